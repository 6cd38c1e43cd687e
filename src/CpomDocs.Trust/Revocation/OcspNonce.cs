using System.Security.Cryptography;
using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.Ocsp;
using Org.BouncyCastle.Asn1.X509;

namespace CpomDocs.Trust.Revocation;

/// <summary>The number that ties an OCSP answer to its question (RFC 8954).</summary>
internal static class OcspNonce
{
    // RFC 8954, 2.1: 1 to 32 bytes, 16 at least where security matters.
    private const int Bytes = 32;

    /// <summary>A number that was never used.</summary>
    public static byte[] New() => RandomNumberGenerator.GetBytes(Bytes);

    /// <summary>The number as its extension spells it.</summary>
    public static byte[] Spell(byte[] nonce) => new DerOctetString(nonce).GetDerEncoded();

    /// <summary>The extension of a number, not critical.</summary>
    /// <param name="spelled">The number, spelled.</param>
    public static X509Extensions ToExtensions(byte[] spelled)
    {
        return new X509Extensions(new Dictionary<DerObjectIdentifier, X509Extension>
        {
            [OcspObjectIdentifiers.PkixOcspNonce] = new X509Extension(false, new DerOctetString(spelled)),
        });
    }

    /// <summary>The number among extensions, spelled; <see langword="null"/> when they carry none.</summary>
    public static byte[]? SpelledIn(X509Extensions? extensions) =>
        extensions?.GetExtension(OcspObjectIdentifiers.PkixOcspNonce)?.Value.GetOctets();
}
