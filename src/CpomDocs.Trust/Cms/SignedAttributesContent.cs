using System.Collections.Immutable;
using System.Formats.Asn1;
using System.Security.Cryptography;
using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.Cms;
using Org.BouncyCastle.Asn1.Ess;
using Org.BouncyCastle.Asn1.Pkcs;
using Attribute = Org.BouncyCastle.Asn1.Cms.Attribute;

namespace CpomDocs.Trust.Cms;

/// <summary>The signed attributes of a SignerInfo: each type once, the mandatory ones present.</summary>
internal sealed record SignedAttributesContent
{
    private const int MaxItems = 256;
    private const string AdobeRevocationArchival = "1.2.840.113583.1.1.8";

    /// <summary>No attributes at all: the key signs the content.</summary>
    public static SignedAttributesContent None { get; } = new()
    {
        Encoded = default,
        AsWritten = default,
        MessageDigest = default,
        SigningTime = null,
        SigningCertificates = [],
        Crls = [],
        OcspResponses = [],
    };

    /// <summary>The attributes as a DER set (RFC 5652, 5.4).</summary>
    public required ReadOnlyMemory<byte> Encoded { get; init; }

    /// <summary>The set in the order of the message; empty where that order is the one of DER.</summary>
    public required ReadOnlyMemory<byte> AsWritten { get; init; }

    public required ReadOnlyMemory<byte> MessageDigest { get; init; }

    public required DateTimeOffset? SigningTime { get; init; }

    public required ImmutableArray<CertificateDigest> SigningCertificates { get; init; }

    public required ImmutableArray<ReadOnlyMemory<byte>> Crls { get; init; }

    public required ImmutableArray<ReadOnlyMemory<byte>> OcspResponses { get; init; }

    /// <summary>Reads the attributes; <see langword="null"/> when absent, repeated, incomplete, or of another content type.</summary>
    public static SignedAttributesContent? Read(Asn1Set? set, string contentType)
    {
        if (set is null)
        {
            return null;
        }

        var attributes = new Dictionary<string, Attribute>(StringComparer.Ordinal);
        foreach (Asn1Encodable item in set)
        {
            var attribute = Attribute.GetInstance(item);
            if (attribute.AttrValues.Count != 1 || !attributes.TryAdd(attribute.AttrType.Id, attribute))
            {
                return null;
            }
        }

        return Read(set, attributes, contentType);
    }

    private static SignedAttributesContent? Read(Asn1Set set, Dictionary<string, Attribute> attributes, string contentType)
    {
        Asn1Encodable? type = Value(attributes, PkcsObjectIdentifiers.Pkcs9AtContentType);
        Asn1Encodable? digest = Value(attributes, PkcsObjectIdentifiers.Pkcs9AtMessageDigest);
        if (type is null || digest is null || DerObjectIdentifier.GetInstance(type).Id != contentType)
        {
            return null;
        }

        Asn1Encodable? time = Value(attributes, PkcsObjectIdentifiers.Pkcs9AtSigningTime);
        Asn1Sequence? archival = attributes.TryGetValue(AdobeRevocationArchival, out Attribute? adobe)
            ? Asn1Sequence.GetInstance(adobe.AttrValues[0])
            : null;
        byte[] sorted = set.GetEncoded(Asn1Encodable.Der);
        byte[] written = InTheirOrder(set);
        return new SignedAttributesContent
        {
            Encoded = sorted,
            AsWritten = written.AsSpan().SequenceEqual(sorted) ? default : written,
            MessageDigest = Asn1OctetString.GetInstance(digest).GetOctets(),
            SigningTime = time is null ? null : InstantOf(time),
            SigningCertificates = SigningCertificatesOf(attributes),
            Crls = Archived(archival, 0),
            OcspResponses = Archived(archival, 1),
        };
    }

    // A writer of BER leaves the items of a set as they come.
    private static byte[] InTheirOrder(Asn1Set set)
    {
        var writer = new AsnWriter(AsnEncodingRules.BER);
        using (writer.PushSetOf())
        {
            foreach (Asn1Encodable item in set)
            {
                writer.WriteEncodedValue(item.GetEncoded(Asn1Encodable.Der));
            }
        }

        return writer.Encode();
    }

    private static Asn1Encodable? Value(Dictionary<string, Attribute> attributes, DerObjectIdentifier type)
    {
        return attributes.TryGetValue(type.Id, out Attribute? attribute) ? attribute.AttrValues[0] : null;
    }

    private static DateTimeOffset InstantOf(Asn1Encodable time)
    {
        return new DateTimeOffset(DateTime.SpecifyKind(Time.GetInstance(time).ToDateTime().ToUniversalTime(), DateTimeKind.Utc));
    }

    // Only the first identifier designates the signer (RFC 5035, 5.4); the others name its issuers.
    private static ImmutableArray<CertificateDigest> SigningCertificatesOf(Dictionary<string, Attribute> attributes)
    {
        var digests = ImmutableArray.CreateBuilder<CertificateDigest>();
        if (Value(attributes, PkcsObjectIdentifiers.IdAASigningCertificate) is Asn1Encodable first)
        {
            digests.Add(new CertificateDigest(HashAlgorithmName.SHA1, SigningCertificate.GetInstance(first).GetCerts()[0].GetCertHash()));
        }

        if (Value(attributes, PkcsObjectIdentifiers.IdAASigningCertificateV2) is Asn1Encodable second)
        {
            EssCertIDv2 identifier = SigningCertificateV2.GetInstance(second).GetCerts()[0];
            digests.Add(new CertificateDigest(SignatureAlgorithm.DigestOf(identifier.HashAlgorithm.Algorithm.Id),
                identifier.GetCertHash()));
        }

        return digests.ToImmutable();
    }

    private static ImmutableArray<ReadOnlyMemory<byte>> Archived(Asn1Sequence? archival, int tag)
    {
        Asn1TaggedObject? list = archival?.OfType<Asn1TaggedObject>().FirstOrDefault(item => item.TagNo == tag);
        return list is null
            ? []
            :
            [
                .. Asn1Sequence.GetInstance(list, true).Take(MaxItems)
                    .Select(item => (ReadOnlyMemory<byte>)item.ToAsn1Object().GetEncoded()),
            ];
    }
}
