using CpomDocs.Rendering.Layout;

namespace CpomDocs.Tests.Rendering;

public sealed class LineBreakerTests
{
    private const int Width = 200_000;

    [Fact]
    public void Break_OrdinarySpaces_KeepsEveryLineWithinTheWidth()
    {
        ShapedText text = UnDocument.Forme(string.Concat(Enumerable.Repeat("Le contrat est conclu pour cinq ans. ", 12)).Trim());

        TextLine[] lines = LineBreaker.Break(text, Width, isJustified: true);

        Assert.True(lines.Length > 5);
        Assert.All(lines, line => Assert.InRange(line.Width, 1, Width));
    }

    [Fact]
    public void Break_Justified_FillsEveryLineButTheLast()
    {
        ShapedText text = UnDocument.Forme(string.Concat(Enumerable.Repeat("Le contrat est conclu pour cinq ans. ", 12)).Trim());

        TextLine[] lines = LineBreaker.Break(text, Width, isJustified: true);

        Assert.All(lines[..^1], line => Assert.InRange(line.Width, Width - 1000, Width));
        Assert.True(lines[^1].Width <= Width);
    }

    [Theory]
    [InlineData("article\u00A06114")]
    [InlineData("1\u202F234\u202F567")]
    [InlineData("L.\u00A06114\u20111")]
    public void Break_UnbreakableCharacters_AreNeverParted(string whole)
    {
        string padding = string.Concat(Enumerable.Repeat("mot ", 30));
        ShapedText text = UnDocument.Forme(string.Concat(Enumerable.Repeat(padding + whole + " ", 20)).Trim());

        TextLine[] lines = LineBreaker.Break(text, Width, isJustified: true);

        int kept = lines.Sum(line => text.Text[line.Start..line.End].Split(whole).Length - 1);
        Assert.Equal(20, kept);
    }

    [Fact]
    public void Break_SoftHyphen_ShowsOnlyAtTheEndOfALine()
    {
        ShapedText text = UnDocument.Forme(string.Concat(Enumerable.Repeat("contractuali\u00ADsation ", 12)).Trim());

        TextLine[] lines = LineBreaker.Break(text, 140_000, isJustified: false);

        Assert.Contains(lines, line => line.EndsWithHyphen);
        Assert.All(lines, line => Assert.InRange(line.Width, 0, 140_000));
    }

    [Fact]
    public void Break_WordWiderThanTheLine_IsCutRatherThanOverflowing()
    {
        ShapedText text = UnDocument.Forme("Nom : " + new string('W', 200));

        TextLine[] lines = LineBreaker.Break(text, Width, isJustified: false);

        Assert.All(lines, line => Assert.InRange(line.Width, 0, Width));
        Assert.Equal(200, lines.Sum(line => text.Text[line.Start..line.End].Count(character => character == 'W')));
    }

    [Fact]
    public void Break_FewSpacesOnALine_StaysRaggedBeyondFourTimesTheSpace()
    {
        ShapedText text = UnDocument.Forme("anticonstitutionnellement intergouvernementalisation désinstitutionnalisation");

        TextLine[] lines = LineBreaker.Break(text, 170_000, isJustified: true);

        Assert.All(lines, line => Assert.InRange(line.Widening, 0, 3 * 2100));
    }

    [Fact]
    public void Break_TotalFit_SpreadsSpacesMoreEvenlyThanFirstFit()
    {
        ShapedText text = UnDocument.Forme(string.Concat(Enumerable.Repeat(
            "Les engagements contractualisés sont appréciés au regard des cibles annuelles et de la réalisation des actions prévues. ",
                6)).Trim());

        TextLine[] total = LineBreaker.Break(text, Width, isJustified: true);
        TextLine[] first = LineBreaker.Break(text, Width, isJustified: false);

        int worstTotal = total[..^1].Max(line => line.Widening);
        int worstFirst = first[..^1].Max(line => (Width - line.Width) / Math.Max(1, text.Text[line.Start..line.End].Count(c => c == ' ')));
        Assert.True(worstTotal <= worstFirst);
    }

    [Fact]
    public void Break_LineBreakAskedFor_EndsTheLine()
    {
        ShapedText text = UnDocument.Forme("un\ndeux");

        TextLine[] lines = LineBreaker.Break(text, Width, isJustified: true);

        Assert.Equal(["un", "deux"], lines.Select(line => text.Text[line.Start..line.End]));
    }

