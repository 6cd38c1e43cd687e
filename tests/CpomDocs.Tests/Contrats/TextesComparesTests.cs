using CpomDocs.Contrats.Changements;

namespace CpomDocs.Tests.Contrats;

/// <summary>Words that changed inside a sentence.</summary>
public class TextesComparesTests
{
    [Theory]
    [InlineData("Ouvrir dix lits.", "Ouvrir douze lits.", "Ouvrir [dix] lits.", "Ouvrir [douze] lits.")]
    [InlineData("Le taux est de 54,2 %", "Le taux est de 56,2 %", "Le taux est de [54,2] %", "Le taux est de [56,2] %")]
    [InlineData("412\u202F350,00 €", "420\u202F000,50 €", "[412\u202F350,00] €", "[420\u202F000,50] €")]
    [InlineData("a b c", "a c", "a [b ]c", "a c")]
    [InlineData("", "Nouveau", "", "[Nouveau]")]
    [InlineData("Même texte", "Même texte", "Même texte", "Même texte")]
    [InlineData("la prise en charge", "l'accueil, le suivi", "[la prise en charge]", "[l'accueil, le suivi]")]
    public void Textes_OfTwoVersions_AreMarkedWhereTheySaySomethingElse(string avant, string apres, string before, string after)
    {
        var textes = TextesCompares.De(avant, apres);

        Assert.Equal((before, after), (Written(textes.Avant), Written(textes.Apres)));
    }

    [Fact]
    public void Textes_AtRandom_KeepTheirWordsAndShareWhatIsNotMarked()
    {
        var random = new Random(11);
        for (int i = 0; i < 200; i++)
        {
            string avant = Sentence(random);
            string apres = Sentence(random);

            var textes = TextesCompares.De(avant, apres);

            Assert.Equal(avant, string.Concat(textes.Avant.Select(fragment => fragment.Texte)));
            Assert.Equal(apres, string.Concat(textes.Apres.Select(fragment => fragment.Texte)));
        }
    }

    [Fact]
    public void Textes_TooLongToCompare_AreMarkedWholeBetweenWhatBothHave()
    {
        string avant = "Début " + string.Join(' ', Enumerable.Range(0, 3000)) + " fin";
        string apres = "Début " + string.Join(' ', Enumerable.Range(5000, 3000)) + " fin";

        var textes = TextesCompares.De(avant, apres);

        Assert.Equal(3, textes.Avant.Length);
        Assert.Equal(("Début ", " fin"), (textes.Apres[0].Texte, textes.Apres[^1].Texte));
    }

    private static string Written(IEnumerable<FragmentDeTexte> fragments) =>
        string.Concat(fragments.Select(fragment => fragment.EstChange ? $"[{fragment.Texte}]" : fragment.Texte));

    private static string Sentence(Random random) =>
        string.Join(' ', random.GetItems(["le", "la", "lits", "places", "12", "54,2 %,", "objectif", "é"], random.Next(12)));
}
