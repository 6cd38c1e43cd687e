using CpomDocs.Composition.Documents;

namespace CpomDocs.Rendering.Layout;

/// <summary>Measures a table and gives it its structure: Table &gt; Caption, THead, TBody &gt; TR &gt; TH, TD.</summary>
internal sealed class TableBuilder(TextShaper shaper, StyleSheet styles, int width)
{
    private readonly TableStyle _style = styles.Tableau;
    private readonly int _padding = Milli.FromPoints(styles.Tableau.MargeInterieurePt);

    public IEnumerable<FlowItem> Build(Table table, StructNode parent)
    {
        StructNode node = parent.Add("Table");
        if (!table.Titre.IsEmpty)
        {
            yield return Caption(table, node.Add("Caption"));
        }

        List<ShapedRow> rows = Shape(table);
        var grid = new Grid(table, ColumnWidths.Share(table.Colonnes, LongestWords(rows, table.Colonnes.Length), width));
        StructNode? head = table.Entetes.IsEmpty ? null : node.Add("THead");
        StructNode body = node.Add("TBody");
        List<TableRow> laid = [.. rows.Select((row, i) => Lay(row, grid, i < table.Entetes.Length ? head! : body))];
        Measure(laid);
        int firstTotal = table.Entetes.Length + table.Corps.Length;
        for (int i = Math.Max(firstTotal, table.Entetes.Length + 1); i < laid.Count; i++)
        {
            laid[i].StaysWithPrevious = true;
        }

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

    private List<ShapedRow> Shape(Table table)
    {
        IEnumerable<ShapedRow> head = table.Entetes.Select(row => Shape(row, _style.Entete, cell => HeadNode(cell, row)));
        IEnumerable<ShapedRow> body = table.Corps.Select(row => Shape(row, _style.Cellule, cell => BodyNode(cell, table)));
        IEnumerable<ShapedRow> totals = table.Totaux.Select(row => Shape(row, _style.Total, cell => BodyNode(cell, table)));
        return [.. head, .. body, .. totals];
    }

    private ShapedRow Shape(Ligne row, TextStyle style, Func<Cellule, StructNode> node)
    {
        return new ShapedRow(style, [.. row.Cellules.Select(cell => new ShapedCell(cell, shaper.Shape(cell.Contenu, style), node(cell)))]);
    }

    private static StructNode HeadNode(Cellule cell, Ligne row)
    {
        return new StructNode(row.Cellules.IsEmpty ? "TD" : "TH")
        {
            Scope = "Column",
            ColumnSpan = cell.EtendueColonnes,
            RowSpan = cell.EtendueLignes,
        };
    }

    private static StructNode BodyNode(Cellule cell, Table table)
    {
        bool isHeader = table.PremiereColonneEntete && cell.Colonne == 0;
        return new StructNode(isHeader ? "TH" : "TD")
        {
            Scope = isHeader ? "Row" : null,
            ColumnSpan = cell.EtendueColonnes,
            RowSpan = cell.EtendueLignes,
        };
    }

    private int[] LongestWords(List<ShapedRow> rows, int columns)
    {
        var longest = new int[columns];
        foreach (ShapedCell cell in rows.SelectMany(row => row.Cells).Where(cell => cell.Source.EtendueColonnes == 1))
        {
            int needed = BreakFinder.LongestWord(cell.Text) + (2 * _padding);
            longest[cell.Source.Colonne] = Math.Max(longest[cell.Source.Colonne], needed);
        }

        return longest;
    }

    private TableRow Lay(ShapedRow row, Grid grid, StructNode section)
    {
        StructNode node = section.Add("TR");
        return new TableRow([.. row.Cells.Select(cell => Lay(cell, row.Style, grid, node))]);
    }

    private TableCell Lay(ShapedCell cell, TextStyle style, Grid grid, StructNode row)
    {
        Cellule source = cell.Source;
        row.Add(cell.Node);
        int x = grid.Widths.Take(source.Colonne).Sum();
        int cellWidth = grid.Widths.Skip(source.Colonne).Take(source.EtendueColonnes).Sum();
        Alignement alignement = CellAlignment.Of(grid.Table, source.Colonne, source.EtendueColonnes);
        var text = new LaidText(cell.Text, style, Math.Max(1000, cellWidth - (2 * _padding)), alignement);
        return new TableCell(text, x, cellWidth, source.Colonne, source.EtendueColonnes, source.EtendueLignes, cell.Node);
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

    private sealed record Grid(Table Table, int[] Widths);

    private sealed record ShapedRow(TextStyle Style, IReadOnlyList<ShapedCell> Cells);

    private sealed record ShapedCell(Cellule Source, ShapedText Text, StructNode Node);
}
