using System.Collections.Immutable;
using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.Pkcs;
using Attribute = Org.BouncyCastle.Asn1.Cms.Attribute;

namespace CpomDocs.Trust.Cms;

/// <summary>The unsigned attributes of a SignerInfo that the judge uses.</summary>
/// <param name="SignatureTimestamps">Tokens over the signature value, DER.</param>
internal sealed record UnsignedAttributesContent(ImmutableArray<ReadOnlyMemory<byte>> SignatureTimestamps)
{
    private const int MaxTokens = 8;

    public static UnsignedAttributesContent Read(Asn1Set? set)
    {
        IEnumerable<Asn1Encodable> tokens = (set ?? (IEnumerable<Asn1Encodable>)[])
            .Select(Attribute.GetInstance)
            .Where(attribute => attribute.AttrType.Equals(PkcsObjectIdentifiers.IdAASignatureTimeStampToken))
            .SelectMany(attribute => attribute.AttrValues);
        return new UnsignedAttributesContent([.. tokens.Take(MaxTokens).Select(Encoded)]);
    }

    private static ReadOnlyMemory<byte> Encoded(Asn1Encodable token) => token.ToAsn1Object().GetEncoded();
}
