using System.Formats.Asn1;
using CpomDocs.Trust.Cms;

namespace CpomDocs.Signing.Tokens;

/// <summary>The structure around a hash in a PKCS#1 v1.5 signature (RFC 8017, 9.2).</summary>
internal static class DigestInfo
{
    /// <summary>DER of the DigestInfo.</summary>
    public static byte[] Of(CmsSignatureAlgorithm algorithm, ReadOnlySpan<byte> hash)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier(algorithm.DigestOid);
                writer.WriteNull();
            }

            writer.WriteOctetString(hash);
        }

        return writer.Encode();
    }
}
