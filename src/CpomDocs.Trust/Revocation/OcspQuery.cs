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
    /// <param name="certificate">Certificate asked about.</param>
    /// <param name="issuer">Its issuer.</param>
    /// <param name="nonce">Number of this very question (RFC 8954), or <see langword="null"/>.</param>
    public static byte[] For(Certificate certificate, Certificate issuer, byte[]? nonce)
    {
        var request = new Request(Identify(certificate, issuer), null);
        X509Extensions? extensions = nonce is null ? null : OcspNonce.ToExtensions(OcspNonce.Spell(nonce));
        return new OcspRequest(new TbsRequest(null, new DerSequence(request), extensions), null).GetDerEncoded();
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