    [Fact]
    public void Break_NoBreakSpaces_AreWidenedAsTheOthers()
    {
        const string Dated = "Le contrat est conclu le 12\u00A0septembre\u00A02024. ";
        ShapedText text = UnDocument.Forme(string.Concat(Enumerable.Repeat(Dated, 12)).Trim());

        TextLine[] lines = LineBreaker.Break(text, Width, isJustified: true);

        Assert.All(lines[..^1], line => Assert.InRange(line.Width, Width - 1000, Width));
        Assert.All(lines[..^1], line => Assert.Equal(
            line.Width,
            text.Width(line.Start, line.End) + (line.Widening * text.Text[line.Start..line.End].Count(c => c is ' ' or '\u00A0'))));
    }

    [Fact]
    public void Break_SoftHyphen_IsAsWideAsTheFontDrawsIt()
    {
        ShapedText text = UnDocument.Forme("contractuali\u00ADsation");

        BreakPoint hyphen = BreakFinder.Find(text, Width).First(point => point.Kind == BreakKind.SoftHyphen);

        Assert.Equal(UnDocument.Forme("-").Width(0, 1), hyphen.HyphenWidth);
    }

    [Theory]
    [InlineData("Annexe 5 – Unité de soins de longue durée")]
    [InlineData("Centre hospitalier intercommunal du bassin de Montservan et des communes associées des Garrigues")]
    public void Balance_TitleOfSeveralLines_LeavesNoShortLineAndAddsNone(string title)
    {
        ShapedText text = UnDocument.Forme(title);

        TextLine[] ragged = LineBreaker.Break(text, 180_000, isJustified: false);
        TextLine[] balanced = LineBreaker.Balance(text, 180_000);

        Assert.Equal(ragged.Length, balanced.Length);
        Assert.True(balanced.Max(line => line.Width) <= ragged.Max(line => line.Width));
        Assert.True(balanced.Min(line => line.Width) >= ragged.Min(line => line.Width));
    }

    [Theory]
    [InlineData(90_000)]
    [InlineData(120_000)]
    [InlineData(150_000)]
    [InlineData(200_000)]
    [InlineData(300_000)]
    public void Break_WithDivisions_NeverEndsThreeLinesInARowWithOne(int width)
    {
        ShapedText text = UnDocument.Forme(LongWords);

        TextLine[] lines = LineBreaker.Break(text, width, isJustified: true, isDividing: true);

        string ends = string.Concat(lines.Select(line => line.EndsWithHyphen ? '-' : ' '));
        Assert.Contains('-', ends);
        Assert.DoesNotContain("---", ends, StringComparison.Ordinal);
    }

    [Fact]
    public void Break_WithDivisions_IsTighterThanWithout()
    {
        ShapedText text = UnDocument.Forme(LongWords);

        TextLine[] words = LineBreaker.Break(text, 210_000, isJustified: true);
        TextLine[] syllables = LineBreaker.Break(text, 210_000, isJustified: true, isDividing: true);

        Assert.True(syllables[..^1].Min(line => line.Width) > words[..^1].Min(line => line.Width));
        Assert.All(syllables[..^1], line => Assert.InRange(line.Width, 209_000, 210_000));
    }

    [Fact]
    public void Break_EvenLinesWithoutDivision_DividesNothing()
    {
        ShapedText text = UnDocument.Forme(string.Concat(Enumerable.Repeat("Le contrat est conclu pour cinq ans. ", 12)).Trim());

        TextLine[] lines = LineBreaker.Break(text, 420_000, isJustified: true, isDividing: true);

        Assert.DoesNotContain(lines, line => line.EndsWithHyphen);
    }

    [Fact]
    public void Break_RaggedText_DividesOnlyToSaveAQuarterOfALine()
    {
        ShapedText text = UnDocument.Forme("mot contractualisation mot mot mot");

        TextLine[] narrow = LineBreaker.Break(text, 85_000, isJustified: false, isDividing: true);
        TextLine[] wide = LineBreaker.Break(text, 118_000, isJustified: false, isDividing: true);

        Assert.True(narrow[0].EndsWithHyphen);
        Assert.DoesNotContain(wide, line => line.EndsWithHyphen);
    }

    [Fact]
    public void Width_KernedPair_IsNarrowerThanItsGlyphs()
    {
        int apart = UnDocument.Forme("A").Width(0, 1) + UnDocument.Forme("V").Width(0, 1);

        int together = UnDocument.Forme("AV").Width(0, 2);

        Assert.True(together < apart);
    }

    private const string LongWords = "Les établissements contractualisent annuellement leurs engagements ; "
        + "l’accompagnement des établissements, la contractualisation, l’évaluation et la reconnaissance conditionnent "
        + "particulièrement l’approfondissement des coopérations interdépartementales et leur pérennisation institutionnelle.";
}
