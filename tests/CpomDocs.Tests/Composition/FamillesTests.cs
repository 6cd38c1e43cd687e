using CpomDocs.Composition;
using CpomDocs.Composition.Documents;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Contrats.Model;
using CpomDocs.Contrats.Reading;
using CpomDocs.Tests.Contrats;

namespace CpomDocs.Tests.Composition;

/// <summary>Every valid contract, of any family, with the templates of its own.</summary>
public sealed class FamillesTests
{
    private const string Valides = "fixtures/contrats/valides";
    private const string OccitanieComplet = "occ19-complet.json";
    private const string OccitaniePersonne = "occ19-personne-physique.json";
    private const string FrancilienComplet = "idf19-complet.json";
    private const string FrancilienMedecins = "idf19-plusieurs-medecins.json";
    private const string FrancilienSocleCommun = "idf19-socle-commun.json";
    private const string ReseauUneAgence = "res-une-agence.json";
    private const string ReseauTroisAgences = "res-trois-agences.json";
    private const string ReseauAnterieur = "res-fonds-anterieur.json";

    private static readonly string[] Figes =
    [
        OccitanieComplet, OccitaniePersonne, FrancilienComplet, FrancilienMedecins, FrancilienSocleCommun,
        ReseauUneAgence, ReseauTroisAgences, ReseauAnterieur,
    ];

    public static TheoryData<string> Contrats => [.. ContratsFixtures.Files(Valides)];

    public static TheoryData<string, string> Snapshots()
    {
        var data = new TheoryData<string, string>();
        foreach (string fichier in Figes)
        {
            Lire(fichier).Contrat.Documents.ToList().ForEach(document => data.Add(fichier, document.Code));
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Snapshots))]
    public void Compose_DocumentOfAnotherFamily_MatchesItsSnapshot(string fichier, string code)
    {
        DocumentCompose document = Compose(Lire(fichier)).Documents.Single(candidate => candidate.Descripteur.Document == code);

        Snapshot.Matches($"{Path.GetFileNameWithoutExtension(fichier)}.{code}.txt", TreeDump.Of(document));
    }

    [Theory]
    [MemberData(nameof(Contrats))]
    public void Compose_EveryValidContract_GivesEveryDocumentCleanly(string fichier)
    {
        ContratValide contrat = Lire(fichier);

        LiasseComposee liasse = Compose(contrat);

        Assert.Equal(contrat.Contrat.Documents.Length, liasse.Documents.Length);
        Assert.All(liasse.Documents, document =>
        {
            Assert.DoesNotMatch("[ \u00A0\u202F]{2}| [,.)]|\\( |, ,|[⚖]|\\(e\\)", TreeDump.PlainText(document));
            Assert.DoesNotContain(document.Blocs.OfType<Paragraph>(), paragraph => paragraph.Contenu.IsEmpty);
        });
    }

    [Fact]
    public void Annexe_ThatTakesEffectWhenSigned_SaysSoOnItsCoverAndInItsText()
    {
        DocumentCompose document = Compose(Lire(OccitanieComplet)).Documents.Single(item => item.Descripteur.Document == "PDS");

        string text = Texte(document);

        Assert.Contains("Prise d\u2019effet : à la signature, au plus tard le 3 août 2019", text, StringComparison.Ordinal);
        Assert.Contains("Elle prend effet à sa date de signature et, au plus tard, le 3 août 2019.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Annexe_ThatAnAvenantTouched_TakesEffectOnTheDayOfTheAvenant()
    {
        ContratValide contrat = UnContrat.DuFichier(OccitanieComplet).Et(ApresUnAvenant).ContratValide;

        string text = Texte(Compose(contrat).Documents.Single(item => item.Descripteur.Document == "PDS"));

        Assert.Contains("Elle prend effet le 1er avril 2020.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("au plus tard", text, StringComparison.Ordinal);
    }

    private static Contrat ApresUnAvenant(Contrat contrat) => contrat with
    {
        Version = 2,
        Avenants = [new AvenantIntegre { Numero = 1, Objet = "Permanence des soins", DateEffet = new DateOnly(2020, 4, 1) }],
        Documents = [.. contrat.Documents
            .Select(document => document.Code == "PDS" ? document with { DateEffet = new DateOnly(2020, 4, 1) } : document)],
    };

    private static string Texte(DocumentCompose document) =>
        TreeDump.PlainText(document).Replace('\u00A0', ' ').Replace('\u202F', ' ');

    private static ContratValide Lire(string fichier)
    {
        Outcome<ContratValide> outcome =
            new ContratReader(ContratsFixtures.Profils).Read(fichier, ContratsFixtures.Bytes($"{Valides}/{fichier}"));
        return outcome.Value ?? throw new InvalidOperationException(ContratsFixtures.Print(outcome.Diagnostics));
    }

    private static LiasseComposee Compose(ContratValide contrat)
    {
        Outcome<LiasseComposee> outcome = new LiasseComposer().Compose(
            contrat, DesModeles.DuProfil(contrat.Profil.Code.ToLowerInvariant()), new CompositionOptions());
        return outcome.Value ?? throw new InvalidOperationException(ContratsFixtures.Print(outcome.Diagnostics));
    }
}
