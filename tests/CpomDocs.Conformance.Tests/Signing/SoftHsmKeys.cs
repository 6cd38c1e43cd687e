using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CpomDocs.Tests.Trust;
using Net.Pkcs11Interop.Common;

namespace CpomDocs.Conformance.Tests.Signing;

/// <summary>The keys that the tests of a token use, brought in once.</summary>
internal static class SoftHsmKeys
{
    public const string Token = "cpom";

    private static readonly Lazy<bool> Ready = new(Bring);

    /// <summary>The token with its keys; the test is skipped, by its name, where SoftHSM is not installed.</summary>
    public static SoftHsm Find()
    {
        var hsm = SoftHsm.Find();
        Assert.True(Ready.Value);
        return hsm;
    }

    private static bool Bring()
    {
        var hsm = SoftHsm.Find();
        X509Certificate2Collection signatory = SharedDemonstrationPki.Pkcs12("representant-legal");
        X509Certificate2 withKey = signatory.Single(item => item.HasPrivateKey);
        foreach (string label in (string[])["rsa", "sans-certificat", "chaque-fois"])
        {
            hsm.Import(Token, label, withKey, label == "chaque-fois" ? [CKA.CKA_ALWAYS_AUTHENTICATE] : []);
        }

        hsm.ImportCertificate(Token, "rsa", withKey);
        hsm.ImportCertificate(Token, "chaque-fois", withKey);
        foreach (X509Certificate2 issuer in signatory.Where(item => !item.HasPrivateKey))
        {
            hsm.ImportCertificate(Token, "emetteur " + issuer.SerialNumber, issuer);
        }

        Curve(hsm, "p256", ECCurve.NamedCurves.nistP256);
        Curve(hsm, "p384", ECCurve.NamedCurves.nistP384);
        hsm.Import("essais", "rsa", withKey);
        hsm.ImportCertificate("essais", "rsa", withKey);
        hsm.Import("essais", "chaque-fois", withKey, CKA.CKA_ALWAYS_AUTHENTICATE);
        hsm.ImportCertificate("essais", "chaque-fois", withKey);
        hsm.Forget("essais");
        return true;
    }

    private static void Curve(SoftHsm hsm, string label, ECCurve curve)
    {
        using var key = ECDsa.Create(curve);
        var request = new CertificateRequest("CN=Anne-Lise PEYRUSSAC", key, HashAlgorithmName.SHA256);
        DateTimeOffset start = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
        using X509Certificate2 certificate = request.CreateSelfSigned(start, start.AddYears(25));
        hsm.Import(Token, label, certificate);
        hsm.ImportCertificate(Token, label, certificate);
    }
}
