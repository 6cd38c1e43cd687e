using System.Formats.Asn1;
using CpomDocs.Trust.Cms;
using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.X509;

namespace CpomDocs.Trust.Revocation;

/// <summary>The parts of a list, its entries left as they are written (RFC 5280, 5.1).</summary>
internal sealed record CrlStructure
{
    public required X509Name Issuer { get; init; }

    public required DateTimeOffset ThisUpdate { get; init; }

    public required DateTimeOffset? NextUpdate { get; init; }

    /// <summary>Content of the sequence of entries; empty when there is none.</summary>
    public required ReadOnlyMemory<byte> Entries { get; init; }

    public required X509Extensions? Extensions { get; init; }

    /// <summary><see langword="null"/> when its two statements differ.</summary>
    public required AlgorithmIdentifier? Algorithm { get; init; }

    public required byte[] Signature { get; init; }

    /// <summary>Takes a list apart.</summary>
    /// <exception cref="AsnContentException">The bytes are no list (among other exceptions of the ASN.1 libraries).</exception>
    public static CrlStructure Read(ReadOnlyMemory<byte> der)
    {
        AsnReader outer = new AsnReader(der, AsnEncodingRules.BER).ReadSequence();
        AsnReader body = outer.ReadSequence();
        ReadOnlyMemory<byte> algorithm = outer.ReadEncodedValue();
        byte[] signature = outer.ReadBitString(out _);
        if (body.PeekTag() == Asn1Tag.Integer)
        {
            body.ReadEncodedValue();
        }

        bool agrees = body.ReadEncodedValue().Span.SequenceEqual(algorithm.Span);
        return new CrlStructure
        {
            Algorithm = agrees ? AlgorithmIdentifier.GetInstance(Small(algorithm)) : null,
            Issuer = X509Name.GetInstance(Small(body.ReadEncodedValue())),
            ThisUpdate = InstantOf(body.ReadEncodedValue()),
            NextUpdate = IsTime(body) ? InstantOf(body.ReadEncodedValue()) : null,
            Entries = Is(body, Asn1Tag.Sequence) ? ContentOf(body.ReadEncodedValue()) : default,
            Extensions = Is(body, new Asn1Tag(TagClass.ContextSpecific, 0))
                ? X509Extensions.GetInstance(Small(ContentOf(body.ReadEncodedValue())))
                : null,
            Signature = signature,
        };
    }

    private static bool IsTime(AsnReader body) => Is(body, Asn1Tag.UtcTime) || Is(body, Asn1Tag.GeneralizedTime);

    private static bool Is(AsnReader body, Asn1Tag tag) => body.HasData && body.PeekTag().HasSameClassAndValue(tag);

    private static Asn1Object Small(ReadOnlyMemory<byte> encoded) =>
        BoundedBer.IsOneValue(encoded.Span) ? Asn1Object.FromByteArray(encoded.ToArray()) : throw new AsnContentException();

    private static ReadOnlyMemory<byte> ContentOf(ReadOnlyMemory<byte> encoded)
    {
        _ = AsnDecoder.ReadEncodedValue(encoded.Span, AsnEncodingRules.BER, out int start, out int length, out _);
        return encoded.Slice(start, length);
    }

    private static DateTimeOffset InstantOf(ReadOnlyMemory<byte> encoded) =>
        new(DateTime.SpecifyKind(Time.GetInstance(Small(encoded)).ToDateTime().ToUniversalTime(), DateTimeKind.Utc));
}
