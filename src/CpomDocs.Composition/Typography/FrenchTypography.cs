using System.Text;
using System.Text.RegularExpressions;

namespace CpomDocs.Composition.Typography;

/// <summary>
/// French typography of plain text: spaces, quotes, apostrophes, dashes, references. Applying it twice changes nothing more.
/// </summary>
/// <remarks>Rules of the Imprimerie nationale as listed in docs/guide; e-mail addresses, URLs and file names are left alone.</remarks>
internal static partial class FrenchTypography
{
    private const string Nbsp = "\u00A0";
    private const string Narrow = "\u202F";

    private const string Months = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre";

    private static readonly string[] Digits = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];

    /// <summary>The rules, in the order they run.</summary>
    private static readonly TypographyRule[] Rules =
    [
        new(SpacesPattern(), " ", "  "),
        new(EllipsisPattern(), "…", "..."),
        new(ApostrophePattern(), "’", "'"),
        new(LigaturePattern(), "œ", "oe"),
        new(CapitalLigaturePattern(), "Œ", "OE", "Oe"),
        new(OpeningQuotePattern(), "«" + Nbsp, "«"),
        new(ClosingQuotePattern(), Nbsp + "»", "»"),
        new(HighPunctuationPattern(), Narrow + "$1", ";", "!", "?"),
        new(ColonPattern(), Nbsp + ":", ":"),
        new(PercentPattern(), Narrow + "%", "%"),
        new(EuroPattern(), Nbsp + "$1", "€"),
        new(ThousandsPattern(), Narrow, Digits),
        new(UnitPattern(), Nbsp, Digits),
        new(HourPattern(), "$1" + Nbsp + "h" + Nbsp, " h", Nbsp + "h"),
        new(DayPattern(), Nbsp, Months.Split('|')),
        new(YearPattern(), Nbsp, Months.Split('|')),
        new(CodeArticlePattern(), "$1." + Nbsp, "L.", "R.", "D."),
        new(NumberSignPattern(), "$1" + Nbsp, "°"),
        new(CivilityPattern(), "$1" + Nbsp, "M", "Dr", "Pr"),
        new(ReferencePattern(), "$1" + Nbsp, "rticle", "nnexe", "bjectif", "venant", "linéa", "olet", "artie", "age", "igne"),
        new(HyphenDashPattern(), " – ", " - "),
        new(DashPairPattern(), " –" + Nbsp + "$1" + Nbsp + "– ", "–"),
        new(LoneDashPattern(), Nbsp + "– ", "–"),
    ];

    /// <summary>Sets a text that stands alone.</summary>
    internal static string Apply(string text) => Apply("", text, "");

    /// <summary>Sets a text knowing what stands just before and just after it.</summary>
    internal static string Apply(string before, string text, string after)
    {
        if (text.AsSpan().IndexOfAny('@', '/', '.') < 0)
        {
            return Set(before, text, after);
        }

        var result = new StringBuilder(text.Length + 8);
        int start = 0;
        foreach (Match whole in ProtectedPattern().Matches(text))
        {
            result.Append(Set(before + text[..start], text[start..whole.Index], text[whole.Index..] + after));
            result.Append(whole.ValueSpan);
            start = whole.Index + whole.Length;
        }

        return result.Append(Set(before + text[..start], text[start..], after)).ToString();
    }

    private static string Set(string before, string text, string after)
    {
        if (text.Length == 0)
        {
            return text;
        }

        var segment = new TypographySegment(before, text, after);
        foreach (TypographyRule rule in Rules)
        {
            rule.ApplyTo(segment);
        }

        if (segment.Contains('-'))
        {
            segment.Replace(WholeReferencePattern(), match => match.Value.Replace('-', '\u2011'));
        }

        return segment.Text;
    }

    [GeneratedRegex(@"https?://\S*[^\s.,;:!?»)]|[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+|[\w\-]+\.(?:pdf|docx|json|xml|xlsx|csv|md)\b",
        RegexOptions.CultureInvariant)]
    private static partial Regex ProtectedPattern();

    [GeneratedRegex(@" {2,}")]
    private static partial Regex SpacesPattern();

    [GeneratedRegex(@"(?<!\.)\.\.\.(?!\.)")]
    private static partial Regex EllipsisPattern();

    [GeneratedRegex(@"'(?<=\p{L}')")]
    private static partial Regex ApostrophePattern();

    [GeneratedRegex(
        @"oe(?<=\b(?:man|b|c|f|m|n|s|v|d['’])?oe)"
        + @"(?=uvre|uvré|urs?\b|ud|il\b|ufs?\b|ux?\b|t(?:us|al|ale|aux)\b|sophag|dème)")]
    private static partial Regex LigaturePattern();

    [GeneratedRegex(@"\bO[eE](?=uvre|il\b|dème|sophage|UVRE)")]
    private static partial Regex CapitalLigaturePattern();

    [GeneratedRegex(@"«[ \u00A0\u202F]*(?=\S)")]
    private static partial Regex OpeningQuotePattern();

    [GeneratedRegex(@"(?<=[^\s\u00A0\u202F])[ \u00A0\u202F]*»")]
    private static partial Regex ClosingQuotePattern();

    [GeneratedRegex(@"(?<=[^\s\u00A0\u202F;!?…(\[])[ \u00A0\u202F]*([;!?])(?=[\s\u00A0\u202F»)\]:;!?.,]|$)")]
    private static partial Regex HighPunctuationPattern();

    [GeneratedRegex(@"(?<=[^\s\u00A0\u202F:;!?(\[])[ \u00A0\u202F]*:(?=[\s\u00A0\u202F»)]|$)")]
    private static partial Regex ColonPattern();

    [GeneratedRegex(@"(?<=\d)[ \u00A0\u202F]*%")]
    private static partial Regex PercentPattern();

    [GeneratedRegex(@"(?<=\d)[ \u00A0\u202F]*([kM]?€)")]
    private static partial Regex EuroPattern();

    [GeneratedRegex(
        @"[ \u00A0](?<=(?<![\d\u00A0\u202F/.\-])\d{1,3}(?:[ \u00A0\u202F]\d{3})*[ \u00A0])"
        + @"(?=\d{3}(?:[ \u00A0\u202F]\d{3})*(?![\d/\-]|[ \u00A0\u202F]\d))")]
    private static partial Regex ThousandsPattern();

    [GeneratedRegex(@" (?<=\d )(?=(?:h|min|km|m²|kg|mg|ml|°C|ETP|lits?|places?)\b)")]
    private static partial Regex UnitPattern();

    [GeneratedRegex(@"(?<!\d)(\d{1,2})[ \u00A0]h[ \u00A0](?=\d{2}(?!\d))")]
    private static partial Regex HourPattern();

    [GeneratedRegex(@" (?<=(?:(?<!\d)\d{1,2}|er) )(?=(?:" + Months + @")\b)")]
    private static partial Regex DayPattern();

    [GeneratedRegex(@" (?=\d{4}(?!\d))(?<=\b(?:" + Months + @") )")]
    private static partial Regex YearPattern();

    [GeneratedRegex(@"(?<![\p{L}\d.\-/])([LRD])\.[ \u00A0\u202F]?(?=\d{3,})")]
    private static partial Regex CodeArticlePattern();

    [GeneratedRegex(@"(?<![\p{L}\d])([nN]°)[ \u00A0\u202F]?(?=\S)")]
    private static partial Regex NumberSignPattern();

    [GeneratedRegex(@"(?<![\p{L}\d.])(MM?\.|Mmes?|Mlles?|Dr|Pr|Me) (?=\p{Lu})")]
    private static partial Regex CivilityPattern();

    [GeneratedRegex(
        @"(?<![\p{L}\d])([aA]rticles?|[aA]nnexes?|[oO]bjectifs?|[aA]venants?|[aA]linéas?|[vV]olets?|[pP]arties?|[pP]ages?|[lL]ignes?)"
        + @" (?=\d|[LRD]\.|n°|[A-Z]\b)")]
    private static partial Regex ReferencePattern();

    [GeneratedRegex(@"(?<=[^\s\u00A0–-]) - (?=[^\s\u00A0–-])")]
    private static partial Regex HyphenDashPattern();

    [GeneratedRegex(
        @"(?<=[^\s\u00A0–-])[ \u00A0]–[ \u00A0]([^–.;:!?\s\u00A0][^–.;:!?]*?)"
        + @"(?<=[^\s\u00A0-])[ \u00A0]–[ \u00A0](?=[^\s\u00A0–-])")]
    private static partial Regex DashPairPattern();

    [GeneratedRegex(@"(?<=[^\s\u00A0–-]) – (?=[^\s\u00A0–-])")]
    private static partial Regex LoneDashPattern();

    [GeneratedRegex(@"(?<![\p{L}\d.\-/][LRD]\.|\d)(?<=[LRD]\.\u00A0)\d+(?:-\d+)+")]
    private static partial Regex WholeReferencePattern();
}
