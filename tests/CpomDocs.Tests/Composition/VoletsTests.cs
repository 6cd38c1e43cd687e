using CpomDocs.Composition;
using CpomDocs.Composition.Documents;
using CpomDocs.Contrats.Model;
using CpomDocs.Contrats.Reading;
using CpomDocs.Tests.Contrats;

namespace CpomDocs.Tests.Composition;

/// <summary>Annexes made of volets, engagements with several indicators, contracts held by natural persons.</summary>
public sealed class VoletsTests
{
    private const string Complet = "idf19-complet.json";
    private const string DixEngagements = "idf19-dix-engagements.json";
    private const string SocleCommun = "idf19-gcs-socle-commun.json";
    private const string PlusieursMedecins = "idf19-plusieurs-medecins.json";

    [Fact]
    public void Annexes_OfTheFamily_PrintTheirTwelveVoletsInOrder()
    {
        string[] titles = [.. new[] { "STRATEGIE", "MOYENS", "PERFORMANCE" }
            .SelectMany(code => Document(Complet, code).Blocs.OfType<Heading>())
            .Where(heading => heading.Numero?.StartsWith("Volet", StringComparison.Ordinal) == true)
            .Select(heading => heading.Id!)];

        Assert.Equal(
            ["volet-A1V1", "volet-A1V2", "volet-A1V3", "volet-A1V4", "volet-A2V1", "volet-A2V2", "volet-A2V3", "volet-A2V4", "volet-A2V5",
                "volet-A3V1", "volet-A3V2", "volet-A3V3"],
            titles);
    }

