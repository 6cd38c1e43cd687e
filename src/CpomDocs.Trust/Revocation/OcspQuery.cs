using System.Security.Cryptography;
using CpomDocs.Trust.Certificates;
using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.Ocsp;
using Org.BouncyCastle.Asn1.Oiw;
using Org.BouncyCastle.Asn1.X509;

namespace CpomDocs.Trust.Revocation;

/// <summary>Writes an OCSP request about one certificate (RFC 6960, 4.1).</summary>
internal static class OcspQuery
{
    /// <summary>DER of the request.</summary>
    public static byte[] For(Certificate certificate, Certificate issuer)
    {
        var request = new Request(Identify(certificate, issuer), null);
        return new OcspRequest(new TbsRequest(null, new DerSequence(request), null), null).GetDerEncoded();
    }

    private static CertID Identify(Certificate certificate, Certificate issuer)
    {
#pragma warning disable CA5350 // RFC 5019, 2.1.1: the identifier every responder knows is a SHA-1; it only selects, the signature proves.
        byte[] name = SHA1.HashData(issuer.Content.SubjectDn.GetDerEncoded());
        byte[] key = SHA1.HashData(issuer.Content.KeyBits.Span);
#pragma warning restore CA5350
        return new CertID(
            new AlgorithmIdentifier(OiwObjectIdentifiers.IdSha1, DerNull.Instance),
            new DerOctetString(name),
            new DerOctetString(key),
            certificate.Content.Serial);
    }
}
