using System.Security.Cryptography;
using CpomDocs.Trust.Cms;
using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.Tsp;
using Org.BouncyCastle.Asn1.X509;

namespace CpomDocs.Trust.Timestamps;

/// <summary>A request for a time-stamp (RFC 3161, 2.4.1): always with a nonce, always asking for the certificate.</summary>
/// <param name="Digest">Digest to stamp.</param>
/// <param name="Algorithm">Its algorithm.</param>
/// <param name="Nonce">Upper-case hexadecimal of the nonce, as <see cref="TimestampToken.Nonce"/> gives it back.</param>
/// <param name="Encoded">DER of the request.</param>
internal sealed record TimestampQuery(ReadOnlyMemory<byte> Digest, HashAlgorithmName Algorithm, string Nonce, byte[] Encoded)
{
    private const int NonceLength = 8;

    public static TimestampQuery Create(ReadOnlyMemory<byte> digest, HashAlgorithmName algorithm, string? policy)
    {
        byte[] random = RandomNumberGenerator.GetBytes(NonceLength);
        random[0] = (byte)(random[0] & 0x3F | 0x40);
        var nonce = new DerInteger(random);
        var imprint = new MessageImprint(new AlgorithmIdentifier(SignatureAlgorithm.OidOf(algorithm)), digest.ToArray());
        DerObjectIdentifier? asked = policy is null ? null : new DerObjectIdentifier(policy);
        byte[] encoded = new TimeStampReq(imprint, asked, nonce, DerBoolean.True, null).GetDerEncoded();
        return new TimestampQuery(digest, algorithm, Convert.ToHexString(nonce.Value.ToByteArray()), encoded);
    }
}