    [Fact]
    public void Volet_WithNothing_IsSansObjet()
    {
        string text = Texte(Document(SocleCommun, "PERFORMANCE"));

        Assert.Equal(3, Occurrences(text, "Sans objet pour la présente structure."));
        Assert.Contains("aucun engagement négocié ; ceux-ci seront ajoutés par avenant", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Annexe_WithoutAnyOfTheEngagements_SaysSo()
    {
        string text = Texte(Document("idf19-trois-engagements.json", "MOYENS"));

        Assert.Contains("Aucun des engagements issus de la négociation ne relève de la présente annexe", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Suivi des engagements", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Volet_WithAListOfItsOwn_IsNeverSansObjet()
    {
        string text = Texte(Document(SocleCommun, "MOYENS"));

        Assert.Contains("L'Établissement ne détient aucune autorisation à la date du présent document.", text, StringComparison.Ordinal);
        Assert.Contains("Aucune reconnaissance contractuelle n'est accordée", text, StringComparison.Ordinal);
        Assert.Contains("Le présent volet vaut engagement.", text, StringComparison.Ordinal);
        Assert.Equal(2, Occurrences(text, "Sans objet pour la présente structure."));
    }

    [Fact]
    public void Headings_InsideAVolet_BearTheNumberOfTheAnnexeAndOfTheVolet()
    {
        string[] numbers = [.. Document(Complet, "MOYENS").Blocs.OfType<Heading>()
            .Where(heading => heading.Niveau == 3)
            .Select(heading => heading.Numero!)];

        Assert.Equal(["2.2.1", "2.2.2", "2.2.3", "2.2.4", "2.2.5", "2.2.6", "2.4.1", "2.4.2", "2.4.3", "2.4.4", "2.4.5"], numbers);
    }

    [Fact]
    public void Engagement_WithTwoIndicators_IsOneRowJoined()
    {
        Table table = Tableau(Document(Complet, "STRATEGIE"), "Engagements du volet 2");

        Assert.Equal(2, table.Corps.Length);
        Assert.Equal(2, table.Corps[0].Cellules[0].EtendueLignes);
        Assert.Equal(2, table.Corps[0].Cellules[1].EtendueLignes);
        Assert.Equal(7, table.Corps[1].Cellules.Length);
    }

    [Fact]
    public void Targets_OfAContractThatBeginsInDecember_AreThoseOfTheFiveYearsAfter()
    {
        Table table = Tableau(Document(Complet, "STRATEGIE"), "Engagements du volet 1");

        string[] years = [.. table.Entetes[1].Cellules.Select(cell => TreeDump.Of(cell.Contenu).Replace('~', ' '))];

        Assert.Equal(["N+1 (2019)", "N+2 (2020)", "N+3 (2021)", "N+4 (2022)", "N+5 (2023)"], years);
    }

    [Fact]
    public void Targets_WrittenInAnotherOrder_ArePrintedByYear()
    {
        DocumentCompose document = Document(UnContrat.DuFichier(Complet).Et(Renverse), "STRATEGIE");

        Table table = Tableau(document, "Engagements du volet 1");

        Assert.Equal("50~%", TreeDump.Of(table.Corps[0].Cellules[4].Contenu).Replace('_', '~'));
    }

    [Fact]
    public void Engagements_WithLargeAmounts_StayInOneTable()
    {
        DocumentCompose document = Document(DixEngagements, "STRATEGIE");

        Table engagements = Tableau(document, "Engagements du volet 2");

        Assert.Equal(9, engagements.Colonnes.Length);
    }

    [Fact]
    public void Holders_WhoAreSeveral_AreNamedTogetherEverywhere()
    {
        DocumentCompose socle = Document(PlusieursMedecins, "SOCLE");

        const string Noms = "Mme Apolline RENARDEAU, M. Amadou DIALLO-REY et M. Lucien PÉRICARD";
        Assert.Equal(Noms, socle.Descripteur.Etablissement);
        Assert.Contains(Noms + ", titulaires d'autorisation, dont l'adresse professionnelle", Texte(socle), StringComparison.Ordinal);
        Assert.Contains("identifiés au répertoire", Texte(socle), StringComparison.Ordinal);
        Assert.Contains("agissant en leur nom propre, ci-après dénommés ensemble", Texte(socle), StringComparison.Ordinal);
        Assert.Equal(4, Assert.Single(socle.Blocs.OfType<SignatureBlock>()).Cases.Length);
    }

    [Theory]
    [InlineData("idf19-complet.json", "au nombre de six")]
    [InlineData("idf19-dix-engagements.json", "au nombre de dix")]
    [InlineData("idf19-trois-engagements.json", "au nombre de trois")]
    [InlineData("idf19-socle-commun.json", "Le contrat se limite au socle commun")]
    public void Socle_OfEachContract_SaysItsEngagements(string fichier, string attendu)
    {
        string text = Texte(Document(fichier, "SOCLE"));

        Assert.Contains(attendu, text, StringComparison.Ordinal);
        Assert.Contains("pour une durée de cinq ans à compter de sa date d'effet", text, StringComparison.Ordinal);
    }

    private static Contrat Renverse(Contrat contrat)
    {
        Objectif first = contrat.Annexes.Orientations!.Objectifs[0];
        Indicateur indicateur = first.Indicateurs[0];
        Objectif reversed = first with { Indicateurs = [indicateur with { Cibles = [.. indicateur.Cibles.Reverse()] }] };
        return contrat with
        {
            Annexes = contrat.Annexes with
            {
                Orientations = new Orientations { Objectifs = contrat.Annexes.Orientations.Objectifs.SetItem(0, reversed) },
            },
        };
    }

    private static DocumentCompose Document(string fichier, string code) => Document(UnContrat.DuFichier(fichier), code);

    private static DocumentCompose Document(UnContrat contrat, string code)
    {
        ContratValide valide = contrat.ContratValide;
        var outcome = new LiasseComposer().Compose(
            valide, DesModeles.DuProfil(valide.Profil.Code.ToLowerInvariant()), new CompositionOptions { Documents = [code] });
        return outcome.Value?.Documents[0] ?? throw new InvalidOperationException(ContratsFixtures.Print(outcome.Diagnostics));
    }

    private static Table Tableau(DocumentCompose document, string titre) =>
        document.Blocs.OfType<Table>().Single(table => TreeDump.Of(table.Titre).Replace('~', ' ') == titre);

    private static int Occurrences(string text, string part) => text.Split(part).Length - 1;

    private static string Texte(DocumentCompose document) => TreeDump.PlainText(document)
        .Replace('\u00A0', ' ')
        .Replace('\u202F', ' ')
        .Replace('\u2011', '-')
        .Replace('’', '\'');
}
