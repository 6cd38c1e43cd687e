using System.Collections.Immutable;
using CpomDocs.Composition.Documents;

namespace CpomDocs.Rendering.Layout;

/// <summary>
/// Which blocks of a document stand on sheets lying on their side: the tables that need it, what announces them, and the few blocks
/// between two of them. Both writers follow it.
/// </summary>
internal sealed class SheetPlan
{
    private const int MostBlocksBetween = 3;

    private readonly Dictionary<Table, MeasuredTable> _tables = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<Block> _turned = new(ReferenceEqualityComparer.Instance);

    public SheetPlan(ImmutableArray<Block> blocks, TextShaper shaper, StyleSheet styles)
    {
        int width = Milli.FromPoints(styles.Page.LargeurTextePt);
        int last = -1;
        for (int i = 0; i < blocks.Length; i++)
        {
            if (blocks[i] is not Table table)
            {
                continue;
            }

            _tables[table] = new MeasuredTable(table, shaper, styles.Tableau);
            if (_tables[table].NeedsLandscape(width))
            {
                Turn(blocks, FirstOf(blocks, i, last, styles), i);
                last = i;
            }
        }
    }

    /// <summary>Whether any sheet lies on its side.</summary>
    public bool HasTurned => _turned.Count > 0;

    /// <summary>The measures of a table of the document.</summary>
    public MeasuredTable this[Table table] => _tables[table];

    /// <summary>Whether a table of the document is measured here; one inside a list is not.</summary>
    public bool Knows(Table table) => _tables.ContainsKey(table);

    /// <summary>Whether a block stands on a sheet lying on its side.</summary>
    public bool IsTurned(Block block) => _turned.Contains(block);

    private void Turn(ImmutableArray<Block> blocks, int first, int last)
    {
        for (int i = first; i <= last; i++)
        {
            _turned.Add(blocks[i]);
        }
    }

    private static int FirstOf(ImmutableArray<Block> blocks, int table, int previous, StyleSheet styles)
    {
        bool follows = previous >= 0 && table - previous - 1 <= MostBlocksBetween
            && blocks.AsSpan((previous + 1)..table).ToArray().All(block => block is Heading or Paragraph or Table or ListBlock);
        if (follows)
        {
            return previous + 1;
        }

        int first = table;
        while (first > 0 && Announces(blocks[first - 1], styles))
        {
            first--;
        }

        return first;
    }

    private static bool Announces(Block block, StyleSheet styles)
    {
        return block is Heading || (block is Paragraph paragraph && styles.Paragraphe(paragraph.Role).AvecSuivant);
    }
}
