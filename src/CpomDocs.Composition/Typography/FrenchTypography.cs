using System.Text.RegularExpressions;

namespace CpomDocs.Composition.Typography;

/// <summary>French typography of plain text: spaces, quotes, apostrophes, dashes, references. Applying it twice changes nothing more.</summary>
/// <remarks>Rules of the Imprimerie nationale as listed in docs/guide; e-mail addresses, URLs and file names are left alone.</remarks>
internal static partial class FrenchTypography
{
    private const string Nbsp = "\u00A0";
    private const string Narrow = "\u202F";

    private const string Months = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre";

    /// <summary>The rules, in the order they run.</summary>
    private static readonly (Regex Pattern, string Replacement)[] Rules =
    [
        (SpacesPattern(), " "),
        (EllipsisPattern(), "…"),
        (ApostrophePattern(), "’"),
        (LigaturePattern(), "œ"),
        (CapitalLigaturePattern(), "Œ"),
        (OpeningQuotePattern(), "«" + Nbsp),
        (ClosingQuotePattern(), Nbsp + "»"),
        (HighPunctuationPattern(), Narrow + "$1"),
        (ColonPattern(), Nbsp + ":"),
        (PercentPattern(), Narrow + "%"),
        (EuroPattern(), Nbsp + "$1"),
        (ThousandsPattern(), Narrow),
        (UnitPattern(), Nbsp),
        (HourPattern(), "$1" + Nbsp + "h" + Nbsp),
        (DayPattern(), Nbsp),
        (YearPattern(), Nbsp),
        (CodeArticlePattern(), "$1." + Nbsp),
        (NumberSignPattern(), "$1" + Nbsp),
        (CivilityPattern(), "$1" + Nbsp),
        (ReferencePattern(), "$1" + Nbsp),
        (HyphenDashPattern(), " – "),
        (DashPairPattern(), " –" + Nbsp + "$1" + Nbsp + "– "),
    ];

    /// <summary>Sets a text that stands alone.</summary>
    internal static string Apply(string text) => Apply("", text, "");

    /// <summary>Sets a text knowing what stands just before and just after it.</summary>
    internal static string Apply(string before, string text, string after)
    {
        var result = new System.Text.StringBuilder(text.Length + 8);
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

        var segment = new Segment(before, text, after);
        foreach ((Regex pattern, string replacement) in Rules)
        {
            segment = segment.Replaced(pattern, replacement);
        }

        segment = segment.Replaced(LoneDashPattern(), Nbsp + "– ");
        return segment.Replaced(WholeReferencePattern(), match => match.Value.Replace('-', '\u2011')).Text;
    }

    /// <summary>A text between the little that must be seen around it.</summary>
    private readonly record struct Segment
    {
        private const int Reach = 12;

        private readonly string _before;
        private readonly string _after;

        internal Segment(string before, string text, string after)
        {
            _before = before.Length <= Reach ? before : before[^Reach..];
            _after = after.Length <= Reach ? after : after[..Reach];
            Text = text;
        }

        internal string Text { get; private init; }

        internal Segment Replaced(Regex pattern, string replacement) => Replaced(pattern, match => match.Result(replacement));

        // Only what begins inside the text and ends inside it is changed; the surroundings are there to be looked at.
        internal Segment Replaced(Regex pattern, Func<Match, string> replacement)
        {
            int start = _before.Length;
            int end = start + Text.Length;
            string whole = _before + Text + _after;
            if (!pattern.IsMatch(whole))
            {
                return this;
            }

            int grown = 0;
            string set = pattern.Replace(whole, match =>
            {
                if (match.Index < start || match.Index + match.Length > end)
                {
                    return match.Value;
                }

                string value = replacement(match);
                grown += value.Length - match.Length;
                return value;
            });
            return this with { Text = set.Substring(start, Text.Length + grown) };
        }
    }

