using System.Collections.Immutable;
using CpomDocs.Composition.Documents;

namespace CpomDocs.Rendering.Docx;

/// <summary>Turns the cells of the tree, which have none where a span passes, into the full rows that Word wants.</summary>
/// <param name="columns">Number of columns.</param>
internal sealed class SpanTracker(int columns)
{
    private readonly PlacedCell?[] _open = new PlacedCell?[columns];

    /// <summary>Cells of the next row, left to right, with one that continues wherever a cell above reaches down.</summary>
    public ImmutableArray<PlacedCell> Place(Ligne row)
    {
        var placed = ImmutableArray.CreateBuilder<PlacedCell>();
        int column = 0;
        while (column < columns)
        {
            var cell = At(column, row);
            placed.Add(cell);
            column += cell.ColumnSpan;
        }

        return placed.ToImmutable();
    }

    private PlacedCell At(int column, Ligne row)
    {
        if (_open[column] is { } above)
        {
            return Keep(above.Continued());
        }

        var cell = row.Cellules.FirstOrDefault(candidate => candidate.Colonne == column);
        return cell is null ? new PlacedCell([], column, 1, 1, MergeState.None) : Keep(PlacedCell.Of(cell));
    }

    private PlacedCell Keep(PlacedCell cell)
    {
        _open[cell.Column] = cell.RowsLeft > 1 ? cell : null;
        return cell;
    }
}

/// <summary>A cell of a row as Word wants it.</summary>
/// <param name="Content">Text; empty where a cell above reaches down.</param>
/// <param name="Column">First column, from 0.</param>
/// <param name="ColumnSpan">Columns covered.</param>
/// <param name="RowsLeft">Rows covered from this one on.</param>
/// <param name="Merge">Part it has in a vertical merge.</param>
internal readonly record struct PlacedCell(ImmutableArray<Inline> Content, int Column, int ColumnSpan, int RowsLeft, MergeState Merge)
{
    /// <summary>Cell of the tree; none where nothing stands.</summary>
    public Cellule? Source { get; init; }

    public static PlacedCell Of(Cellule cell)
    {
        var merge = cell.EtendueLignes > 1 ? MergeState.Restart : MergeState.None;
        return new PlacedCell(cell.Contenu, cell.Colonne, cell.EtendueColonnes, cell.EtendueLignes, merge) { Source = cell };
    }

    /// <summary>The same cell, one row further down.</summary>
    public PlacedCell Continued() => this with { Content = [], RowsLeft = RowsLeft - 1, Merge = MergeState.Continue };
}

/// <summary>Part a cell has in a vertical merge.</summary>
internal enum MergeState
{
    /// <summary>None.</summary>
    None,

    /// <summary>First row of it.</summary>
    Restart,

    /// <summary>Further row of it.</summary>
    Continue,
}
