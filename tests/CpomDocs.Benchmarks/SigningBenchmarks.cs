using BenchmarkDotNet.Attributes;
using CpomDocs.Contrats.Circuits;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Rendering.Pdf;
using CpomDocs.Signing.Keys;
using CpomDocs.Signing.Pades;
using CpomDocs.Trust.Certificates;

namespace CpomDocs.Benchmarks;

/// <summary>
/// One act on the longest initialled annexe of the example, beside the bare operation of its RSA-3072 key. To reach: 1.3 times the key and
/// 5 ms.
/// </summary>
[MemoryDiagnoser]
public class SigningBenchmarks
{
    private readonly PadesSigner _signer = new(TimeProvider.System);
    private readonly Pkcs12SigningKey _key;
    private readonly ReadOnlyMemory<byte> _rendered;
    private readonly ReadOnlyMemory<byte> _signedOnce;
    private readonly ReadOnlyMemory<byte> _attributes;
    private readonly Circuit _circuit;

    public SigningBenchmarks()
    {
        DemonstrationPki pki = DemonstrationPki.Create(new DemonstrationPkiOptions());
        _key = Pkcs12SigningKey.Open(pki.Files["representant-legal.p12"].Span, DemonstrationPki.Password, "representant-legal.p12");
        var document = new ContratExemple().Liasse.Documents.Single(item => item.Descripteur.Document == "ORIENTATIONS");
        _circuit = document.Descripteur.Circuit;
        _rendered = new PdfRenderer().Render(document).Value!.Contenu;
        _attributes = _signer.Prepare(_rendered, Request(0), _key.Identity).Value!.ToBeSigned;
        _signedOnce = FirstAct().Value!.File;
    }

    [Benchmark(Baseline = true)]
    public byte[] BareKey() => _key.Sign(_attributes.Span);

    [Benchmark]
    public Outcome<SignedDocument> FirstAct() => _signer.Sign(_rendered, Request(0), _key);

    [Benchmark]
    public Outcome<SignedDocument> SecondAct() => _signer.Sign(_signedOnce, Request(1), _key);

    private SigningRequest Request(int step) => new() { Role = _circuit.Etapes[step].Role };
}
