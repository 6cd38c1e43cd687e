using System.Globalization;
using CpomDocs.Composition.Documents;
using CpomDocs.Rendering.Docx;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Paragraph = CpomDocs.Composition.Documents.Paragraph;
using Table = DocumentFormat.OpenXml.Wordprocessing.Table;
using static CpomDocs.Tests.Rendering.DocxSample;

namespace CpomDocs.Tests.Rendering;

public sealed class DocxRendererTests
{
    [Theory]
    [InlineData(FileFormatVersions.Office2013)]
    [InlineData(FileFormatVersions.Office2019)]
    [InlineData(FileFormatVersions.Microsoft365)]
    public void Render_EveryBlock_IsValidOpenXml(FileFormatVersions version)
    {
        using var file = DocxReading.Of(Complet);

        var errors = new OpenXmlValidator(version).Validate(file.Package);

        Assert.Empty(errors.Select(error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}"));
    }

    [Fact]
    public void Render_Twice_GivesTheSameBytes()
    {
        byte[] expected = DocxReading.Render(Complet);

        byte[][] files = [.. Enumerable.Range(0, 16).AsParallel().Select(_ => DocxReading.Render(Complet))];

        Assert.All(files, file => Assert.Equal(expected, file));
    }

    [Fact]
    public void Render_EveryBlock_KeepsTheTextAndItsOrder()
    {
        using var file = DocxReading.Of(Complet);

        Assert.Equal(ExpectedLines, file.Lines());
    }

    [Fact]
    public void Render_Document_CarriesItsPropertiesAndLanguage()
    {
        using var file = DocxReading.Of(Complet);

        var properties = file.Package.PackageProperties;
        Assert.Equal(Complet.Titre, properties.Title);
        Assert.Equal(Complet.Auteur, properties.Creator);
        Assert.Equal("fr-FR", properties.Language);
        Assert.Equal(Complet.DateCreation.UtcDateTime, properties.Created?.ToUniversalTime());
        Assert.Equal("fr-FR", file.Main.StyleDefinitionsPart!.Styles!.Descendants<Languages>().First().Val!.Value);
    }

    [Fact]
    public void Render_EveryBlock_NamesOnlyStylesThatExist()
    {
        using var file = DocxReading.Of(Complet);

        var known = file.Main.StyleDefinitionsPart!.Styles!.Elements<Style>().Select(style => style.StyleId!.Value!).ToHashSet();
        var parts = file.Main.FooterParts.Select(part => (OpenXmlElement)part.Footer!).Append(file.Main.HeaderParts.Single().Header!);
        var used = parts.Append(file.Body).SelectMany(part => part.Descendants<ParagraphStyleId>()).Select(style => style.Val!.Value!);
        Assert.Empty(used.Distinct().Except(known));
    }

    [Fact]
    public void Render_Signatures_AreLockedSlotsNamedAfterTheRole()
    {
        using var file = DocxReading.Of(Complet);

        var slots = file.Body.Descendants<SdtProperties>().ToList();
        Assert.Equal(
            ["Signature_RepresentantLegal", "Signature_PresidentConseilDepartemental", "Signature_DirecteurGeneral"],
            slots.Select(slot => slot.GetFirstChild<Tag>()!.Val!.Value));
        Assert.All(slots,
            slot => Assert.Equal(LockingValues.SdtLocked, slot.GetFirstChild<DocumentFormat.OpenXml.Wordprocessing.Lock>()!.Val!.Value));
    }

    [Fact]
    public void Render_Table_RepeatsItsHeaderAndNeverCutsARow()
    {
        using var file = DocxReading.Of(Complet);

        var rows = file.Body.Elements<Table>().First().Elements<TableRow>().ToList();
        Assert.Equal([true, true, false, false, false], rows.Select(row => row.Descendants<TableHeader>().Any()));
        Assert.All(rows, row => Assert.NotEmpty(row.Descendants<CantSplit>()));
    }

    [Fact]
    public void Render_Table_SharesTheWholeWidthByWeight()
    {
        using var file = DocxReading.Of(Complet);

        var columns = file.Body.Elements<Table>()
            .First()
            .Descendants<GridColumn>()
            .Select(column => int.Parse(column.Width!, CultureInfo.InvariantCulture))
            .ToList();
        Assert.Equal(columns[0], 3 * columns[1], 3.0);
        Assert.Equal(8843, columns.Sum(), 2.0);
    }

    [Fact]
    public void Render_Spans_FillEveryRowOfTheGrid()
    {
        using var file = DocxReading.Of(Complet);

        var rows = file.Body.Elements<Table>().First().Elements<TableRow>();
        Assert.All(rows,
            row => Assert.Equal(3, row.Elements<TableCell>().Sum(cell => cell.TableCellProperties!.GridSpan?.Val?.Value ?? 1)));
    }

    [Fact]
    public void Render_Footer_NumbersPagesByFieldsAndHasAParapheBoxPerSignatory()
    {
        using var file = DocxReading.Of(Complet);

        var footers = file.Main.FooterParts.Select(part => part.Footer!).ToList();
        Assert.Equal(2, footers.Count);
        Assert.All(footers, footer => Assert.Contains(" PAGE ", footer.InnerText, StringComparison.Ordinal));
        Assert.All(footers, footer => Assert.Contains(" NUMPAGES ", footer.InnerText, StringComparison.Ordinal));
        Assert.All(footers, footer => Assert.Contains(Complet.Mention!, footer.InnerText, StringComparison.Ordinal));
        Assert.All(footers, footer => Assert.Equal(3, footer.Descendants<TableCellBorders>().Count()));
    }

    [Fact]
    public void Render_FooterWithoutParaphe_HasNoBox()
    {
        var circuit = Complet.Descripteur.Circuit with { Paraphe = false };
        var document = Complet with { Descripteur = Complet.Descripteur with { Circuit = circuit } };

        using var file = DocxReading.Of(document);

        Assert.All(file.Main.FooterParts, part => Assert.Empty(part.Footer!.Descendants<Table>()));
    }

    [Fact]
    public void Render_LongWordInANarrowColumn_GetsItsRoomAsInThePdf()
    {
        var table = UnDocument.Tableau(1, "Reconductibles") with
        {
            Colonnes = [new Colonne(1, Alignement.Gauche), new Colonne(40, Alignement.Droite)],
        };

        using var file = DocxReading.Of(With(table));

        int narrow = int.Parse(file.Body.Descendants<GridColumn>().First().Width!.Value!, CultureInfo.InvariantCulture);
        Assert.InRange(narrow, 1200, 1800);
    }

    [Fact]
    public void Render_ClosingBeforeSignatures_StaysWithTheTextBefore()
    {
        var place = new Paragraph(RoleParagraphe.Formule, Line("Fait à Montpellier."));
        var note = new Paragraph(RoleParagraphe.Note, Line("L’original est le fichier électronique."));

        using var file = DocxReading.Of(With(UnDocument.Paragraphe(2), UnDocument.Paragraphe(2), place, note, UnDocument.Signatures()));

        var written = file.Body.Elements<DocumentFormat.OpenXml.Wordprocessing.Paragraph>().Take(4);
        var kept = written.Select(paragraph => paragraph.ParagraphProperties!.KeepNext is not null);
        Assert.Equal([false, true, true, true], kept);
    }

    [Fact]
    public void Render_ControlCharacter_ReportsCPOM4101()
    {
        var document = With(new Paragraph(RoleParagraphe.Corps, Line("une cloche \u0007 sonne")));

        var outcome = new DocxRenderer().Render(document);

        Assert.Null(outcome.Value);
        Assert.Equal(["CPOM4101"], outcome.Diagnostics.Select(diagnostic => diagnostic.Code));
        Assert.Contains("U+0007", outcome.Diagnostics[0].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Render_Draft_CarriesItsWatermarkInEveryHeader(bool estProjet)
    {
        byte[] file = new DocxRenderer().Render(DocxSample.Complet, estProjet).Value!;

        using var package = DocumentFormat.OpenXml.Packaging.WordprocessingDocument.Open(new MemoryStream(file), isEditable: false);
        var headers = package.MainDocumentPart!.HeaderParts.Select(part => part.Header!.OuterXml).ToList();
        var errors = new DocumentFormat.OpenXml.Validation.OpenXmlValidator(FileFormatVersions.Office2019).Validate(package);

        Assert.Equal(estProjet ? 2 : 1, headers.Count);
        Assert.All(headers, header => Assert.Equal(estProjet, header.Contains("PROJET", StringComparison.Ordinal)));
        Assert.Empty(errors.Select(error => error.Description));
    }

    [Fact]
    public void WithoutWatermark_Draft_OnlyLosesItsWatermarkAndStaysValid()
    {
        byte[] draft = new DocxRenderer().Render(DocxSample.Complet, estProjet: true).Value!;
        byte[] final = new DocxRenderer().Render(DocxSample.Complet).Value!;

        byte[] issued = DocxIssue.WithoutWatermark(draft).ToArray();

        using var package = DocumentFormat.OpenXml.Packaging.WordprocessingDocument.Open(new MemoryStream(issued), isEditable: false);
        Assert.Empty(new DocumentFormat.OpenXml.Validation.OpenXmlValidator(FileFormatVersions.Office2019).Validate(package));
        Assert.All(package.MainDocumentPart!.HeaderParts,
            header => Assert.DoesNotContain("PROJET", header.Header!.OuterXml, StringComparison.Ordinal));
        Assert.Equal(issued, DocxIssue.WithoutWatermark(issued).ToArray());
        Assert.Equal(final, DocxIssue.WithoutWatermark(final).ToArray());
        Assert.Empty(new DocxComparison(DocxReader.Read(final).Value!, DocxReader.Read(issued).Value!).HorsChamps);
    }

    [Fact]
    public void WithoutWatermark_FileThatIsNoWordFile_IsGivenBack()
    {
        byte[] file = [1, 2, 3];

        Assert.Equal(file, DocxIssue.WithoutWatermark(file).ToArray());
    }

    [Fact]
    public void Render_LinkToNothing_ReportsCPOM4102()
    {
        var document = With(new Paragraph(RoleParagraphe.Corps, [new Link(Line("l’article 9"), "#article-9")]));

        var outcome = new DocxRenderer().Render(document);

        Assert.Equal(["CPOM4102"], outcome.Diagnostics.Select(diagnostic => diagnostic.Code));
    }

    private static readonly string[] ExpectedLines =
    [
        "Agence régionale de santé Occitanie",
        "Contrat pluriannuel d’objectifs et de moyens 2025-2029",
        "Unité de soins de longue durée",
        "Centre hospitalier de Montservan",
        "FINESS 349900019 – version 1",
        "SANS VALEUR JURIDIQUE — document de démonstration",
        "Entre, d’une part,",
        "Vu le code de la santé publique ;",
        "Conclu le 1er janvier, voir l’article 2, le site et CP/2024-047 fin.",
        "Article 1 – Objet",
        "1.1 Portée",
        "1.2 Limites",
        "Article 2 – Moyens",
        "2.1 Crédits",
        "Article 4 – Suivi",
        "Périmètre : 349900027",
        "Une note.",
        "1. premier",
        "– une puce",
        "2. deuxième",
        "sa suite",
        "Crédits de l’exercice 2025",
        "Objet",
        "2025",
        "Fonds",
        "Montant (€)",
        "Gardes",
        "FIR",
        "412 350,00",
        "Gériatrie",
        "298 760,50",
        "Total",
        "711 110,50",
        "Fait à Montservan.",
        "Pour RepresentantLegal",
        "Nom",
        "Pour PresidentConseilDepartemental",
        "Nom",
        "Pour DirecteurGeneral",
        "Nom",
    ];
}
