using CpomDocs.Contrats.Classeurs;
using CpomDocs.Rendering.Xlsx;
using DocumentFormat.OpenXml.Spreadsheet;

namespace CpomDocs.Tests.Rendering.Xlsx;

public class XlsxReaderTests
{
    [Theory]
    [InlineData("0", "partagé")]
    [InlineData("1", "riche")]
    public void Text_Shared_IsRead(string rank, string expected)
    {
        byte[] xlsx = UnXlsx.Avec(depuis1904: false, UnXlsx.Cell("B2", rank, CellValues.SharedString));

        Cellule cellule = UnXlsx.Lue(xlsx).Single();

        Assert.Equal(new Cellule(2, NatureCellule.Texte, expected), cellule);
    }

    [Theory]
    [InlineData("45658", UnXlsx.DateStyle, "2025-01-01")]
    [InlineData("45658.75", UnXlsx.CustomDateStyle, "2025-01-01")]
    [InlineData("1", UnXlsx.DateStyle, "1900-01-01")]
    [InlineData("59", UnXlsx.DateStyle, "1900-02-28")]
    [InlineData("61", UnXlsx.DateStyle, "1900-03-01")]
    public void Serial_OfAStyleOfDates_IsADay(string serial, uint style, string expected)
    {
        byte[] xlsx = UnXlsx.Avec(depuis1904: false, UnXlsx.Cell("A1", serial, style: style));

        Cellule cellule = UnXlsx.Lue(xlsx).Single();

        Assert.Equal(new Cellule(1, NatureCellule.Date, expected), cellule);
    }

    [Fact]
    public void Serial_Since1904_IsADay()
    {
        byte[] xlsx = UnXlsx.Avec(depuis1904: true, UnXlsx.Cell("A1", "44196", style: UnXlsx.DateStyle));

        Cellule cellule = UnXlsx.Lue(xlsx).Single();

        Assert.Equal("2025-01-01", cellule.Valeur);
    }

    [Theory]
    [InlineData("412350.09999999998", "412350.1")]
    [InlineData("1E-3", "0.001")]
    [InlineData("-12", "-12")]
    public void Number_AsKept_IsReadAsShown(string kept, string shown)
    {
        byte[] xlsx = UnXlsx.Avec(depuis1904: false, UnXlsx.Cell("A1", kept, style: UnXlsx.ColourStyle));

        Cellule cellule = UnXlsx.Lue(xlsx).Single();

        Assert.Equal(new Cellule(1, NatureCellule.Nombre, shown), cellule);
    }

    [Fact]
    public void Formula_Computed_IsItsLastValue()
    {
        Cell cell = UnXlsx.Cell("A1", "3");
        cell.CellFormula = new CellFormula("1+2");

        Cellule cellule = UnXlsx.Lue(UnXlsx.Avec(depuis1904: false, cell)).Single();

        Assert.Equal(new Cellule(1, NatureCellule.Nombre, "3"), cellule);
    }

    [Fact]
    public void Formula_NeverComputed_IsAnError()
    {
        var cell = new Cell { CellReference = "A1", CellFormula = new CellFormula("1+2") };

        Cellule cellule = UnXlsx.Lue(UnXlsx.Avec(depuis1904: false, cell)).Single();

        Assert.Equal(NatureCellule.Erreur, cellule.Nature);
    }

    [Fact]
    public void Cells_OfOtherKinds_AreRead()
    {
        Cell[] cells =
        [
            UnXlsx.Cell("A1", "1", CellValues.Boolean), UnXlsx.Cell("B1", "#N/A", CellValues.Error),
            UnXlsx.Cell("C1", "2025-01-01T00:00:00", CellValues.Date), UnXlsx.Cell("D1", "a_x000D_b", CellValues.String),
            new Cell { CellReference = "E1" }, UnXlsx.Cell("F1", "9999", CellValues.SharedString),
        ];

        Cellule[] cellules = UnXlsx.Lue(UnXlsx.Avec(depuis1904: false, cells));

        Assert.Equal(
            [NatureCellule.OuiNon, NatureCellule.Erreur, NatureCellule.Date, NatureCellule.Texte, NatureCellule.Erreur],
            cellules.Select(cellule => cellule.Nature));
        Assert.Equal(["true", "#N/A", "2025-01-01", "a\rb"], cellules.Select(cellule => cellule.Valeur).Take(4));
        Assert.Equal(6, cellules[^1].Colonne);
    }

    [Fact]
    public void Cells_Merged_AreToldOnce()
    {
        var merges = new MergeCells(new MergeCell { Reference = "A1:B3" });
        byte[] xlsx = UnXlsx.Avec(depuis1904: false, new Row(UnXlsx.Cell("A1", "5")), new Row(), merges);

        Feuille feuille = XlsxReader.Read("classeur.xlsx", xlsx).Value!.Feuilles.Single();

        Assert.Equal(new Fusion(1, 1, 3, 2), Assert.Single(feuille.Fusions));
    }
}
