using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CpomDocs.Signing.Keys;
using CpomDocs.Tests.Trust;
using CpomDocs.Trust.Certificates;

namespace CpomDocs.Tests.Signing;

/// <summary>Keys of the tests.</summary>
internal static class Cles
{
    public static Pkcs12SigningKey Demonstration(string name = "representant-legal")
    {
        return Pkcs12SigningKey.Open(SharedDemonstrationPki.Pki.Files[name + ".p12"].Span, DemonstrationPki.Password, name);
    }

    /// <summary>A key that is not a demonstration one, whose certificate names a person.</summary>
    public static PemSigningKey De(string commonName, X509KeyUsageFlags usage = X509KeyUsageFlags.NonRepudiation)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=" + commonName, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509KeyUsageExtension(usage, critical: true));
        using X509Certificate2 certificate =
            request.CreateSelfSigned(new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero),
                new DateTimeOffset(2045, 1, 1, 0, 0, 0, TimeSpan.Zero));
        return PemSigningKey.Open(key.ExportPkcs8PrivateKeyPem() + "\n" + certificate.ExportCertificatePem(), null, "pem:essai");
    }
}
