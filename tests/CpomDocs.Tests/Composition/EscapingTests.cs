using System.Collections.Immutable;
using CpomDocs.Composition.Documents;
using CpomDocs.Composition.Templates;
using CpomDocs.Contrats.Model;
using FsCheck.Xunit;
using Block = CpomDocs.Composition.Documents.Block;

namespace CpomDocs.Tests.Composition;

/// <summary>Data prints as itself, wherever a template puts it.</summary>
public sealed class EscapingTests
{
    private const string Everywhere = """
        {{ structure.raisonSociale }}

        avant **{{ structure.raisonSociale }}** après

        ## {{ structure.raisonSociale }}

        - {{ structure.raisonSociale }}

        ::: tableau {titre="T" largeurs="1 1"}
        | A | B |
        | --- | --- |
        | {{ structure.raisonSociale }} | x |
        :::
        """;

    private static readonly TemplateSet Modeles = DesModeles.Socle(Everywhere);

    [Theory]
    [InlineData("{{ 7*7 }}")]
    [InlineData("a | b")]
    [InlineData("^")]
    [InlineData("<")]
    [InlineData("<b>gras</b> &amp; &eacute;")]
    [InlineData("# 1")]
    [InlineData("1. un")]
    [InlineData("- un")]
    [InlineData("    code")]
    [InlineData("**x** _y_ `z` ~w~ ^v^")]
    [InlineData("![a](b) [c]: d")]
    [InlineData("::: tableau")]
    [InlineData("::a::")]
    [InlineData("{.visa} {#id}")]
    [InlineData("fin \\")]
    [InlineData("---")]
    [InlineData("Ÿ œ 'é' \"è\" 𝒳")]
    [InlineData("http://exemple.fr/a_b?c=d")]
    public void Data_WithMarkup_PrintsAsItself(string data)
    {
        AssertPrintsAsItself(data);
    }

    [Property(MaxTest = 500)]
    public void Data_Any_PrintsAsItself(string? data)
    {
        if (Printable(data) is { Length: > 0 } printable)
        {
            AssertPrintsAsItself(printable);
        }
    }

    [Fact]
    public void Data_WithLineBreaks_StaysInItsParagraph()
    {
        Block block = Compose("a\nb\r\n\r\n  c")[1];

        Assert.Equal("a b c", TreeDump.PlainText(Assert.IsType<Paragraph>(block).Contenu));
    }

    private static void AssertPrintsAsItself(string data)
    {
        string expected = Raw.Collapsed(data);
        var blocks = Compose(data);

        Assert.Equal(expected, TreeDump.PlainText(((Paragraph)blocks[1]).Contenu));
        Assert.Equal("avant " + expected + " après", TreeDump.PlainText(((Paragraph)blocks[2]).Contenu));
        Assert.Equal(expected, TreeDump.PlainText(((Heading)blocks[3]).Contenu));
        Assert.Equal(expected, TreeDump.PlainText(((Paragraph)((ListBlock)blocks[4]).Elements[0][0]).Contenu));
        Assert.Equal(expected, TreeDump.PlainText(((Table)blocks[5]).Corps[0].Cellules[0].Contenu));
    }

    private static ImmutableArray<Block> Compose(string data)
    {
        Contrat contrat = UneLiasse.Contrat with { Structure = UneLiasse.Contrat.Structure with { RaisonSociale = data } };
        return Raw.Blocks(contrat, Modeles);
    }

    // A null character becomes the replacement character, a text of spaces alone is an absent value.
    private static string? Printable(string? data)
    {
        return data is null || string.IsNullOrWhiteSpace(data) ? null : data.Replace('\0', '\uFFFD');
    }
}
