using System.Security.Cryptography;
using BenchmarkDotNet.Attributes;
using CpomDocs.Composition.Documents;
using CpomDocs.Contrats.Circuits;
using CpomDocs.Contrats.Model;
using CpomDocs.Contrats.Reading;
using CpomDocs.Rendering.Docx;
using CpomDocs.Rendering.Pdf;
using CpomDocs.Signing.Keys;
using CpomDocs.Signing.Pades;
using CpomDocs.Trust.Certificates;

namespace CpomDocs.Benchmarks;

/// <summary>Each step of the journey: the whole liasse of one contract, or its socle where the name says so.</summary>
[MemoryDiagnoser]
public class ContratBenchmarks
{
    private readonly ContratExemple _exemple = new();
    private readonly PdfRenderer _pdf = new();
    private readonly DocxRenderer _docx = new();
    private readonly PadesSigner _signer = new(TimeProvider.System);
    private readonly SigningRequest _request = new() { Role = new Role(Partie.STRUCTURE) };
    private readonly RSA _bareKey = RSA.Create(3072);
    private readonly byte[] _digest = new byte[32];
    private readonly ISigningKey _key;
    private readonly ReadOnlyMemory<byte> _socle;

    public ContratBenchmarks()
    {
        ReadOnlyMemory<byte> keyFile = DemonstrationPki.Create(new DemonstrationPkiOptions()).Files["representant-legal.p12"];
        _key = Pkcs12SigningKey.Open(keyFile.Span, DemonstrationPki.Password, "representant-legal.p12");
        _socle = _pdf.Render(_exemple.Socle).Value!.Contenu;
    }

    [Benchmark]
    public ContratValide Check() => _exemple.Check();

    [Benchmark]
    public LiasseComposee Compose() => _exemple.Compose();

    [Benchmark]
    public int RenderPdf() => _exemple.Liasse.Documents.Sum(document => _pdf.Render(document).Value!.Pages);

    [Benchmark]
    public int RenderDocx() => _exemple.Liasse.Documents.Sum(document => _docx.Render(document).Value!.Length);

    [Benchmark]
    public byte[] BareKeyOperation() => _bareKey.SignHash(_digest, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

    [Benchmark]
    public SignedDocument SignSocle() => _signer.Sign(_socle, _request, _key).Value!;
}
