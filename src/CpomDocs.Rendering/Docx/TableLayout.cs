using System.Collections.Immutable;
using CpomDocs.Composition.Documents;
using CpomDocs.Rendering.Layout;

namespace CpomDocs.Rendering.Docx;

/// <summary>Widths and alignments of the columns of a table, in twentieths of a point.</summary>
internal sealed class TableLayout
{
    private readonly Table _table;
    private readonly Dictionary<Cellule, int> _shifts = new(ReferenceEqualityComparer.Instance);

    public TableLayout(Table table, DocxContext context)
    {
        _table = table;
        double widthPt = context.SheetOf(table).LargeurTextePt;
        MeasuredTable measured = context.Measured(table);
        Width = WordUnits.TwipsNumber(widthPt);
        ColumnWidths = Share(measured.Share(Milli.FromPoints(widthPt)), Width);
        IsWhole = measured.HeightIn(Milli.FromPoints(widthPt)) <= Milli.FromPoints(context.Sheet.Tableau.HauteurIndivisePt);
        foreach (ShapedCell cell in measured.Rows.SelectMany(row => row.Cells).Where(cell => cell.Shift > 0))
        {
            _shifts[cell.Source] = cell.Shift;
        }
    }

    public int Width { get; }

    public ImmutableArray<int> ColumnWidths { get; }

    /// <summary>Whether the table is not broken by a page, as in the PDF.</summary>
    public bool IsWhole { get; }

    public bool FirstColumnIsHeader => _table.PremiereColonneEntete;

    /// <summary>Width of a cell: that of the columns it covers.</summary>
    public int WidthOf(PlacedCell cell) => ColumnWidths.AsSpan(cell.Column, cell.ColumnSpan).ToArray().Sum();

    /// <summary>Alignment of a cell.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="isHeading">Whether it heads columns.</param>
    public Alignement AlignmentOf(PlacedCell cell, bool isHeading)
    {
        return cell.Source is { } source ? CellAlignment.Of(_table, source, isHeading) : Alignement.Gauche;
    }

    /// <summary>How far the text of a cell ends from the right of it, for its comma to be under that of the others; in points.</summary>
    public double ShiftOf(PlacedCell cell)
    {
        return cell.Source is { } source && _shifts.TryGetValue(source, out int shift) ? Milli.ToPoints(shift) : 0;
    }

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
