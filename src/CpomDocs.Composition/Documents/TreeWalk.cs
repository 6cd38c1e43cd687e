using System.Collections.Immutable;

namespace CpomDocs.Composition.Documents;

/// <summary>Walks a tree in reading order.</summary>
internal static class TreeWalk
{
    /// <summary>Every inline of the blocks, containers before their content.</summary>
    internal static IEnumerable<Inline> InlinesOf(IEnumerable<Block> blocks)
    {
        return blocks.SelectMany(ContentsOf).SelectMany(content => content).SelectMany(Flattened);
    }

    private static IEnumerable<ImmutableArray<Inline>> ContentsOf(Block block) => block switch
    {
        Couverture cover => cover.Lignes.Select(line => line.Contenu),
        Heading heading => [heading.Contenu],
        Paragraph paragraph => [paragraph.Contenu],
        ListBlock list => list.Elements.SelectMany(item => item).SelectMany(ContentsOf),
        Table table => CellsOf(table).Prepend(table.Titre),
        SignatureBlock signatures => signatures.Cases.SelectMany(box => box.Lignes),
        _ => [],
    };

    private static IEnumerable<ImmutableArray<Inline>> CellsOf(Table table)
    {
        return table.Entetes.Concat(table.Corps).Concat(table.Totaux).SelectMany(row => row.Cellules).Select(cell => cell.Contenu);
    }

    private static IEnumerable<Inline> Flattened(Inline inline)
    {
        return ChildrenOf(inline).SelectMany(Flattened).Prepend(inline);
    }

    /// <summary>What an inline holds, empty for a leaf.</summary>
    internal static ImmutableArray<Inline> ChildrenOf(Inline inline) => inline switch
    {
        Strong strong => strong.Contenu,
        Emphasis emphasis => emphasis.Contenu,
        Superscript raised => raised.Contenu,
        Link link => link.Contenu,
        NoBreak whole => whole.Contenu,
        ChampNegocie champ => champ.Contenu,
        _ => [],
    };
}
