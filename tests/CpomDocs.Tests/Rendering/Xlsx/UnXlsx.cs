using CpomDocs.Contrats.Classeurs;
using CpomDocs.Rendering.Xlsx;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace CpomDocs.Tests.Rendering.Xlsx;

/// <summary>A workbook as another program writes it: shared texts, styles, formulas.</summary>
internal static class UnXlsx
{
    public const uint DateStyle = 1;
    public const uint CustomDateStyle = 2;
    public const uint ColourStyle = 3;

    /// <summary>The workbook of the usual example, as the program writes it.</summary>
    public static byte[] DeLExemple { get; } = XlsxWriter.Write(Contrats.Classeurs.UnClasseur.Valide.Classeur).Value!;

    /// <summary>A workbook of one sheet with one row.</summary>
    public static byte[] Avec(bool depuis1904, params Cell[] cells) =>
        Avec(depuis1904, new Row(cells.Select(cell => (OpenXmlElement)cell)));

    public static byte[] Avec(bool depuis1904, params OpenXmlElement[] rows)
    {
        using var stream = new MemoryStream();
        using (SpreadsheetDocument document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            WorkbookPart workbook = document.AddWorkbookPart();
            WorksheetPart sheet = workbook.AddNewPart<WorksheetPart>("sheet");
            IEnumerable<OpenXmlElement> merges = rows.OfType<MergeCells>();
            sheet.Worksheet = new Worksheet(merges.Prepend(new SheetData(rows.Except(merges))));
            workbook.AddNewPart<SharedStringTablePart>("texts").SharedStringTable = new SharedStringTable(
                new SharedStringItem(new Text("partagé")),
                new SharedStringItem(new Run(new Text("ri")), new Run(new Text("che")), new PhoneticRun(new Text("x"))));
            workbook.AddNewPart<WorkbookStylesPart>("styles").Stylesheet = Styles();
            workbook.Workbook = new Workbook(
                new WorkbookProperties { Date1904 = depuis1904 },
                new Sheets(new Sheet { Name = "Feuille", SheetId = 1, Id = "sheet" }));
        }

        return stream.ToArray();
    }

    public static Cell Cell(string reference, string value, CellValues? type = null, uint style = 0) => new(new CellValue(value))
    {
        CellReference = reference,
        StyleIndex = style,
        DataType = type is { } known ? new EnumValue<CellValues>(known) : null,
    };

    /// <summary>The only row that is read.</summary>
    public static Cellule[] Lue(byte[] xlsx) =>
        [.. XlsxReader.Read("classeur.xlsx", xlsx).Value!.Feuilles.Single().Lignes.Single().Cellules];

    private static Stylesheet Styles() => new(
        new NumberingFormats(
            new NumberingFormat { NumberFormatId = 170, FormatCode = "dd\\ mmmm\\ yyyy" },
            new NumberingFormat { NumberFormatId = 171, FormatCode = "[Red]0.00\" jours d'y\"" }),
        new Fonts(new Font()),
        new Fills(new Fill()),
        new Borders(new Border()),
        new CellFormats(
            new CellFormat(), new CellFormat { NumberFormatId = 14 }, new CellFormat { NumberFormatId = 170 },
            new CellFormat { NumberFormatId = 171 }));
}
