using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace CpomDocs.Tests.Trust.TrustedLists;

/// <summary>An authority that issues certificates as qualified as they say they are.</summary>
internal sealed class AutoriteFictive
{
    private static readonly DateTimeOffset Start = new(2018, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public AutoriteFictive()
    {
        var request = new CertificateRequest("CN=Autorité fictive", _key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        Certificate = request.CreateSelfSigned(Start, Start.AddYears(20));
    }

    public X509Certificate2 Certificate { get; }

    /// <summary>Issues a certificate with its key.</summary>
    /// <param name="statements">Object identifiers of its statements of qualification.</param>
    public X509Certificate2 Issue(params string[] statements)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Anne-Lise PEYRUSSAC", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.NonRepudiation, true));
        if (statements.Length > 0)
        {
            request.CertificateExtensions.Add(new X509Extension("1.3.6.1.5.5.7.1.3", StatementsOf(statements), false));
        }

        using X509Certificate2 bare = request.Create(Certificate, Start.AddYears(2), Start.AddYears(18), [1, 2, 3, 4]);
        return bare.CopyWithPrivateKey(key);
    }

    private static byte[] StatementsOf(string[] statements)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            foreach (string statement in statements)
            {
                using (writer.PushSequence())
                {
                    writer.WriteObjectIdentifier(statement);
                }
            }
        }

        return writer.Encode();
    }
}
