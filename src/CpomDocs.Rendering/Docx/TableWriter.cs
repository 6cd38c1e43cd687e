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
            ("firstRow", table.Entetes.IsEmpty ? "0" : "1"),
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
        WriteSection(table.Entetes, layout, index => RowKind.Header(isRuled: index == table.Entetes.Length - 1));
        WriteSection(table.Corps, layout, index => table.Corps[index].EstEntete
            ? RowKind.Heading
            : new RowKind { Style = StyleId.Cell, KeepNext = StaysWithNext(table, layout, index) });
        WriteSection(table.Totaux, layout, index => new RowKind { Style = StyleId.TotalCell, KeepNext = index < table.Totaux.Length - 1 });
    }

    private static bool StaysWithNext(Table table, TableLayout layout, int index)
    {
        bool isLast = index == table.Corps.Length - 1;
        return isLast ? !table.Totaux.IsEmpty : layout.IsWhole;
    }

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
        if (kind.IsRepeated)
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
        bool rowHeader = !kind.IsHeading && cell.Column == 0 && layout.FirstColumnIsHeader;
        var format = new ParagraphFormat(rowHeader ? StyleId.TotalCell : kind.Style)
        {
            KeepNext = kind.KeepNext,
            Alignment = layout.AlignmentOf(cell, kind.IsHeading),
            RightIndentPt = layout.ShiftOf(cell),
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

        if (kind.IsHeading)
        {
            WriteHeaderLook(kind.IsRuled);
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
    private readonly record struct RowKind
    {
        /// <summary>Style of its cells.</summary>
        public required string Style { get; init; }

        /// <summary>Whether it heads columns.</summary>
        public bool IsHeading { get; init; }

        /// <summary>Whether it is repeated on each page.</summary>
        public bool IsRepeated { get; init; }

        /// <summary>Whether the rule of a header is under it.</summary>
        public bool IsRuled { get; init; }

        /// <summary>Whether it stays with the next row.</summary>
        public bool KeepNext { get; init; }

        public static RowKind Heading => new() { Style = StyleId.HeaderCell, IsHeading = true, IsRuled = true, KeepNext = true };

        public static RowKind Header(bool isRuled) => Heading with { IsRepeated = true, IsRuled = isRuled };
    }
}
