using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CpomDocs.Campagnes.Runs;
using CpomDocs.Conformance.Tests.Pdf;
using CpomDocs.Contrats.Circuits;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Contrats.Model;
using CpomDocs.Signing.Deferred;
using CpomDocs.Signing.Pades;
using CpomDocs.Tests.Signing;

namespace CpomDocs.Conformance.Tests.Signing;

/// <summary>A request signed by openssl, with the bytes or with the digest: what comes back makes a valid document.</summary>
public sealed class DeferredConformanceTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cpomdocs-differe-").FullName;

    [SkippableTheory]
    [InlineData("rsa", false)]
    [InlineData("rsa", true)]
    [InlineData("p256", false)]
    [InlineData("p384", false)]
    public void OpensslDgst_OverTheBytes_MakesAValidDocument(string kind, bool pss)
    {
        Judge openssl = Judge.Find("openssl");
        Judge pdfsig = Judge.Find("pdfsig");
        string key = NewKey(kind, out string certificate);
        DemandeSignature demande = Prepare(certificate, pss);
        string[] padding = pss ? ["-sigopt", "rsa_padding_mode:pss", "-sigopt", "rsa_pss_saltlen:32"] : [];

        openssl.Accepts(demande.ASigner, ["dgst", "-sha256", "-sign", key, .. padding, "-out", At("signature"), "{}"]);
        byte[] signed = Complete(File.ReadAllBytes(At("signature")));

        Assert.Contains("Signature is Valid.", pdfsig.Accepts(signed, "-nocert"), StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData("rsa")]
    [InlineData("p256")]
    public void OpensslPkeyutl_OverTheDigest_MakesAValidDocument(string kind)
    {
        Judge openssl = Judge.Find("openssl");
        Judge pdfsig = Judge.Find("pdfsig");
        string key = NewKey(kind, out string certificate);
        DemandeSignature demande = Prepare(certificate, pss: false);

        openssl.Accepts(demande.Empreinte,
            "pkeyutl", "-sign", "-inkey", key, "-in", "{}", "-pkeyopt", "digest:sha256", "-out", At("signature"));
        byte[] signed = Complete(File.ReadAllBytes(At("signature")));

        Assert.Contains("Signature is Valid.", pdfsig.Accepts(signed, "-nocert"), StringComparison.Ordinal);
    }

    [SkippableFact]
    public void RawValue_OfACard_IsTakenToo()
    {
        Judge qpdf = Judge.Find("qpdf");
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var holder = new CertificateRequest("CN=Anne-Lise PEYRUSSAC", key, HashAlgorithmName.SHA256);
        DemandeSignature demande = Prepare(SelfSigned(holder), pss: false);

        byte[] signed = Complete(key.SignHash(demande.Empreinte, DSASignatureFormat.IeeeP1363FixedFieldConcatenation));

        qpdf.Accepts(signed, "--check");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string SelfSigned(CertificateRequest request)
    {
        DateTimeOffset start = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
        using X509Certificate2 certificate = request.CreateSelfSigned(start, start.AddYears(25));
        return certificate.ExportCertificatePem();
    }

    private string At(string name) => Path.Combine(_folder, name);

    private string NewKey(string kind, out string certificate)
    {
        string file = At("cle.pem");
        if (kind == "rsa")
        {
            using var rsa = RSA.Create(3072);
            File.WriteAllText(file, rsa.ExportPkcs8PrivateKeyPem());
            certificate = SelfSigned(
                new CertificateRequest("CN=Anne-Lise PEYRUSSAC", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
            return file;
        }

        using var ecdsa = ECDsa.Create(kind == "p256" ? ECCurve.NamedCurves.nistP256 : ECCurve.NamedCurves.nistP384);
        File.WriteAllText(file, ecdsa.ExportPkcs8PrivateKeyPem());
        certificate = SelfSigned(new CertificateRequest("CN=Anne-Lise PEYRUSSAC", ecdsa, HashAlgorithmName.SHA256));
        return file;
    }

    private DemandeSignature Prepare(string certificate, bool pss)
    {
        File.WriteAllBytes(At("FINANCEMENT.pdf"), new UnDocument().Pdf());
        Outcome<DemandeSignature> prepared = new DemandeFolder(TimeProvider.System, null).Prepare(
            At("FINANCEMENT.pdf"),
            new SigningRequest { Role = new Role(Partie.STRUCTURE) },
            DeferredSigner.IdentityOf(certificate, pss),
            new DemandePlace(At("demande.json"), TimeSpan.FromMinutes(5)));
        return DemandeJson.TryRead(File.ReadAllBytes(At("demande.json"))) ?? throw new InvalidOperationException(prepared.ToString());
    }

    private byte[] Complete(byte[] signature)
    {
        Outcome<SignedDocument> completed =
            new DemandeFolder(TimeProvider.System, null).Complete(At("demande.json"), signature, At("signe.pdf"));
        Assert.Empty(completed.Diagnostics);
        return File.ReadAllBytes(At("signe.pdf"));
    }
}
