namespace CpomDocs.Rendering.Layout;

/// <summary>A measured cell.</summary>
/// <param name="Text">Its text.</param>
/// <param name="X">Left edge, from the left of the table.</param>
/// <param name="Width">Width with its padding.</param>
/// <param name="Column">First column covered.</param>
/// <param name="Columns">Columns covered.</param>
/// <param name="Rows">Rows covered.</param>
/// <param name="Node">Its structure element.</param>
internal sealed record TableCell(LaidText Text, int X, int Width, int Column, int Columns, int Rows, StructNode Node);

/// <summary>A measured row.</summary>
internal sealed class TableRow(IReadOnlyList<TableCell> cells)
{
    public IReadOnlyList<TableCell> Cells { get; } = cells;

    /// <summary>Height, enough for the tallest of its cells.</summary>
    public int Height { get; set; }

    /// <summary>Whether the row may not begin a page without the row before it.</summary>
    public bool StaysWithPrevious { get; set; }

    /// <summary>Whether the row heads the columns below it, inside the body.</summary>
    public bool IsHeading { get; init; }

    /// <summary>Columns that a cell carries on into the next row, without a rule between.</summary>
    public HashSet<int> OpenColumns { get; } = [];
}
