using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using CpomDocs.Composition.Documents;
using Text = CpomDocs.Composition.Documents.Text;

namespace CpomDocs.Composition.Typography;

/// <summary>Sets the texts of one block, each seeing its neighbours, and raises ordinals (« 1er », « 2e », « XXe »).</summary>
internal static partial class InlineTypography
{
    internal static ImmutableArray<Inline> Apply(ImmutableArray<Inline> inlines) => Apply(inlines, "", "");

    private static ImmutableArray<Inline> Apply(ImmutableArray<Inline> inlines, string before, string after)
    {
        var result = ImmutableArray.CreateBuilder<Inline>(inlines.Length);
        for (int index = 0; index < inlines.Length; index++)
        {
            string previous = PlainText(result, before);
            string next = index + 1 < inlines.Length ? PlainText(inlines[(index + 1)..], "") + after : after;
            result.AddRange(Apply(inlines[index], previous, next));
        }

        return result.ToImmutable();
    }

    private static IEnumerable<Inline> Apply(Inline inline, string before, string after) => inline switch
    {
        Text text => WithOrdinals(FrenchTypography.Apply(before, text.Valeur, after), before, after),
        Strong strong => [new Strong(Apply(strong.Contenu, before, after))],
        Emphasis emphasis => [new Emphasis(Apply(emphasis.Contenu, before, after))],
        Link link => [link with { Contenu = Apply(link.Contenu, before, after) }],
        ChampNegocie champ => [champ with { Contenu = Apply(champ.Contenu, before, after) }],
        _ => [inline],
    };

    private static IEnumerable<Inline> WithOrdinals(string text, string before, string after)
    {
        string whole = LastOf(before) + text + FirstOf(after);
        int shift = LastOf(before).Length;
        int start = 0;
        foreach (Match match in OrdinalPattern().Matches(whole).Where(match => match.Index >= shift))
        {
            int suffix = match.Groups["suffixe"].Index - shift;
            if (suffix > text.Length - match.Groups["suffixe"].Length)
            {
                continue;
            }

            yield return new Text(text[start..suffix]);
            yield return new Superscript([new Text(Suffix(match.Groups["suffixe"].Value))]);
            start = suffix + match.Groups["suffixe"].Length;
        }

        if (start < text.Length)
        {
            yield return new Text(text[start..]);
        }
    }

    // « 2ème » is written « 2e »; « 1er », « 1re » and « 2es » stay.
    private static string Suffix(string suffix) => suffix is "ème" or "ième" or "eme" or "ieme" ? "e" : suffix;

    private static string LastOf(string text) => text.Length == 0 ? "" : text[^1..];

    private static string FirstOf(string text) => text.Length == 0 ? "" : text[..1];

    private static string PlainText(IEnumerable<Inline> inlines, string before)
    {
        var text = new StringBuilder(before);
        foreach (Inline inline in inlines)
        {
            Append(text, inline);
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, Inline inline)
    {
        switch (inline)
        {
            case Text leaf:
                text.Append(leaf.Valeur);
                break;
            case LineBreak:
                text.Append('\n');
                break;
            default:
                foreach (Inline child in TreeWalk.ChildrenOf(inline))
                {
                    Append(text, child);
                }

                break;
        }
    }

    [GeneratedRegex(@"(?<![\w/.\-’'])(?:1(?<suffixe>ers?|res?)|(?:\d{1,3}|[IVX]{2,}|[VX])(?<suffixe>es?|[iè]?[eè]me))(?![\w/\-’'])",
        RegexOptions.CultureInvariant)]
    private static partial Regex OrdinalPattern();
}
