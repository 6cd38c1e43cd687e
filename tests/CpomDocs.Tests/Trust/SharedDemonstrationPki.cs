using System.Security.Cryptography.X509Certificates;
using CpomDocs.Trust.Certificates;

namespace CpomDocs.Tests.Trust;

/// <summary>One demonstration PKI for the whole run: its keys take a second to make.</summary>
internal static class SharedDemonstrationPki
{
    private static readonly Lazy<DemonstrationPki> Shared = new(() => DemonstrationPki.Create(new DemonstrationPkiOptions()));

    public static DemonstrationPki Pki => Shared.Value;

    public static X509Certificate2 Certificate(string name) => X509CertificateLoader.LoadCertificate(Pki.Files[name + ".pem"].Span);

    public static X509Certificate2Collection Pkcs12(string name)
    {
        return X509CertificateLoader.LoadPkcs12Collection(
            Pki.Files[name + ".p12"].Span, DemonstrationPki.Password, X509KeyStorageFlags.EphemeralKeySet | X509KeyStorageFlags.Exportable);
    }
}
