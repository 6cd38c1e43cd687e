using CpomDocs.Composition.Documents;
using CpomDocs.Rendering.Docx;
using DocumentFormat.OpenXml.Wordprocessing;
using Paragraph = CpomDocs.Composition.Documents.Paragraph;
using static CpomDocs.Tests.Rendering.DocxSample;

namespace CpomDocs.Tests.Rendering;

public sealed class DocxNumberingTests
{
    [Theory]
    [InlineData("Article 1|Article 2|Article 3")]
    [InlineData("Article 3|Article 4|Article 9|Article 10")]
    [InlineData("Partie A|Objectif A.1|Objectif A.2|Partie B|Objectif B.1|Objectif B.2")]
    [InlineData("2.1|2.2|3.1|2.3|3.1")]
    [InlineData("Volet 1|Volet 1|Volet 1")]
    [InlineData("A|B|D")]
    [InlineData("Préambule|Article 1|Préambule")]
    [InlineData("Article 1er|Article 2")]
    public void Heading_Labels_AreCountedByLists(string labels)
    {
        string[] expected = labels.Split('|');

        using var file = DocxReading.Of(With([.. expected.Select(label => Title(2, label, "§"))]));

        Assert.Equal(expected, file.Lines().Select(line => line.TrimEnd('§', ' ', '–')));
        Assert.All(file.Body.Elements<DocumentFormat.OpenXml.Wordprocessing.Paragraph>(),
            paragraph => Assert.Equal("§", paragraph.InnerText));
    }

    [Fact]
    public void Heading_SameLabelKindAtOneLevel_BindsTheStyleToItsList()
    {
        using var file = DocxReading.Of(With(Title(2, "Article 1", "Objet"), Title(2, "Article 2", "Suivi")));

        var style = file.Main.StyleDefinitionsPart!.Styles!.Elements<Style>().Single(candidate => candidate.StyleId == "Heading2");
        int list = style.StyleParagraphProperties!.NumberingProperties!.NumberingId!.Val!.Value;
        Assert.Equal(list, file.Body.Descendants<NumberingId>().First().Val!.Value);
    }

    [Fact]
    public void Heading_BareAmongLabelled_LeavesTheStyleUnbound()
    {
        using var file = DocxReading.Of(With(Title(2, "Partie A", "Orientations"), Title(2, null, "Clause de suivi")));

        var style = file.Main.StyleDefinitionsPart!.Styles!.Elements<Style>().Single(candidate => candidate.StyleId == "Heading2");
        Assert.Null(style.StyleParagraphProperties!.NumberingProperties);
    }

    [Fact]
    public void OrderedList_AfterAnother_CountsFromOneAgain()
    {
        var list = new ListBlock(true, [[Item("a")], [Item("b")]]);

        using var file = DocxReading.Of(With(list, Item("entre"), list));

        Assert.Equal(["1. a", "2. b", "entre", "1. a", "2. b"], file.Lines());
    }

    [Fact]
    public void Bookmarks_OfAwkwardAnchors_AreShortDistinctNames()
    {
        string[] anchors = ["2-objet", "article.3", "article-3", new string('x', 60), new string('x', 61)];

        var bookmarks = new Bookmarks(anchors.Select(anchor => Title(2, null, "T", anchor)));

        var names = anchors.Select(anchor => bookmarks[anchor].Name).ToList();
        Assert.Equal(5, names.Distinct().Count());
        Assert.All(names, name => Assert.Matches("^[A-Za-z][A-Za-z0-9_]{0,39}$", name));
    }

    private static Paragraph Item(string text) => new(RoleParagraphe.Corps, Line(text));
}
