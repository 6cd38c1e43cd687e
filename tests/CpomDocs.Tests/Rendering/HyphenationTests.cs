using CpomDocs.Rendering.Layout;

namespace CpomDocs.Tests.Rendering;

public sealed class HyphenationTests
{
    [Theory]
    [InlineData("développement", "dé-ve-lop-pe-ment")]
    [InlineData("établissement", "éta-blis-se-ment")]
    [InlineData("contractualisation", "contrac-tua-li-sa-tion")]
    [InlineData("reconnaissance", "re-con-nais-sance")]
    [InlineData("financement", "fi-nan-ce-ment")]
    [InlineData("signature", "si-gna-ture")]
    [InlineData("différent", "dif-fé-rent")]
    [InlineData("l’évaluation", "l’éva-lua-tion")]
    [InlineData("aujourd’hui", "au-jourd’hui")]
    [InlineData("désagréable", "désa-gréable")]
    [InlineData("œuvre", "œuvre")]
    [InlineData("mois", "mois")]
    public void Word_InSmallLetters_IsDividedAsTheFrenchDivideIt(string word, string expected)
    {
        string divided = Divided(word);

        Assert.Equal(expected, divided);
    }

    [Theory]
    [InlineData("développement", "déve-lop-pe-ment")]
    [InlineData("financement", "finan-ce-ment")]
    [InlineData("l’arrêté", "l’arrêté")]
    [InlineData("signature", "signa-ture")]
    public void Word_InACell_KeepsThreeLettersOnEitherSide(string word, string expected)
    {
        string divided = Divided(word, isRagged: true);

        Assert.Equal(expected, divided);
    }

    [Theory]
    [InlineData("Montservan")]
    [InlineData("PEYRUSSAC")]
    [InlineData("l’Établissement")]
    [InlineData("349900019")]
    [InlineData("FIR-PDSES")]
    [InlineData("demi-journées")]
    [InlineData("conventionnement2025")]
    [InlineData("rapport.annuel.pdf")]
    [InlineData("28\u00A0décembre")]
    [InlineData("1er\u00A0septembre")]
    [InlineData("30\u202Fconsultations")]
    [InlineData("contractualisation@montservan.example")]
    [InlineData("https://exemple.fr/documentation")]
    public void Token_ThatIsNoPlainWord_IsNeverDivided(string token)
    {
        string divided = Divided("voir " + token + " pour");

        Assert.Equal("voir " + token + " pour", divided);
    }

    [Fact]
    public void Word_BetweenPunctuation_IsDividedInside()
    {
        string divided = Divided("«\u00A0(contractualisation)\u00A0», évaluation.");

        Assert.Equal("«\u00A0(contrac-tua-li-sa-tion)\u00A0», éva-lua-tion.", divided);
    }

    [Fact]
    public void Address_WiderThanTheLine_IsCutAtItsSignsWithoutAHyphen()
    {
        const string Address = "contractualisation.etablissement@centre-hospitalier-montservan.example";
        ShapedText text = UnDocument.Forme("adresse : " + Address + " fin");

        TextLine[] lines = LineBreaker.Break(text, 230_000, isJustified: true, isDividing: true);

        Assert.Equal(
            ["adresse : contractualisation.etablissement", "@centre-hospitalier-montservan.example fin"],
            lines.Select(line => text.Text[line.Start..line.End]));
    }

    private static string Divided(string text, bool isRagged = false)
    {
        var divided = new System.Text.StringBuilder(text);
        foreach (BreakPoint point in Enumerable.Reverse(BreakFinder.Find(UnDocument.Forme(text), int.MaxValue, isDividing: true, isRagged)))
        {
            divided.Insert(point.End, point.Kind == BreakKind.Division ? "-" : "");
        }

        return divided.ToString();
    }
}
