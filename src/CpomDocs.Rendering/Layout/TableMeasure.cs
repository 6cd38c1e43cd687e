using CpomDocs.Composition.Documents;

namespace CpomDocs.Rendering.Layout;

/// <summary>Widths of the columns of a table, for a writer that leaves the lines to another program.</summary>
internal sealed class TableMeasure(TextShaper shaper, TableStyle style)
{
    /// <summary>Shares a width between the columns, none narrower than its longest word when there is room.</summary>
    public int[] Share(Table table, int width)
    {
        var longest = new int[table.Colonnes.Length];
        Measure(table.Entetes, style.Entete, longest);
        Measure(table.Corps, style.Cellule, longest);
        Measure(table.Totaux, style.Total, longest);
        return ColumnWidths.Share(table.Colonnes, longest, width);
    }

    private void Measure(IEnumerable<Ligne> rows, TextStyle text, int[] longest)
    {
        foreach (Cellule cell in rows.SelectMany(row => row.Cellules).Where(cell => cell.EtendueColonnes == 1))
        {
            int needed = BreakFinder.LongestWord(shaper.Shape(cell.Contenu, text)) + (2 * Milli.FromPoints(style.MargeInterieurePt));
            longest[cell.Colonne] = Math.Max(longest[cell.Colonne], needed);
        }
    }
}
