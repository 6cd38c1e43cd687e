using System.Globalization;

namespace CpomDocs.Verification.Signatures;

/// <summary>Reads the dates of PDF dictionaries (ISO 32000-2, 7.9.4).</summary>
internal static class PdfDate
{
    private const string Pattern = "yyyyMMddHHmmss";

    /// <summary>The instant, or <see langword="null"/> when the text is no complete date.</summary>
    public static DateTimeOffset? Read(string? text)
    {
        if (text is null || !text.StartsWith("D:", StringComparison.Ordinal) || text.Length < 2 + Pattern.Length)
        {
            return null;
        }

        bool isDate = DateTime.TryParseExact(
            text.AsSpan(2, Pattern.Length), Pattern, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime local);
        return isDate && ReadOffset(text[(2 + Pattern.Length)..]) is TimeSpan offset && IsInRange(local, offset)
            ? new DateTimeOffset(local, offset).ToUniversalTime()
            : null;
    }

    private static bool IsInRange(DateTime local, TimeSpan offset) =>
        local.Year is > 1 and < 9999 && offset.Duration() <= TimeSpan.FromHours(14);

    private static TimeSpan? ReadOffset(string zone)
    {
        string digits = zone.Replace("'", "", StringComparison.Ordinal);
        if (digits is "" or "Z" or "Z0000" or "Z00")
        {
            return TimeSpan.Zero;
        }

        bool isOffset = digits.Length is 3 or 5 && digits[0] is '+' or '-' && digits.Skip(1).All(char.IsAsciiDigit);
        if (!isOffset)
        {
            return null;
        }

        int hours = int.Parse(digits.AsSpan(1, 2), CultureInfo.InvariantCulture);
        int minutes = digits.Length == 5 ? int.Parse(digits.AsSpan(3, 2), CultureInfo.InvariantCulture) : 0;
        var offset = new TimeSpan(hours, minutes, 0);
        return digits[0] == '-' ? -offset : offset;
    }
}
