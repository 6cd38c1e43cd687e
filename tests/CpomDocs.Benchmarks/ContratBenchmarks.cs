using System.Collections.Immutable;
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
using CpomDocs.Verification;
using CpomDocs.Verification.Reports;

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
    private readonly FichierAVerifier _signed;
    private readonly VerificationPolicy _policy;

    public ContratBenchmarks()
    {
        ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> pki = DemonstrationPki.Create(new DemonstrationPkiOptions()).Files;
        _key = Open(pki["representant-legal.p12"]);
        _socle = _pdf.Render(_exemple.Socle).Value!.Contenu;
        using ISigningKey agency = Open(pki["directeur-general.p12"]);
        var last = new SigningRequest { Role = new Role(Partie.ARS) };
        _signed = new FichierAVerifier("SOCLE.pdf", _signer.Sign(SignSocle().File, last, agency).Value!.File);
        _policy = new VerificationPolicy
        {
            Roots = [.. Certificate.ReadAll(pki["racine.pem"])],
            At = TimeProvider.System.GetUtcNow(),
        };
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

    [Benchmark]
    public VerificationReport VerifyTwoSignatures() => LiasseVerifier.Verify([_signed], _policy);

    private static Pkcs12SigningKey Open(ReadOnlyMemory<byte> file) =>
        Pkcs12SigningKey.Open(file.Span, DemonstrationPki.Password, "demonstration.p12");
}
