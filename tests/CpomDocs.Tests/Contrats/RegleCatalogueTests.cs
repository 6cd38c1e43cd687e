using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Contrats.Model;
using CpomDocs.Contrats.Reading;
using CpomDocs.Contrats.Rules;

namespace CpomDocs.Tests.Contrats;

/// <summary>Every rule of the domain lives somewhere, says where, and weighs what a profile says.</summary>
public partial class RegleCatalogueTests
{
    private const string Domain = "../shared/domain.md";
    private const string Page = "docs/regles.md";
    private const string Start = "<!-- début -->\n";
    private const string End = "<!-- fin -->\n";

    private static readonly ImmutableDictionary<string, string> Lieux = new Dictionary<string, string>
    {
        ["contrat"] = "contrôle du contrat",
        ["champ"] = "champ demandé",
        ["campagne"] = "contrôle de la campagne",
        ["texte"] = "texte des modèles",
        ["rendu"] = "rendu et archive (empreinte des modèles)",
        ["signature"] = "acte de signature",
        ["verification"] = "vérification",
        ["archivage"] = "archivage",
        ["avenant"] = "avenant",
        ["hors"] = "hors des fichiers",
    }.ToImmutableDictionary();

    private static IEnumerable<Profil> Profils => ContratsFixtures.ProfilsEtEssai.Codes
        .Select(code => ContratsFixtures.ProfilsEtEssai.TryGet(code, out Profil? profil) ? profil : null)
        .OfType<Profil>();

    [SkippableFact]
    public void Rules_OfTheDomain_AreAllInTheCatalogue()
    {
        string path = ContratsFixtures.PathOf(Domain);
        Skip.IfNot(File.Exists(path), "The domain dossier is not beside the repository.");

        IEnumerable<string> asked = RowOfARule().Matches(File.ReadAllText(path)).Select(match => match.Groups[1].Value);

        Assert.Equal(asked.Order(StringComparer.Ordinal), RegleCatalogue.Toutes.Select(regle => regle.Id).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Rules_OfTheCatalogue_AreJudgedWhereItSays()
    {
        Assert.Equal(IdsIn("contrat"), ReglesContrat.Toutes.Select(regle => regle.Id).Order(StringComparer.Ordinal));
        Assert.Empty(IdsIn("champ").Except(FieldCatalogue.Regles));
        Assert.Equal(IdsIn("campagne"), RulesOfTheCodes("CPOM13", "CPOM1119"));
        Assert.Empty(RegleCatalogue.Toutes.SelectMany(regle => regle.Lieux).Except(Lieux.Keys));
    }

    [Fact]
    public void Rules_OfACode_AreInTheCatalogue()
    {
        IEnumerable<string> named = DiagnosticCatalogue.Entries.Values.Select(entry => entry.Regle).OfType<string>()
            .Concat(FieldCatalogue.Regles)
            .Distinct();

        Assert.DoesNotContain(named, regle => !RegleCatalogue.Contient(regle));
    }

    [Fact]
    public void Rules_ThatAFileShows_AreInAProfile()
    {
        IEnumerable<string> listed = Profils.SelectMany(profil => profil.Regles.Keys).Distinct();

        Assert.Empty(IdsIn("contrat").Concat(IdsIn("campagne")).Except(listed));
    }

    [Fact]
    public void Rules_ThatATextShows_AreInTheMentionsOfTheInstalledFamilies()
    {
        foreach (string code in ContratsFixtures.Profils.Codes)
        {
            ContratsFixtures.Profils.TryGet(code, out Profil? profil);
            IEnumerable<string> mentioned = profil!.Mentions.Select(mention => mention.Regle);

            IEnumerable<string> onlyInTexts =
                RegleCatalogue.Toutes.Where(regle => regle.Lieux.SequenceEqual(["texte"])).Select(regle => regle.Id);

            Assert.Empty(profil.Regles.Keys.Intersect(onlyInTexts).Except(mentioned));
        }
    }

    [Fact]
    public void Page_OfTheRules_SaysWhereEachOneLives()
    {
        string page = File.ReadAllText(ContratsFixtures.PathOf(Page));
        int start = page.IndexOf(Start, StringComparison.Ordinal) + Start.Length;
        int end = page.IndexOf(End, StringComparison.Ordinal);

        ContratsFixtures.AssertGenerated(Page, page[..start] + Table() + page[end..]);
    }

    private static IEnumerable<string> IdsIn(string lieu) => RegleCatalogue.Toutes
        .Where(regle => regle.Lieux.Contains(lieu))
        .Select(regle => regle.Id)
        .Order(StringComparer.Ordinal);

    private static IEnumerable<string> RulesOfTheCodes(params string[] prefixes) => DiagnosticCatalogue.Entries.Values
        .Where(entry => entry.Regle is not null && prefixes.Any(prefix => entry.Code.StartsWith(prefix, StringComparison.Ordinal)))
        .Select(entry => entry.Regle!)
        .Distinct()
        .Order(StringComparer.Ordinal);

    private static string Table()
    {
        ImmutableArray<string> families = ContratsFixtures.Profils.Codes;
        var text = new StringBuilder();
        text.Append("\n| Règle | Ce qu’elle demande | Où elle est tenue | ").AppendJoin(" | ", families).Append(" |\n");
        text.Append("| --- | --- | --- |").Insert(text.Length, " --- |", families.Length).Append('\n');
        foreach (RegleDuDomaine regle in RegleCatalogue.Toutes)
        {
            text.Append("| ").Append(regle.Id).Append(" | ").Append(regle.Enonce).Append(" | ");
            text.AppendJoin(", ", regle.Lieux.Select(lieu => Lieux[lieu])).Append(" | ");
            text.AppendJoin(" | ", families.Select(family => WeightIn(family, regle.Id))).Append(" |\n");
        }

        return text.Append('\n').ToString();
    }

    private static string WeightIn(string family, string regle)
    {
        ContratsFixtures.Profils.TryGet(family, out Profil? profil);
        return !profil!.Regles.TryGetValue(regle, out ReglageRegle? reglage) ? "–"
            : reglage.Gravite is { } weight ? weight.ToString().ToLowerInvariant() : "inactive";
    }

    [GeneratedRegex(@"^\| ((?:PAR|DUR|OBJ|IND|ANX|REC|FIN|PDS|USLD|SIG|CAL|SAN|AVN|ARC)-[0-9]+) \|", RegexOptions.Multiline)]
    private static partial Regex RowOfARule();
}
