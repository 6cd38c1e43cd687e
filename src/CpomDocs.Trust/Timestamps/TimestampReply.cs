using System.Globalization;
using CpomDocs.Trust.Cms;
using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.Cmp;
using Org.BouncyCastle.Asn1.Tsp;

namespace CpomDocs.Trust.Timestamps;

/// <summary>What an authority answered (RFC 3161, 2.4.2).</summary>
/// <param name="IsGranted">Whether it gives a token.</param>
/// <param name="Token">The token, DER; empty when it gives none.</param>
/// <param name="Explanation">Status, failure bits and words of the authority, for the user.</param>
internal sealed record TimestampReply(bool IsGranted, ReadOnlyMemory<byte> Token, string Explanation)
{
    private const int MaxExplanation = 200;
    private const int GrantedWithMods = 1;

    public static TimestampReply? TryRead(ReadOnlyMemory<byte> der)
    {
        return BoundedBer.IsOneValue(der.Span) ? HostileAsn1.TryRead(() => Read(der)) : null;
    }

    private static TimestampReply Read(ReadOnlyMemory<byte> der)
    {
        var response = TimeStampResp.GetInstance(Asn1Object.FromByteArray(der.ToArray()));
        int status = response.Status.StatusObject.IntValueExact;
        bool isGranted = status is >= 0 and <= GrantedWithMods && response.TimeStampToken is not null;
        return new TimestampReply(
            isGranted,
            isGranted ? response.TimeStampToken!.GetDerEncoded() : ReadOnlyMemory<byte>.Empty,
            ExplanationOf(response.Status, status));
    }

    private static string ExplanationOf(PkiStatusInfo info, int status)
    {
        var parts = new List<string> { status.ToString(CultureInfo.InvariantCulture) };
        if (info.FailInfo is DerBitString failure)
        {
            parts.Add(new PkiFailureInfo(failure).ToString());
        }

        if (info.StatusString is PkiFreeText { Count: > 0 } text)
        {
            parts.Add(Printable(text[0].GetString()));
        }

        return string.Join(", ", parts);
    }

    private static string Printable(string text)
    {
        string plain = new([.. text.Where(character => !char.IsControl(character))]);
        return plain.Length <= MaxExplanation ? plain : plain[..MaxExplanation];
    }
}
