using System.Collections.Immutable;
using System.Text;
using CpomDocs.Composition.Documents;

namespace CpomDocs.Rendering.Layout;

/// <summary>Walks a document tree in reading order.</summary>
internal static class TreeText
{
    /// <summary>Every run of inlines of a sequence of blocks: one per paragraph, heading, cell or line.</summary>
    public static IEnumerable<ImmutableArray<Inline>> Runs(IEnumerable<Block> blocks) => blocks.SelectMany(Runs);

    /// <summary>Plain text of inlines; a line break counts as a space.</summary>
    public static string Plain(ImmutableArray<Inline> inlines)
    {
        var text = new StringBuilder();
        Append(text, inlines);
        return text.ToString();
    }

    /// <summary>An inline and all it holds, outermost first.</summary>
    public static IEnumerable<Inline> Flatten(Inline inline)
    {
        ImmutableArray<Inline> content = ContentOf(inline);
        return content.IsEmpty ? [inline] : content.SelectMany(Flatten).Prepend(inline);
    }

    /// <summary>What an inline holds; nothing for text and line breaks.</summary>
    public static ImmutableArray<Inline> ContentOf(Inline inline) => inline switch
    {
        Strong strong => strong.Contenu,
        Emphasis emphasis => emphasis.Contenu,
        Superscript superscript => superscript.Contenu,
        Link link => link.Contenu,
        NoBreak noBreak => noBreak.Contenu,
        ChampNegocie champ => champ.Contenu,
        _ => [],
    };

    private static void Append(StringBuilder text, ImmutableArray<Inline> inlines)
    {
        foreach (Inline inline in inlines)
        {
            if (inline is Text plain)
            {
                text.Append(plain.Valeur);
            }
            else if (inline is LineBreak)
            {
                text.Append(' ');
            }
            else
            {
                Append(text, ContentOf(inline));
            }
        }
    }

    private static IEnumerable<ImmutableArray<Inline>> Runs(Block block) => block switch
    {
        Couverture cover => cover.Lignes.Select(line => line.Contenu),
        Heading heading => [heading.Contenu],
        Paragraph paragraph => [paragraph.Contenu],
        ListBlock list => list.Elements.SelectMany(item => Runs(item)),
        Table table => Rows(table).SelectMany(row => row.Cellules).Select(cell => cell.Contenu).Prepend(table.Titre),
        SignatureBlock signatures => signatures.Cases.SelectMany(box => box.Lignes),
        _ => [],
    };

    private static IEnumerable<Ligne> Rows(Table table) => table.Entetes.Concat(table.Corps).Concat(table.Totaux);
}
