using CpomDocs.Composition.Documents;
using CpomDocs.Pdf.Objects;
using CpomDocs.Pdf.Reading;
using CpomDocs.Rendering.Layout;
using CpomDocs.Rendering.Pdf;

namespace CpomDocs.Tests.Rendering;

/// <summary>Sheets that lie on their side, for the tables that need it.</summary>
public sealed class SheetTests
{
    private static readonly Heading Titre = new(2, null, UnDocument.Ligne("Engagements"), null);

    [Fact]
    public void Table_WiderThanAnUprightSheet_StandsOnOneLyingOnItsSide()
    {
        LaidDocument document = UnDocument.Mis([UnDocument.Paragraphe(1), Titre, Large(6), UnDocument.Paragraphe(1)]);

        Assert.Equal([false, true, false], document.Pages.Select(page => page.Sheet.LargeurPt > page.Sheet.HauteurPt));
        Assert.Contains("Engagements", UnDocument.Lignes(document.Pages[1]));
    }

    [Fact]
    public void Table_OfNarrowColumns_StaysUpright()
    {
        LaidDocument document = UnDocument.Mis([UnDocument.Paragraphe(1), UnDocument.Tableau(6), UnDocument.Paragraphe(1)]);

        Assert.Single(document.Pages);
    }

    [Fact]
    public void TwoWideTables_WithALineBetween_ShareTheirSheets()
    {
        LaidDocument document = UnDocument.Mis([UnDocument.Paragraphe(1), Large(3), UnDocument.Paragraphe(1), Large(3)]);

        Assert.Equal([false, true], document.Pages.Select(page => page.Sheet.LargeurPt > page.Sheet.HauteurPt));
    }

    [Fact]
    public void Content_OfASheetOnItsSide_StaysWithinItsMargins()
    {
        LaidDocument document = UnDocument.Mis([Large(40)]);

        Assert.All(document.Pages, page =>
        {
            Assert.True(page.Sheet.LargeurPt > page.Sheet.HauteurPt);
            int right = Milli.FromPoints(page.Sheet.LargeurPt - page.Sheet.MargeDroitePt);
            int bottom = Milli.FromPoints(page.Sheet.HauteurPt - page.Sheet.MargeBassePt);
            Assert.All(page.Content.OfType<Placed.Lines>(), placed =>
            {
                Assert.InRange(placed.X + placed.Content.LongestLine, 0, right);
                Assert.InRange(placed.Y + (placed.Count * placed.Content.Leading), 0, bottom);
            });
        });
    }

    [Fact]
    public void Pdf_OfASheetOnItsSide_HasItsMediaBoxAndItsParaphesInside()
    {
        DocumentCompose document = DocxSample.With([UnDocument.Paragraphe(1), Large(3), UnDocument.Paragraphe(1), UnDocument.Signatures()]);
        document = document with
        {
            Descripteur = document.Descripteur with { Circuit = document.Descripteur.Circuit with { Paraphe = true } },
        };

        PdfRendu rendu = UnDocument.Rendu(document);

        PdfRevision file = UnDocument.Lu(rendu);
        var box = (PdfArray)file.Resolve(file.Pages[1].Dictionary["MediaBox"]);
        Assert.Equal(["0", "0", "841.89", "595.276"], box.Select(UnNombre));
        Assert.All(rendu.Zones.Where(zone => zone.Page == 2), zone => Assert.InRange(zone.XPt + zone.LargeurPt, 600, 842));
        Assert.NotEmpty(rendu.Zones.Where(zone => zone.Page == 2));
    }

    [Fact]
    public void Docx_OfAWideTable_TurnsTheSheetInASectionOfItsOwn()
    {
        using var file = DocxReading.Of(UnDocument.SansCircuit(UnDocument.Paragraphe(1), Titre, Large(3), UnDocument.Paragraphe(1)));

        var orientations = file.Package.MainDocumentPart!.Document!
            .Descendants<DocumentFormat.OpenXml.Wordprocessing.PageSize>()
            .Select(size => size.Orient?.InnerText ?? "portrait");

        Assert.Equal(["portrait", "landscape", "portrait"], orientations);
    }

    [Theory]
    [InlineData("412 350,00 €", true)]
    [InlineData("54,2\u202F%", true)]
    [InlineData("−3", true)]
    [InlineData("1\u202F250\u202F000,00\u00A0€", true)]
    [InlineData("12", true)]
    [InlineData("oui", false)]
    [InlineData("–", false)]
    [InlineData("31/12/2025", false)]
    [InlineData("12,5 % (2017)", false)]
    public void Number_OfACell_IsToldFromOtherTexts(string text, bool isNumber)
    {
        int? tail = NumberAlignment.Tail(UnDocument.Forme(text.Replace("412 350", "412\u202F350", StringComparison.Ordinal)));

        Assert.Equal(isNumber, tail is not null);
    }

    [Fact]
    public void Numbers_OfAColumn_AreAlignedOnTheirComma()
    {
        LaidDocument document = UnDocument.Mis([Valeurs("56", "54,25", "1\u202F234,5", "oui")]);

        var commas = Cellules(document).Take(3).Select(placed => placed.X + placed.Content.Offset(0)
            + placed.Content.Shaped.Width(0, WholePart(placed.Content.Shaped.Text))).ToList();

        Assert.All(commas, place => Assert.InRange(place, commas[0] - 2, commas[0] + 2));
    }

    private static IEnumerable<Placed.Lines> Cellules(LaidDocument document)
    {
        return document.Pages[0].Content.OfType<Placed.Lines>().Where(placed => placed.Owner is { Type: "TD" });
    }

    private static int WholePart(string text) => text.Contains(',', StringComparison.Ordinal)
        ? text.IndexOf(',', StringComparison.Ordinal) : text.Length;

    private static string UnNombre(PdfObject value) => value switch
    {
        PdfInteger integer => integer.Value.ToString(System.Globalization.CultureInfo.InvariantCulture),
        PdfReal real => real.Value.ToString(System.Globalization.CultureInfo.InvariantCulture),
        _ => "",
    };

    private static Table Valeurs(params string[] valeurs) => new()
    {
        Titre = [],
        Colonnes = [new Colonne(1, Alignement.Droite)],
        Entetes = [new Ligne([new Cellule(UnDocument.Ligne("Valeur"), 0)])],
        Corps = [.. valeurs.Select(valeur => new Ligne([new Cellule(UnDocument.Ligne(valeur), 0)]))],
    };

    // Nine amounts that cannot be broken are wider than an upright sheet.
    private static Table Large(int lignes) => new()
    {
        Titre = UnDocument.Ligne("Montants"),
        Colonnes = [.. Enumerable.Repeat(new Colonne(1, Alignement.Droite), 9)],
        Entetes = [Montants(_ => "Cible")],
        Corps = [.. Enumerable.Range(0, lignes).Select(_ => Montants(i => i + "\u202F250\u202F000,00\u00A0€"))],
    };

    private static Ligne Montants(Func<int, string> texte) =>
        new([.. Enumerable.Range(0, 9).Select(i => new Cellule(UnDocument.Ligne(texte(i)), i))]);
}