    [GeneratedRegex(@"https?://\S*[^\s.,;:!?»)]|[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+|[\w\-]+\.(?:pdf|docx|json|xml|xlsx|csv|md)\b", RegexOptions.CultureInvariant)]
    private static partial Regex ProtectedPattern();

    [GeneratedRegex(@" {2,}")]
    private static partial Regex SpacesPattern();

    [GeneratedRegex(@"(?<!\.)\.\.\.(?!\.)")]
    private static partial Regex EllipsisPattern();

    [GeneratedRegex(@"(?<=\p{L})'")]
    private static partial Regex ApostrophePattern();

    [GeneratedRegex(@"(?<=\b(?:man|b|c|f|m|n|s|v|d['’])?)oe(?=uvre|uvré|urs?\b|ud|il\b|ufs?\b|ux?\b|t(?:us|al|ale|aux)\b|sophag|dème)")]
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

    [GeneratedRegex(@"(?<=(?<![\d\u00A0\u202F/.\-])\d{1,3}(?:[ \u00A0\u202F]\d{3})*)[ \u00A0](?=\d{3}(?:[ \u00A0\u202F]\d{3})*(?![\d/\-]|[ \u00A0\u202F]\d))")]
    private static partial Regex ThousandsPattern();

    [GeneratedRegex(@"(?<=\d) (?=(?:h|min|km|m²|kg|mg|ml|°C|ETP|lits?|places?)\b)")]
    private static partial Regex UnitPattern();

    [GeneratedRegex(@"(?<!\d)(\d{1,2})[ \u00A0]h[ \u00A0](?=\d{2}(?!\d))")]
    private static partial Regex HourPattern();

    [GeneratedRegex(@"(?<=(?<![\d])(?:\d{1,2}|1er|er)) (?=(?:" + Months + @")\b)")]
    private static partial Regex DayPattern();

    [GeneratedRegex(@"(?<=\b(?:" + Months + @")) (?=\d{4}(?!\d))")]
    private static partial Regex YearPattern();

    [GeneratedRegex(@"(?<![\p{L}\d.\-/])([LRD])\.[ \u00A0\u202F]?(?=\d{3,})")]
    private static partial Regex CodeArticlePattern();

    [GeneratedRegex(@"(?<![\p{L}\d])([nN]°)[ \u00A0\u202F]?(?=\S)")]
    private static partial Regex NumberSignPattern();

    [GeneratedRegex(@"(?<![\p{L}\d.])(MM?\.|Mmes?|Mlles?|Dr|Pr|Me) (?=\p{Lu})")]
    private static partial Regex CivilityPattern();

    [GeneratedRegex(@"(?<![\p{L}\d])([aA]rticles?|[aA]nnexes?|[oO]bjectifs?|[aA]venants?|[aA]linéas?|[vV]olets?|[pP]arties?|[pP]ages?|[lL]ignes?) (?=\d|[LRD]\.|n°|[A-Z]\b)")]
    private static partial Regex ReferencePattern();

    [GeneratedRegex(@"(?<=[^\s\u00A0–-]) - (?=[^\s\u00A0–-])")]
    private static partial Regex HyphenDashPattern();

    [GeneratedRegex(@"(?<=[^\s\u00A0–-])[ \u00A0]–[ \u00A0]([^–.;:!?\s\u00A0][^–.;:!?]*?)(?<=[^\s\u00A0-])[ \u00A0]–[ \u00A0](?=[^\s\u00A0–-])")]
    private static partial Regex DashPairPattern();

    [GeneratedRegex(@"(?<=[^\s\u00A0–-]) – (?=[^\s\u00A0–-])")]
    private static partial Regex LoneDashPattern();

    [GeneratedRegex(@"(?<![\p{L}\d.\-/][LRD]\.|\d)(?<=[LRD]\.\u00A0)\d+(?:-\d+)+")]
    private static partial Regex WholeReferencePattern();
}
