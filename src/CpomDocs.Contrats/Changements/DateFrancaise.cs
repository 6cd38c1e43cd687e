using System.Globalization;
using System.Text.RegularExpressions;
using CpomDocs.Contrats.Diagnostics;

namespace CpomDocs.Contrats.Changements;

/// <summary>Dates as the contracts print them: « 1er janvier 2025 », « 30 juin 2026 ».</summary>
internal static partial class DateFrancaise
{
    private static string[] Months => Messages.Get("Mois").Split(' ');

    /// <summary>Writes a date.</summary>
    internal static string Write(DateOnly date)
    {
        string day = date.Day == 1 ? Messages.Get("Premier") : date.Day.ToString(CultureInfo.InvariantCulture);
        return $"{day} {Months[date.Month - 1]} {date.Year.ToString(CultureInfo.InvariantCulture)}";
    }

    /// <summary>Reads a date in letters, or as « 30/06/2026 »; nothing else.</summary>
    /// <param name="text">Text, with plain spaces.</param>
    /// <returns>The date, or <see langword="null"/>.</returns>
    internal static DateOnly? Read(string text)
    {
        if (DateOnly.TryParseExact(text, "dd/MM/yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly digits))
        {
            return digits;
        }

        Match match = Letters().Match(text);
        int month = Array.IndexOf(Months, match.Groups["mois"].Value.ToLowerInvariant()) + 1;
        return match.Success && month > 0
            && DateOnly.TryParseExact($"{match.Groups["annee"].Value}-{month:00}-{match.Groups["jour"].Value.PadLeft(2, '0')}",
                "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date)
            ? date
            : null;
    }

    [GeneratedRegex(@"\A(?<jour>1(?=er)|[12][0-9]|3[01]|[2-9])(?:er)? (?<mois>\p{L}+) (?<annee>[0-9]{4})\z", RegexOptions.CultureInvariant)]
    private static partial Regex Letters();
}
