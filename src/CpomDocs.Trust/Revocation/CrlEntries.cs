using System.Formats.Asn1;
using CpomDocs.Trust.Certificates;
using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.X509;

namespace CpomDocs.Trust.Revocation;

/// <summary>
/// The certificates that a list revokes, found by their number without keeping an object for each: a list of an authority may hold half
/// a million.
/// </summary>
internal sealed class CrlEntries
{
    private const string ReasonCode = "2.5.29.21";
    private const string CertificateIssuer = "2.5.29.29";
    private readonly ReadOnlyMemory<byte> _encoded;
    private readonly List<string> _issuers;
    private readonly (int Key, int Offset, int Issuer)[] _places;

    private CrlEntries(ReadOnlyMemory<byte> encoded, List<string> issuers, List<(int Key, int Offset, int Issuer)> places)
    {
        _encoded = encoded;
        _issuers = issuers;
        _places = [.. places];
        Array.Sort(_places);
    }

    /// <summary>
    /// Whether an entry says something critical that is unknown to this judge: the list then tells of nobody (RFC 5280, 5.3).
    /// </summary>
    public bool HasUnknownCritical { get; private init; }

    /// <summary>Reads the entries.</summary>
    /// <param name="encoded">Content of the sequence of entries; empty when the list revokes nobody.</param>
    /// <param name="issuerKey">Name of the one who signs the list: that of the certificates, until an entry names another.</param>
    /// <exception cref="AsnContentException">They are malformed.</exception>
    public static CrlEntries Read(ReadOnlyMemory<byte> encoded, string issuerKey)
    {
        var issuers = new List<string> { issuerKey };
        var places = new List<(int, int, int)>();
        bool hasUnknown = false;
        ReadOnlySpan<byte> span = encoded.Span;
        int at = 0;
        while (at < span.Length)
        {
            AsnDecoder.ReadSequence(span[at..], AsnEncodingRules.BER, out int start, out int length, out int whole);
            ReadOnlySpan<byte> entry = span.Slice(at + start, length);
            ReadOnlySpan<byte> serial = AsnDecoder.ReadIntegerBytes(entry, AsnEncodingRules.BER, out int afterSerial);
            _ = AsnDecoder.ReadEncodedValue(entry[afterSerial..], AsnEncodingRules.BER, out _, out _, out int date);
            if (afterSerial + date < entry.Length)
            {
                var extensions = X509Extensions.GetInstance(Asn1Object.FromByteArray(entry[(afterSerial + date)..].ToArray()));
                hasUnknown |= extensions.GetCriticalExtensionOids().Any(oid => oid.Id is not (ReasonCode or CertificateIssuer));
                NoteIssuer(extensions, issuers);
            }

            places.Add((KeyOf(serial), at, issuers.Count - 1));
            at += whole;
        }

        return new CrlEntries(encoded, issuers, places) { HasUnknownCritical = hasUnknown };
    }

    /// <summary>The last entry about a certificate, or <see langword="null"/>.</summary>
    public CrlEntry? Find(Certificate certificate)
    {
        byte[] serial = certificate.Content.Serial.Value.ToByteArray();
        int key = KeyOf(serial);
        int at = Array.BinarySearch(_places, (key, int.MaxValue, int.MaxValue));
        for (int i = (at < 0 ? ~at : at) - 1; i >= 0 && _places[i].Key == key; i--)
        {
            ReadOnlySpan<byte> rest = _encoded.Span[_places[i].Offset..];
            AsnDecoder.ReadSequence(rest, AsnEncodingRules.BER, out int start, out int length, out int whole);
            ReadOnlySpan<byte> found = AsnDecoder.ReadIntegerBytes(rest.Slice(start, length), AsnEncodingRules.BER, out _);
            if (found.SequenceEqual(serial) && _issuers[_places[i].Issuer] == certificate.Content.IssuerKey)
            {
                return CrlEntry.GetInstance(Asn1Object.FromByteArray(rest[..whole].ToArray()));
            }
        }

        return null;
    }

    // RFC 5280, 5.3.3: the issuer named by an entry is that of those after it too.
    private static void NoteIssuer(X509Extensions extensions, List<string> issuers)
    {
        if (extensions.GetExtension(X509Extensions.CertificateIssuer) is X509Extension extension)
        {
            GeneralName? name = Array.Find(
                GeneralNames.GetInstance(extension.GetParsedValue()).GetNames(), one => one.TagNo == GeneralName.DirectoryName);
            issuers.Add(name is null ? "" : DistinguishedName.KeyOf(X509Name.GetInstance(name.Name)));
        }
    }

    // Equal numbers have equal keys; others, forged to share one, are told apart by their bytes.
    private static int KeyOf(ReadOnlySpan<byte> serial)
    {
        var hash = new HashCode();
        hash.AddBytes(serial);
        return hash.ToHashCode();
    }
}
