using CpomDocs.Composition;
using CpomDocs.Composition.Documents;
using CpomDocs.Contrats.Avenants;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Tests.Contrats;

namespace CpomDocs.Tests.Composition;

/// <summary>One avenant of each family, named after the contract it changes; that of OCC25 makes every operation.</summary>
public sealed class AvenantComposerTests
{
    internal const string Folder = "fixtures/avenants/familles";

    public static TheoryData<string> Avenants => [.. ContratsFixtures.Files(Folder)];

    [Theory]
    [MemberData(nameof(Avenants))]
    public void ComposeAvenant_OfEachFamily_MatchesItsSnapshot(string fichier)
    {
        DocumentCompose avenant = Compose(fichier).Documents[0];

        Snapshot.Matches($"avenant-{Path.GetFileNameWithoutExtension(fichier)}.txt", TreeDump.Of(avenant));
        Assert.DoesNotMatch("[ \u00A0\u202F]{2}| [,.)]|\\( |, ,|[⚖]|\\(e\\)", TreeDump.PlainText(avenant));
    }

    [Theory]
    [MemberData(nameof(Avenants))]
    public void ComposeAvenant_OfEachFamily_GivesTheTouchedDocumentsOnlyAndSignsThem(string fichier)
    {
        ContratConsolide next = Consolide(fichier);

        LiasseComposee liasse = Compose(fichier);

        Assert.Equal(next.PiecesTouchees.Prepend("AVENANT-1"), liasse.Documents.Select(document => document.Descripteur.Document));
        Assert.All(liasse.Documents, document => Assert.Equal(
            document.Descripteur.Circuit.Etapes.Select(etape => etape.Role),
            document.Blocs.OfType<SignatureBlock>().Single().Cases.Select(place => place.Role)));
        Assert.All(liasse.Documents, document => Assert.Equal(next.Avenant!.DateEffet, document.Descripteur.DateEffet));
        Assert.False(liasse.Documents[0].Descripteur.Circuit.Paraphe);
    }

    [Fact]
    public void ComposeAvenant_OnUsld_IsConcludedWithTheDepartement()
    {
        DocumentCompose avenant = Compose("exemple-complet.json").Documents[0];

        Assert.Equal(["RepresentantLegal", "PresidentConseilDepartemental", "DirecteurGeneral"],
            avenant.Descripteur.Circuit.Etapes.Select(etape => etape.Role.Nom));
        Assert.Contains("le Département", TreeDump.PlainText(avenant), StringComparison.Ordinal);
    }

    [Fact]
    public void ComposeAvenant_ReplacedClause_IsInTheConsolidatedSocle()
    {
        DocumentCompose socle = Compose("res-deux-agences.json").Documents[1];

        string article = ArticlesDuSocle.De(socle)[15];

        Assert.Contains("médiation", article, StringComparison.Ordinal);
        Assert.DoesNotContain("avenant n", article, StringComparison.OrdinalIgnoreCase);
    }

    internal static LiasseComposee Compose(string fichier)
    {
        ContratConsolide next = Consolide(fichier);
        string family = next.Contrat.Profil.Code.ToLowerInvariant();
        Outcome<LiasseComposee> outcome =
            new LiasseComposer().ComposeAvenant(next, DesModeles.DuProfil(family), new CompositionOptions());
        return outcome.Value ?? throw new InvalidOperationException(ContratsFixtures.Print(outcome.Diagnostics));
    }

    private static ContratConsolide Consolide(string fichier)
    {
        ContratConsolide depart = ContratConsolide.De(UnContrat.DuFichier(fichier).ContratValide);
        Outcome<ContratConsolide> outcome = new ContratConsolidator(ContratsFixtures.Profils)
            .Appliquer(depart, new AvenantPropose(fichier, ContratsFixtures.Bytes(Folder + "/" + fichier)));
        return outcome.Value ?? throw new InvalidOperationException(ContratsFixtures.Print(outcome.Diagnostics));
    }
}
