using System.Collections.Immutable;
using System.Text;
using CpomDocs.Composition.Documents;

namespace CpomDocs.Rendering.Layout;

/// <summary>The characters of inlines, without their formats.</summary>
internal static class PlainText
{
    public static string Of(IEnumerable<Inline> inlines)
    {
        var text = new StringBuilder();
        Append(text, inlines);
        return text.ToString();
    }

    private static void Append(StringBuilder text, IEnumerable<Inline> inlines)
    {
        foreach (Inline inline in inlines)
        {
            switch (inline)
            {
                case Text plain:
                    text.Append(plain.Valeur);
                    break;
                case LineBreak:
                    text.Append(' ');
                    break;
                default:
                    Append(text, ContentOf(inline));
                    break;
            }
        }
    }

    private static ImmutableArray<Inline> ContentOf(Inline inline) => inline switch
    {
        Strong strong => strong.Contenu,
        Emphasis emphasis => emphasis.Contenu,
        Superscript superscript => superscript.Contenu,
        Link link => link.Contenu,
        NoBreak noBreak => noBreak.Contenu,
        _ => [],
    };
}
