using System.Collections.Immutable;
using CpomDocs.Composition.Documents;

namespace CpomDocs.Composition.Typography;

/// <summary>The typography pass over a tree: every text but those of <see cref="NoBreak"/>, ordinals raised.</summary>
internal static class TreeTypography
{
    /// <summary>The same blocks, set.</summary>
    internal static ImmutableArray<Block> Apply(ImmutableArray<Block> blocks) => [.. blocks.Select(Apply)];

    private static Block Apply(Block block) => block switch
    {
        Couverture cover => new Couverture([.. cover.Lignes.Select(line => line with { Contenu = InlineTypography.Apply(line.Contenu) })]),
        Heading heading => heading with
        {
            Numero = heading.Numero is null ? null : FrenchTypography.Apply(heading.Numero),
            Contenu = InlineTypography.Apply(heading.Contenu),
        },
        Paragraph paragraph => paragraph with { Contenu = InlineTypography.Apply(paragraph.Contenu) },
        ListBlock list => list with { Elements = [.. list.Elements.Select(Apply)] },
        Table table => Apply(table),
        SignatureBlock signatures => new SignatureBlock([.. signatures.Cases.Select(Apply)]),
        _ => block,
    };

    private static Table Apply(Table table) => table with
    {
        Titre = InlineTypography.Apply(table.Titre),
        Entetes = Apply(table.Entetes),
        Corps = Apply(table.Corps),
        Totaux = Apply(table.Totaux),
    };

    private static ImmutableArray<Ligne> Apply(ImmutableArray<Ligne> rows)
    {
        return [.. rows.Select(row => row with { Cellules = [.. row.Cellules.Select(Apply)] })];
    }

    private static Cellule Apply(Cellule cell) => cell with { Contenu = InlineTypography.Apply(cell.Contenu) };

    private static CaseSignature Apply(CaseSignature box)
    {
        return box with { Lignes = [.. box.Lignes.Select(InlineTypography.Apply)] };
    }
}
