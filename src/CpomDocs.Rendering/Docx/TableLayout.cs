using System.Collections.Immutable;
using CpomDocs.Composition.Documents;

namespace CpomDocs.Rendering.Docx;

/// <summary>Widths and alignments of the columns of a table, in twentieths of a point.</summary>
internal sealed class TableLayout
{
    private readonly Table _table;

    public TableLayout(Table table, int width)
    {
        _table = table;
        Width = width;
        ColumnWidths = Share([.. table.Colonnes.Select(column => column.Poids)], width);
    }

    public int Width { get; }

    public ImmutableArray<int> ColumnWidths { get; }

    public bool FirstColumnIsHeader => _table.PremiereColonneEntete;

    /// <summary>Width of a cell: that of the columns it covers.</summary>
    public int WidthOf(PlacedCell cell) => ColumnWidths.AsSpan(cell.Column, cell.ColumnSpan).ToArray().Sum();

    /// <summary>Alignment of a cell: that of its column, the middle when it covers several.</summary>
    public Alignement AlignmentOf(PlacedCell cell)
    {
        return cell.ColumnSpan > 1 && cell.Column > 0 ? Alignement.Centre : _table.Colonnes[cell.Column].Alignement;
    }

    /// <summary>Shares a width by weight; the shares add up to it exactly.</summary>
    private static ImmutableArray<int> Share(ImmutableArray<decimal> weights, int width)
    {
        decimal total = weights.Sum();
        var shares = ImmutableArray.CreateBuilder<int>(weights.Length);
        decimal passed = 0;
        int edge = 0;
        foreach (decimal weight in weights)
        {
            passed += weight;
            int next = (int)decimal.Round(width * passed / total, MidpointRounding.AwayFromZero);
            shares.Add(next - edge);
            edge = next;
        }

        return shares.MoveToImmutable();
    }
}
