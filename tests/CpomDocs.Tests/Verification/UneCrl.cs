using System.Numerics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CpomDocs.Tests.Trust;
using CpomDocs.Trust.Revocation;

namespace CpomDocs.Tests.Verification;

/// <summary>A revocation list of an authority of the demonstration.</summary>
internal static class UneCrl
{
    public static Crl De(string issuer, DateTimeOffset issued, string? revoked = null, DateTimeOffset? revokedAt = null,
        X509RevocationReason? reason = null)
    {
        X509Certificate2 authority = SharedDemonstrationPki.Certificate(issuer);
        using RSA key = SharedDemonstrationPki.Pkcs12(issuer).First(one => one.HasPrivateKey).GetRSAPrivateKey()!;
        var builder = new CertificateRevocationListBuilder();
        if (revoked is not null)
        {
            builder.AddEntry(SharedDemonstrationPki.Certificate(revoked), revokedAt ?? issued, reason);
        }

        var identifier =
            X509AuthorityKeyIdentifierExtension.CreateFromCertificate(authority, includeKeyIdentifier: true, includeIssuerAndSerial: false);
        var generator = X509SignatureGenerator.CreateForRSA(key, RSASignaturePadding.Pkcs1);
        byte[] list = builder.Build(authority.SubjectName, generator, BigInteger.One,
            issued.AddDays(30), HashAlgorithmName.SHA256, identifier, issued);
        return Crl.TryRead(list)!;
    }
}
