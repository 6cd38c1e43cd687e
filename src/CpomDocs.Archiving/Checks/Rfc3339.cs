using System.Globalization;

namespace CpomDocs.Archiving.Checks;

/// <summary>Instants as RFC 3339 §5.6 writes them.</summary>
internal static class Rfc3339
{
    private const int DateAndTime = 19;

    /// <summary>Whether a text is an instant, to the second at least, with its offset.</summary>
    public static bool IsInstant(string text)
    {
        if (text.Length is < DateAndTime + 1 or > 64 || text[10] is not ('T' or 't' or ' '))
        {
            return false;
        }

        // A leap second is an instant that the calendar of the platform does not know.
        string seconds = text[..10] + 'T' + text[11..DateAndTime].Replace(":60", ":59", StringComparison.Ordinal);
        return DateTime.TryParseExact(seconds, "yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
            && IsOffset(WithoutFraction(text.AsSpan(DateAndTime)));
    }

    private static ReadOnlySpan<char> WithoutFraction(ReadOnlySpan<char> rest)
    {
        if (rest is not ['.', ..])
        {
            return rest;
        }

        int end = rest[1..].IndexOfAnyExceptInRange('0', '9');
        return end > 0 ? rest[(end + 1)..] : [];
    }

    private static bool IsOffset(ReadOnlySpan<char> text)
    {
        return text is "Z" or "z"
            || (text.Length == 6
                && text[0] is '+' or '-'
                && TimeOnly.TryParseExact(text[1..], "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _));
    }
}
