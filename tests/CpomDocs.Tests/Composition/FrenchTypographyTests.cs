using CpomDocs.Composition.Documents;
using CpomDocs.Composition.Typography;
using FsCheck.Xunit;

namespace CpomDocs.Tests.Composition;

/// <summary>The table of the typography; « ~ » shows a no-break space, « _ » a narrow one, « ¬ » a no-break hyphen.</summary>
public sealed class FrenchTypographyTests
{
    [Theory]
    [InlineData("fin ; suite", "fin_; suite")]
    [InlineData("fin; suite", "fin_; suite")]
    [InlineData("quoi ?", "quoi_?")]
    [InlineData("quoi !", "quoi_!")]
    [InlineData("quoi ?!", "quoi_?!")]
    [InlineData("(?)", "(?)")]
    [InlineData("deux points : suite", "deux points~: suite")]
    [InlineData("deux points: suite", "deux points~: suite")]
    [InlineData("« mot »", "«~mot~»")]
    [InlineData("«mot»", "«~mot~»")]
    [InlineData("1 234 567 lits", "1_234_567~lits")]
    [InlineData("12 345,67 €", "12_345,67~€")]
    [InlineData("500€", "500~€")]
    [InlineData("3 M€", "3~M€")]
    [InlineData("54,2 %", "54,2_%")]
    [InlineData("54,2%", "54,2_%")]
    [InlineData("le 12 mars 2025", "le 12~mars~2025")]
    [InlineData("article 3", "article~3")]
    [InlineData("articles L. 6114-1 à L. 6114-5", "articles~L.~6114¬1 à L.~6114¬5")]
    [InlineData("article L.6114-1", "article~L.~6114¬1")]
    [InlineData("R. 6114-11", "R.~6114¬11")]
    [InlineData("n° 12", "n°~12")]
    [InlineData("n°12", "n°~12")]
    [InlineData("M. Dupont et Mme Noël", "M.~Dupont et Mme~Noël")]
    [InlineData("l'objectif", "l’objectif")]
    [InlineData("O'Neil", "O’Neil")]
    [InlineData("et...", "et…")]
    [InlineData("un mot - une incise - la suite", "un mot –~une incise~– la suite")]
    [InlineData("Annexe 1 – Titre", "Annexe~1~– Titre")]
    [InlineData("deux  espaces", "deux espaces")]
    [InlineData("mise en oeuvre", "mise en œuvre")]
    [InlineData("main-d'oeuvre", "main-d’œuvre")]
    [InlineData("chirurgie du coeur", "chirurgie du cœur")]
    [InlineData("coexister, Goethe, moelle", "coexister, Goethe, moelle")]
    [InlineData("ÉTABLISSEMENT, À, Ÿ", "ÉTABLISSEMENT, À, Ÿ")]
    [InlineData("à 20 h 30", "à 20~h~30")]
    [InlineData("20h30", "20h30")]
    [InlineData("10:30", "10:30")]
    [InlineData("jean.oneil@exemple.fr: oui", "jean.oneil@exemple.fr~: oui")]
    [InlineData("voir https://exemple.fr/a?b=c:d;e", "voir https://exemple.fr/a?b=c:d;e")]
    [InlineData("le fichier l'annexe-1.pdf", "le fichier l’annexe-1.pdf")]
    [InlineData("FINESS 349900019", "FINESS 349900019")]
    [InlineData("SIRET 263 400 996 00017", "SIRET 263 400 996 00017")]
    [InlineData("04 67 07 22 87", "04 67 07 22 87")]
    [InlineData("34999 Montservan", "34999 Montservan")]
    [InlineData("2025-2029", "2025-2029")]
    public void Apply_OnText_FollowsTheTable(string text, string expected)
    {
        Assert.Equal(expected, Visible(FrenchTypography.Apply(text)));
    }

    [Theory]
    [InlineData("1er janvier 2025", "1^er^~janvier~2025")]
    [InlineData("la 1re fois", "la 1^re^ fois")]
    [InlineData("la 2e et la 2ème", "la 2^e^ et la 2^e^")]
    [InlineData("le XXe siècle", "le XX^e^ siècle")]
    [InlineData("Hospitalier 12e3, 2A9900016", "Hospitalier 12e3, 2A9900016")]
    [InlineData("n° 2e/2024", "n°~2e/2024")]
    public void Inlines_WithOrdinals_RaiseThem(string text, string expected)
    {
        Assert.Equal(expected, TreeDump.Of(InlineTypography.Apply([new Text(text)])));
    }

    [Fact]
    public void Inlines_AcrossNodes_SeeTheirNeighbours()
    {
        var inlines =
            InlineTypography.Apply([new Strong([new Text("Total")]), new Text(" : 5"), new Emphasis([new Text(" %")]), new Text(" ; fin")]);

        Assert.Equal("**Total**~: 5*_%*_; fin", TreeDump.Of(inlines));
    }

    [Fact]
    public void NoBreak_AnyText_IsUntouched()
    {
        var inlines = InlineTypography.Apply([new NoBreak([new Text("l'a : b ; 1er")])]);

        Assert.Equal("{l'a : b ; 1er}", TreeDump.Of(inlines));
    }

    [Property(MaxTest = 2000)]
    public bool Apply_Twice_ChangesNothingMore(string? text)
    {
        string once = FrenchTypography.Apply(text ?? "");

        return FrenchTypography.Apply(once) == once;
    }

    [Property(MaxTest = 2000)]
    public bool Apply_TwiceOnFrenchPieces_ChangesNothingMore(int[] picks)
    {
        string[] pieces =
            [" ", "–", "- ", " : ", ";", "«", "»", "1", "234", " 567", "%", "€", "n°", "L.", "article", "er ", "'", "...", "!", "M. ", "A",
                "mars", "h", "30", "e"];
        string text = string.Concat(picks.Select(pick => pieces[(pick & 0x7FFF) % pieces.Length]));

        string once = FrenchTypography.Apply(text);

        return FrenchTypography.Apply(once) == once;
    }

    private static string Visible(string text) => text.Replace('\u00A0', '~').Replace('\u202F', '_').Replace('\u2011', '¬');
}
