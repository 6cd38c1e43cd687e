using System.Security.Cryptography;
using BenchmarkDotNet.Attributes;
using CpomDocs.Contrats.Circuits;
using CpomDocs.Contrats.Model;
using CpomDocs.Rendering.Pdf;
using CpomDocs.Signing.Keys;
using CpomDocs.Signing.Pades;
using CpomDocs.Trust.Certificates;
using CpomDocs.Trust.Demonstration;
using CpomDocs.Trust.Network;
using CpomDocs.Trust.Timestamps;
using CpomDocs.Verification;
using CpomDocs.Verification.Reports;

namespace CpomDocs.Benchmarks;

/// <summary>
/// The socle signed at B-LTA with the demonstration services in the same process. Our own work is the act less the key operation and less
/// the two time-stamps, which an authority makes elsewhere. To reach: 4 ms.
/// </summary>
[MemoryDiagnoser]
public class LevelBenchmarks
{
    private readonly byte[] _digest = new byte[32];
    private readonly PadesSigner _signer;
    private readonly SigningRequest _request = new() { Role = new Role(Partie.STRUCTURE), Level = PadesLevel.LTA };
    private readonly Pkcs12SigningKey _key;
    private readonly HttpTimestampAuthority _authority;
    private readonly ReadOnlyMemory<byte> _socle;
    private readonly FichierAVerifier _signed;
    private readonly VerificationPolicy _policy;

    public LevelBenchmarks()
    {
        var pki = DemonstrationPki.Create(new DemonstrationPkiOptions()).Files;
        string folder = Directory.CreateTempSubdirectory("cpomdocs-niveaux-").FullName;
        foreach ((string name, ReadOnlyMemory<byte> bytes) in pki)
        {
            File.WriteAllBytes(Path.Combine(folder, name), bytes.Span);
        }

        var services = DemonstrationServices.Open(folder, TimeProvider.System);
        var http = new PkiHttpClient(new PkiHttpOptions(), new DemonstrationTransport(services));
        Directory.Delete(folder, recursive: true);
        _authority = new HttpTimestampAuthority(new TimestampAuthorityOptions(services.TimestampAuthority), http, TimeProvider.System);
        _signer = new PadesSigner(TimeProvider.System, PadesServices.Over([services.TimestampAuthority], http, TimeProvider.System));
        _key = Open(pki["representant-legal.p12"]);
        _socle = new PdfRenderer().Render(new ContratExemple().Socle).Value!.Contenu;
        using Pkcs12SigningKey agency = Open(pki["directeur-general.p12"]);
        SigningRequest last = _request with { Role = new Role(Partie.ARS) };
        _signed = new FichierAVerifier("SOCLE.pdf", _signer.Sign(SignSocleLta().File, last, agency).Value!.File);
        _policy = new VerificationPolicy
        {
            Roots = [.. Certificate.ReadAll(pki["racine.pem"])],
            At = TimeProvider.System.GetUtcNow(),
            Revocation = RevocationMode.Require,
        };
    }

    [Benchmark(Baseline = true)]
    public byte[] KeyOperation() => _key.Sign(_digest);

    [Benchmark]
    public TimestampToken TwoTimestamps()
    {
        _authority.Stamp(_digest, HashAlgorithmName.SHA256);
        return _authority.Stamp(_digest, HashAlgorithmName.SHA256);
    }

    [Benchmark]
    public SignedDocument SignSocleLta() => _signer.Sign(_socle, _request, _key).Value!;

    [Benchmark]
    public VerificationReport VerifyTwoLta() => LiasseVerifier.Verify([_signed], _policy);

    private static Pkcs12SigningKey Open(ReadOnlyMemory<byte> file) =>
        Pkcs12SigningKey.Open(file.Span, DemonstrationPki.Password, "demonstration.p12");
}
