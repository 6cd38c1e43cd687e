using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;
using CpomDocs.Contrats.Diagnostics;

namespace CpomDocs.Contrats.Reading;

/// <summary>Numbers, dates, yes and no as people write them in France. What could be read in two ways is not read.</summary>
internal static partial class FrenchForms
{
    private static readonly FrozenDictionary<string, int> Mois = Messages.Get("Mois").Split(' ')
        .Select((nom, rang) => KeyValuePair.Create(Spelling.Key(nom), rang + 1))
        .ToFrozenDictionary();

    private static readonly FrozenSet<string> Oui = Messages.Get("Oui").Split(' ').ToFrozenSet();

    private static readonly FrozenSet<string> Non = Messages.Get("Non").Split(' ').ToFrozenSet();

    /// <summary>Reads a number: « 412 350,00 € », « 58 % ».</summary>
    /// <param name="text">Text.</param>
    /// <returns>The number in JSON, or <see langword="null"/>.</returns>
    internal static string? Number(string text)
    {
        Match match = NumberForm().Match(text.Trim().Replace('\u2212', '-'));
        if (!match.Success)
        {
            return null;
        }

        string whole = Spaces().Replace(match.Groups["whole"].Value, "").TrimStart('0');
        string decimals = match.Groups["decimals"].Value;
        string sign = match.Groups["sign"].Value == "-" ? "-" : "";
        return sign + (whole.Length == 0 ? "0" : whole) + (decimals.Length == 0 ? "" : "." + decimals);
    }

    /// <summary>Reads a yes or a no.</summary>
    /// <param name="text">Text.</param>
    /// <returns>The answer, or <see langword="null"/>.</returns>
    internal static bool? YesNo(string text)
    {
        string key = Spelling.Key(text);
        return Oui.Contains(key) ? true : Non.Contains(key) ? false : null;
    }

    /// <summary>Reads a date: « 01/01/2025 », « 1er janvier 2025 », a date with a midnight.</summary>
    /// <param name="text">Text.</param>
    /// <returns>The date in ISO form, or <see langword="null"/>.</returns>
    internal static string? Date(string text)
    {
        string written = text.Trim();
        Match match = DayFirst().Match(written) is { Success: true } dayFirst ? dayFirst
            : YearFirst().Match(written) is { Success: true } yearFirst ? yearFirst : InWords().Match(written);
        if (!match.Success || MonthOf(match) is not { } month)
        {
            return null;
        }

        string iso = string.Create(
            CultureInfo.InvariantCulture, $"{match.Groups["year"].Value}-{month:00}-{Digits(match.Groups["day"]):00}");
        return DateOnly.TryParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? iso : null;
    }

    /// <summary>Reads a day of any year: « 31/03 », « 31 mars ».</summary>
    /// <param name="text">Text.</param>
    /// <returns>The day as <c>--MM-JJ</c>, or <see langword="null"/>.</returns>
    internal static string? DayOfYear(string text)
    {
        const string LeapYear = "2024";
        string written = text.Trim();
        char separator = written.Contains('/', StringComparison.Ordinal) ? '/' : ' ';
        return Date(written + separator + LeapYear) is { } date ? "-" + date[LeapYear.Length..] : null;
    }

    private static int? MonthOf(Match match)
    {
        Group month = match.Groups["month"];
        return month.Success ? Digits(month) : Mois.TryGetValue(Spelling.Key(match.Groups["name"].Value), out int rank) ? rank : null;
    }

    private static int Digits(Group group) => int.Parse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\A(?<sign>[+-]?)(?<whole>[0-9]{1,3}(?:[\u0020\u00A0\u202F\u2009][0-9]{3})+|[0-9]+)"
        + @"(?:[.,](?<decimals>[0-9]+))?[\u0020\u00A0\u202F\u2009]?(?:€|%|euros?)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex NumberForm();

    [GeneratedRegex(@"[\u0020\u00A0\u202F\u2009]", RegexOptions.CultureInvariant)]
    private static partial Regex Spaces();

    [GeneratedRegex(@"\A(?<day>[0-9]{1,2})[/.-](?<month>[0-9]{1,2})[/.-](?<year>[0-9]{4})(?:[T ]00:00(?::00)?)?\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex DayFirst();

    [GeneratedRegex(@"\A(?<year>[0-9]{4})[/.-](?<month>[0-9]{1,2})[/.-](?<day>[0-9]{1,2})(?:[T ]00:00(?::00(?:\.0+)?)?Z?)?\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex YearFirst();

    [GeneratedRegex(@"\A(?<day>[0-9]{1,2})(?:er)?[\u0020\u00A0](?<name>\p{L}+\.?)[\u0020\u00A0](?<year>[0-9]{4})\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex InWords();
}
