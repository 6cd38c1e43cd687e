using CpomDocs.Composition.Documents;

namespace CpomDocs.Rendering.Layout;

/// <summary>Lays a table out and gives it its structure: Table &gt; Caption, THead, TBody &gt; TR &gt; TH, TD.</summary>
internal sealed class TableBuilder(TextShaper shaper, StyleSheet styles, int width)
{
    private readonly TableStyle _style = styles.Tableau;
    private readonly int _padding = Milli.FromPoints(styles.Tableau.MargeInterieurePt);

    public IEnumerable<FlowItem> Build(MeasuredTable measured, StructNode parent)
    {
        Table table = measured.Table;
        StructNode node = parent.Add("Table");
        if (!table.Titre.IsEmpty)
        {
            yield return Caption(table, node.Add("Caption"));
        }

        var grid = new Grid(table, measured.Share(width));
        StructNode? head = table.Entetes.IsEmpty ? null : node.Add("THead");
        StructNode body = node.Add("TBody");
        List<TableRow> laid = [.. measured.Rows.Select((row, i) => Lay(row, grid, i < table.Entetes.Length ? head! : body))];
        Measure(laid);
        KeepTogether(laid, table);
        yield return new TableFlow(laid[..table.Entetes.Length], laid[table.Entetes.Length..], _style, width)
        {
            SpaceAfter = Milli.FromPoints(_style.ApresPt),
        };
    }

    private TextFlow Caption(Table table, StructNode node)
    {
        return new TextFlow(new LaidText(shaper.Shape(table.Titre, _style.Titre), _style.Titre, width), node)
        {
            SpaceBefore = Milli.FromPoints(_style.Titre.AvantPt),
            KeepsWithNext = true,
        };
    }

    // A total stays with the row before it, a row with the headings inside the table that it follows.
    private static void KeepTogether(List<TableRow> rows, Table table)
    {
        int firstTotal = table.Entetes.Length + table.Corps.Length;
        for (int i = table.Entetes.Length + 1; i < rows.Count; i++)
        {
            rows[i].StaysWithPrevious |= i >= firstTotal || rows[i - 1].IsHeading;
        }
    }

    private TableRow Lay(ShapedRow row, Grid grid, StructNode section)
    {
        StructNode node = section.Add("TR");
        bool isHead = section.Type == "THead";
        return new TableRow([.. row.Cells.Select(cell => Lay(cell, grid, node.Add(NodeOf(cell.Source, row.Source, isHead, grid.Table))))])
        {
            IsHeading = row.Source.EstEntete,
        };
    }

    private static StructNode NodeOf(Cellule cell, Ligne row, bool isHead, Table table)
    {
        bool headsRow = !isHead && table.PremiereColonneEntete && cell.Colonne == 0;
        bool headsColumn = !headsRow && (isHead || row.EstEntete);
        return new StructNode(headsRow || headsColumn ? "TH" : "TD")
        {
            Scope = headsRow ? "Row" : headsColumn ? "Column" : null,
            ColumnSpan = cell.EtendueColonnes,
            RowSpan = cell.EtendueLignes,
        };
    }

    private TableCell Lay(ShapedCell cell, Grid grid, StructNode node)
    {
        Cellule source = cell.Source;
        int x = grid.Width(0, source.Colonne);
        int cellWidth = grid.Width(source.Colonne, source.EtendueColonnes);
        Alignement alignement = CellAlignment.Of(grid.Table, source, isHeading: node.Type == "TH");
        var text = new LaidText(cell.Text, cell.Style, Math.Max(1000, cellWidth - (2 * _padding) - cell.Shift), alignement);
        return new TableCell(text, x, cellWidth, source.Colonne, source.EtendueColonnes, source.EtendueLignes, node);
    }

    private void Measure(List<TableRow> rows)
    {
        foreach (TableRow row in rows)
        {
            row.Height = row.Cells.Where(cell => cell.Rows == 1).Select(Height).DefaultIfEmpty(2 * _padding).Max();
        }

        for (int i = 0; i < rows.Count; i++)
        {
            foreach (TableCell cell in rows[i].Cells.Where(cell => cell.Rows > 1))
            {
                Span(rows, i, cell);
            }
        }
    }

    private void Span(List<TableRow> rows, int first, TableCell cell)
    {
        int last = Math.Min(rows.Count, first + cell.Rows) - 1;
        int available = 0;
        for (int i = first; i <= last; i++)
        {
            available += rows[i].Height;
            if (i > first)
            {
                rows[i].StaysWithPrevious = true;
                rows[i - 1].OpenColumns.UnionWith(Enumerable.Range(cell.Column, cell.Columns));
            }
        }

        rows[last].Height += Math.Max(0, Height(cell) - available);
    }

    private int Height(TableCell cell) => cell.Text.Height + (2 * _padding);

    private sealed record Grid(Table Table, int[] Widths)
    {
        public int Width(int first, int count)
        {
            int width = 0;
            foreach (int column in Widths.AsSpan(first, Math.Min(count, Widths.Length - first)))
            {
                width += column;
            }

            return width;
        }
    }
}
