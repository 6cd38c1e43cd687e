using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CpomDocs.Trust.Certificates;

namespace CpomDocs.Tests.Trust;

/// <summary>A certificate of the demonstration, issued again by its authority with other addresses of revocation.</summary>
internal static class UnCertificat
{
    private static readonly HashSet<string> Addresses = ["1.3.6.1.5.5.7.1.1", "2.5.29.31", "2.5.29.35"];

    /// <summary>The same holder, key and serial number (unless another is given), with the addresses given.</summary>
    public static Certificate De(string holder, Uri? ocsp, Uri? list, int? serial = null)
    {
        X509Certificate2 original = SharedDemonstrationPki.Certificate(holder);
        X509Certificate2 issuer = SharedDemonstrationPki.Pkcs12("intermediaire-signataires").First(one => one.HasPrivateKey);
        var request = new CertificateRequest(original.SubjectName, original.PublicKey, HashAlgorithmName.SHA256);
        foreach (X509Extension extension in original.Extensions.Where(extension => !Addresses.Contains(extension.Oid!.Value!)))
        {
            request.CertificateExtensions.Add(extension);
        }

        request.CertificateExtensions.Add(
            X509AuthorityKeyIdentifierExtension.CreateFromSubjectKeyIdentifier(
                issuer.Extensions.OfType<X509SubjectKeyIdentifierExtension>().Single()));
        if (ocsp is not null)
        {
            request.CertificateExtensions.Add(new X509AuthorityInformationAccessExtension([ocsp.AbsoluteUri], []));
        }

        if (list is not null)
        {
            request.CertificateExtensions.Add(CertificateRevocationListBuilder.BuildCrlDistributionPointExtension([list.AbsoluteUri]));
        }

        using RSA key = issuer.GetRSAPrivateKey()!;
        byte[] number = serial is int other ? [(byte)other] : Convert.FromHexString(original.SerialNumber);
        using X509Certificate2 issued = request.Create(
            issuer.SubjectName,
            X509SignatureGenerator.CreateForRSA(key, RSASignaturePadding.Pkcs1),
            original.NotBefore,
            original.NotAfter,
            number);
        return Certificate.TryRead(issued.RawData)!;
    }
}
