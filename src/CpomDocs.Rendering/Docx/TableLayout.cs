using System.Collections.Immutable;
using CpomDocs.Composition.Documents;
using CpomDocs.Rendering.Layout;

namespace CpomDocs.Rendering.Docx;

/// <summary>Widths and alignments of the columns of a table, in twentieths of a point.</summary>
internal sealed class TableLayout
{
    private readonly Table _table;

    public TableLayout(Table table, DocxContext context)
    {
        _table = table;
        double widthPt = context.Sheet.Page.LargeurTextePt;
        Width = WordUnits.TwipsNumber(widthPt);
        ColumnWidths = Share(context.Tables.Share(table, Milli.FromPoints(widthPt)), Width);
    }

    public int Width { get; }

    public ImmutableArray<int> ColumnWidths { get; }

    public bool FirstColumnIsHeader => _table.PremiereColonneEntete;

    /// <summary>Width of a cell: that of the columns it covers.</summary>
    public int WidthOf(PlacedCell cell) => ColumnWidths.AsSpan(cell.Column, cell.ColumnSpan).ToArray().Sum();

    /// <summary>Alignment of a cell.</summary>
    public Alignement AlignmentOf(PlacedCell cell) => CellAlignment.Of(_table, cell.Column, cell.ColumnSpan);

    /// <summary>Shares a width by weight; the shares add up to it exactly.</summary>
    private static ImmutableArray<int> Share(int[] weights, int width)
    {
        long total = weights.Sum();
        var shares = ImmutableArray.CreateBuilder<int>(weights.Length);
        long passed = 0;
        int edge = 0;
        foreach (int weight in weights)
        {
            passed += weight;
            int next = (int)(((2 * width * passed) + total) / (2 * total));
            shares.Add(next - edge);
            edge = next;
        }

        return shares.MoveToImmutable();
    }
}
