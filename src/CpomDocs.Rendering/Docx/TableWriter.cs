using System.Collections.Immutable;
using CpomDocs.Composition.Documents;
using CpomDocs.Rendering.Layout;

namespace CpomDocs.Rendering.Docx;

/// <summary>Writes tables: fixed widths, header rows repeated, rows never cut by a page.</summary>
internal sealed class TableWriter(WordXml xml, DocxContext context)
{
    private readonly ParagraphWriter _paragraphs = new(xml, context);

    public void Write(Table table)
    {
        var layout = new TableLayout(table, context);
        xml.Start("tbl");
        WriteProperties(table, layout);
        WriteGrid(layout);
        WriteRows(table, layout);
        xml.End();
    }

    private void WriteProperties(Table table, TableLayout layout)
    {
        xml.Start("tblPr");
        xml.Value("tblStyle", StyleId.Table);
        xml.Element("tblW", ("w", WordXml.Number(layout.Width)), ("type", "dxa"));
        xml.Element("tblLayout", ("type", "fixed"));
        xml.Element(
            "tblLook",
            ("val", "0000"),
            ("firstRow", "1"),
            ("lastRow", "0"),
            ("firstColumn", table.PremiereColonneEntete ? "1" : "0"),
            ("lastColumn", "0"),
            ("noHBand", "1"),
            ("noVBand", "1"));
        xml.Value("tblCaption", TreeText.Plain(table.Titre));
        xml.End();
    }

    private void WriteGrid(TableLayout layout)
    {
        xml.Start("tblGrid");
        foreach (int width in layout.ColumnWidths)
        {
            xml.Element("gridCol", ("w", WordXml.Number(width)));
        }

        xml.End();
    }

    private void WriteRows(Table table, TableLayout layout)
    {
        WriteSection(table.Entetes, layout, index => new RowKind(true, StyleId.HeaderCell, true, index == table.Entetes.Length - 1));
        WriteSection(table.Corps, layout, index => new RowKind(false, StyleId.Cell, KeptWithTotal(table, index), false));
        WriteSection(table.Totaux, layout, index => new RowKind(false, StyleId.TotalCell, index < table.Totaux.Length - 1, false));
    }

    private static bool KeptWithTotal(Table table, int index) => !table.Totaux.IsEmpty && index == table.Corps.Length - 1;

    private void WriteSection(ImmutableArray<Ligne> rows, TableLayout layout, Func<int, RowKind> kindOf)
    {
        var spans = new SpanTracker(layout.ColumnWidths.Length);
        for (int index = 0; index < rows.Length; index++)
        {
            WriteRow(spans.Place(rows[index]), layout, kindOf(index));
        }
    }

    private void WriteRow(IEnumerable<PlacedCell> cells, TableLayout layout, RowKind kind)
    {
        xml.Start("tr");
        xml.Start("trPr");
        xml.Flag("cantSplit");
        if (kind.Header)
        {
            xml.Flag("tblHeader");
        }

        xml.End();
        foreach (var cell in cells)
        {
            WriteCell(cell, layout, kind);
        }

        xml.End();
    }

    private void WriteCell(PlacedCell cell, TableLayout layout, RowKind kind)
    {
        xml.Start("tc");
        WriteCellProperties(cell, layout, kind);
        bool rowHeader = !kind.Header && cell.Column == 0 && layout.FirstColumnIsHeader;
        var format = new ParagraphFormat(rowHeader ? StyleId.TotalCell : kind.Style)
        {
            KeepNext = kind.KeepNext,
            Alignment = layout.AlignmentOf(cell),
        };
        _paragraphs.Write(format, cell.Content);
        xml.End();
    }

    private void WriteCellProperties(PlacedCell cell, TableLayout layout, RowKind kind)
    {
        xml.Start("tcPr");
        xml.Element("tcW", ("w", WordXml.Number(layout.WidthOf(cell))), ("type", "dxa"));
        if (cell.ColumnSpan > 1)
        {
            xml.Value("gridSpan", cell.ColumnSpan);
        }

        if (cell.Merge != MergeState.None)
        {
            xml.Value("vMerge", cell.Merge == MergeState.Restart ? "restart" : "continue");
        }

        if (kind.Header)
        {
            WriteHeaderLook(kind.LastHeader);
        }

        xml.End();
    }

    private void WriteHeaderLook(bool ruled)
    {
        var style = context.Sheet.Tableau;
        if (ruled)
        {
            xml.Start("tcBorders");
            xml.Border("bottom", style.FiletEntetePt, style.CouleurFiletEntete);
            xml.End();
        }

        xml.Element("shd", ("val", "clear"), ("color", "auto"), ("fill", WordXml.Hex(style.FondEntete)));
        xml.Value("vAlign", "bottom");
    }

    /// <summary>What sets a row apart.</summary>
    private readonly record struct RowKind(bool Header, string Style, bool KeepNext, bool LastHeader);
}
