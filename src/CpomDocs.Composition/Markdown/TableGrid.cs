using System.Collections.Immutable;
using CpomDocs.Composition.Documents;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace CpomDocs.Composition.Markdown;

/// <summary>
/// Reads rows of a pipe table into cells, following joins: <c>^</c> joins the cell above, <c>&lt;</c> the one on the left.
/// </summary>
internal sealed class TableGrid(ReadingContext context, int columns)
{
    private readonly InlineReader _inlines = new(context);

    /// <summary>The cells of a group of rows; joins stay inside the group.</summary>
    internal ImmutableArray<Ligne> Read(TableRow[] rows)
    {
        var cells = new List<PlacedCell>();
        for (int row = 0; row < rows.Length; row++)
        {
            if (HasEveryCell(rows[row]))
            {
                ReadRow(rows[row], row, cells);
            }
        }

        CheckRectangles(rows, cells);
        return [.. Enumerable.Range(0, rows.Length).Select(row => LineOf(cells.Where(cell => cell.Row == row)))];
    }

    private static Ligne LineOf(IEnumerable<PlacedCell> cells)
    {
        return new Ligne([.. cells.OrderBy(cell => cell.Column).Select(cell => cell.ToCellule())]);
    }

    private void ReadRow(TableRow row, int index, List<PlacedCell> cells)
    {
        for (int column = 0; column < columns; column++)
        {
            var source = (TableCell)row[column];
            PlacedCell? joined = JoinOf(source) switch
            {
                '^' => cells.Find(cell => cell.Covers(index - 1, column)),
                '<' => cells.Find(cell => cell.Covers(index, column - 1)),
                _ => null,
            };
            if (JoinOf(source) is { } mark && joined is null)
            {
                context.Report("CPOM2011", row, mark.ToString());
            }

            if (joined is not null)
            {
                joined.ExtendTo(index, column);
            }
            else if (JoinOf(source) is null)
            {
                cells.Add(new PlacedCell(index, column, ContentOf(source)));
            }
        }
    }

    // Markdig pads short rows and keeps long ones: the bars of the written line are counted instead.
    private bool HasEveryCell(TableRow row)
    {
        int written = CellsWritten(context.Output.LineText(row.Line));
        if (written != columns || row.Count < columns)
        {
            context.Report("CPOM2010", row, written, columns);
            return false;
        }

        return true;
    }

    private static int CellsWritten(string line)
    {
        string trimmed = line.Trim();
        int bars = 0;
        for (int index = 0; index < trimmed.Length; index++)
        {
            if (trimmed[index] == '\\')
            {
                index++;
            }
            else if (trimmed[index] == '|')
            {
                bars++;
            }
        }

        return bars - 1;
    }

    private void CheckRectangles(TableRow[] rows, List<PlacedCell> cells)
    {
        foreach (PlacedCell cell in cells.Where(cell => !cell.IsRectangle))
        {
            context.Report("CPOM2011", rows[cell.Row], "^ <");
        }
    }

    private ImmutableArray<Documents.Inline> ContentOf(TableCell cell)
    {
        return cell.Count == 0 ? [] : _inlines.Read((LeafBlock)cell[0]);
    }

    private static char? JoinOf(TableCell cell)
    {
        return cell is [ParagraphBlock { Inline: { FirstChild: LiteralInline { IsFirstCharacterEscaped: false } literal } }]
            && literal.NextSibling is null
            && literal.Content.ToString().Trim() is ['^' or '<'] mark
            ? mark[0]
            : null;
    }

    /// <summary>A cell being laid, with the places it covers.</summary>
    private sealed class PlacedCell(int row, int column, ImmutableArray<Documents.Inline> content)
    {
        private int _lastRow = row;
        private int _lastColumn = column;
        private int _places = 1;

        internal int Row { get; } = row;

        internal int Column { get; } = column;

        internal bool IsRectangle => _places == (_lastRow - Row + 1) * (_lastColumn - Column + 1);

        internal bool Covers(int otherRow, int otherColumn)
        {
            return otherRow >= Row && otherRow <= _lastRow && otherColumn >= Column && otherColumn <= _lastColumn;
        }

        internal void ExtendTo(int otherRow, int otherColumn)
        {
            _places++;
            _lastRow = Math.Max(_lastRow, otherRow);
            _lastColumn = Math.Max(_lastColumn, otherColumn);
        }

        internal Cellule ToCellule() => new(content, Column, _lastColumn - Column + 1, _lastRow - Row + 1);
    }
}
