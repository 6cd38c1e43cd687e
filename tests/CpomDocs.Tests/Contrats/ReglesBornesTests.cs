using System.Globalization;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Contrats.Model;
using CpomDocs.Contrats.Reading;

namespace CpomDocs.Tests.Contrats;

/// <summary>Both sides of the bounds that pairs of files do not hold.</summary>
public class ReglesBornesTests
{
    private static readonly DateOnly Trame = new(2024, 2, 1);

    private static Profil Famille { get; } = ContratsFixtures.Profils.TryGet("IDF19", out Profil? profil)
        ? profil
        : throw new InvalidOperationException();

    [Theory]
    [InlineData(60, 120, 180, 210, 0, "")]
    [InlineData(61, 120, 180, 210, 0, "CAL-01")]
    [InlineData(60, 121, 180, 210, 0, "CAL-01")]
    [InlineData(60, 120, 181, 210, 0, "CAL-01")]
    [InlineData(60, 120, 180, 211, 0, "CAL-01")]
    [InlineData(60, 210, 270, 300, 1, "")]
    [InlineData(61, 210, 270, 300, 1, "CAL-01")]
    [InlineData(60, 211, 270, 300, 1, "CAL-02")]
    [InlineData(60, 210, 270, 391, 2, "CAL-02")]
    [InlineData(60, 210, 270, 390, 2, "")]
    public void Negotiation_OfSomeDays_IsWithinItsDelays(int rapport, int diagnostic, int structure, int ars, int extensions, string regle)
    {
        var negociation = new Negociation
        {
            ReceptionTrame = Trame,
            Rapport = Trame.AddDays(rapport),
            DiagnosticPartage = Trame.AddDays(diagnostic),
            SignatureStructure = Trame.AddDays(structure),
            SignatureArs = Trame.AddDays(ars),
            Prorogations = extensions,
            Reunions = [Trame],
        };

        IEnumerable<string?> rules = Rules(item => item with { Negociation = negociation }, "CAL-");

        Assert.Equal(regle.Length == 0 ? [] : [regle], rules);
    }

    [Theory]
    [InlineData("2024-01-31", false)]
    [InlineData("2024-02-01", true)]
    [InlineData("2023-12-31", false)]
    public void Letter_OfSomeDay_IsSentInJanuary(string day, bool isTold)
    {
        var negociation = new Negociation { LettreLancement = Jour(day), ReceptionTrame = Trame, Reunions = [Trame] };

        IEnumerable<string?> rules = Rules(item => item with { Negociation = negociation }, "CAL-03");

        Assert.Equal(isTold, rules.Any());
    }

    [Theory]
    [InlineData(TypeStructure.EPS, true)]
    [InlineData(TypeStructure.TITULAIRE_AUTORISATION, false)]
    public void Meetings_NoneNoted_AreToldToHospitals(TypeStructure type, bool isTold)
    {
        IEnumerable<string?> rules = Rules(
            item => item with { Negociation = new Negociation(), Structure = item.Structure with { TypeStructure = type } }, "CAL-04");

        Assert.Equal(isTold, rules.Any());
    }

    [Theory]
    [InlineData(23000, false)]
    [InlineData(23000.01, true)]
    public void Subsidy_OfSomeAmount_NamesItsEngagements(double montant, bool isTold)
    {
        var ligne = new LigneFinancement { Fonds = Fonds.FIR, Code = "FIR-1", Montant = (decimal)montant };
        var exercice = new Exercice { Annee = 2025, Lignes = [ligne], Total = ligne.Montant };

        IEnumerable<string?> rules = RulesOfOccitanie(item => item with
        {
            Documents = item.AvecDocument("FINANCEMENT", document => document with { Signataires = [] }).Documents,
            Annexes = item.Annexes with { Financement = new Financement { Exercices = [exercice] } },
        }, "FIN-05");

        Assert.Equal(isTold, rules.Any());
    }

    [Theory]
    [InlineData(ModeSignature.PAPIER, 3, "")]
    [InlineData(ModeSignature.PAPIER, 2, "SIG-07 Avertissement")]
    [InlineData(ModeSignature.PAPIER, 4, "SIG-07 Avertissement")]
    [InlineData(ModeSignature.PAPIER, 1, "SIG-07 Erreur")]
    [InlineData(ModeSignature.PAPIER, null, "SIG-07 Erreur")]
    [InlineData(ModeSignature.ELECTRONIQUE, null, "")]
    [InlineData(ModeSignature.ELECTRONIQUE, 3, "SIG-07 Avertissement")]
    public void Originals_OfAContractSignedByThree_AreThree(ModeSignature mode, int? number, string expected)
    {
        Outcome<ContratValide> outcome = UnContrat
            .Avec(item => item with { Parametres = item.Parametres with { ModeSignature = mode, NombreOriginaux = number } })
            .Read();

        Assert.Equal(
            expected.Length == 0 ? [] : [expected],
            outcome.Diagnostics.Select(diagnostic => diagnostic.Regle + " " + diagnostic.Gravite));
    }

    [Theory]
    [InlineData("Directeur général", "")]
    [InlineData("La Directrice générale de l’Agence", "")]
    [InlineData("DGARS par intérim", "")]
    [InlineData("Directeur général adjoint", "SIG-02")]
    [InlineData("Déléguée départementale", "SIG-02")]
    public void Agency_WithoutDelegation_SignsByItsDirector(string qualite, string regle)
    {
        IEnumerable<string?> rules = RulesOfOccitanie(
            item => item.AvecSignataire("dgars", signataire => signataire with { Qualite = qualite, Delegation = null }), "SIG-");

        Assert.Equal(regle.Length == 0 ? [] : [regle], rules);
    }

    [Theory]
    [InlineData("Directrice", null, false)]
    [InlineData("Cheffe de service", null, true)]
    [InlineData("Cheffe de service", "Décision du 3 janvier 2024", false)]
    public void Quality_OfAHospital_IsADirectorOrHasABasis(string qualite, string? fondement, bool isTold)
    {
        IEnumerable<string?> rules = RulesOfOccitanie(
            item => item.AvecSignataire("etab", person => person with { Qualite = qualite, FondementPouvoir = fondement }), "SIG-03");

        Assert.Equal(isTold, rules.Any());
    }

    [Theory]
    [InlineData("CHU de Montalègre", true)]
    [InlineData("Centre hospitalier régional universitaire du Sud", true)]
    [InlineData("Centre hospitalier universitaire de Montalègre", true)]
    [InlineData("Centre hospitalier de Chudun", false)]
    public void UniversityHospital_WithoutItsUniversity_IsTold(string raisonSociale, bool isTold)
    {
        IEnumerable<string?> rules = RulesOfOccitanie(
            item => item with { Structure = item.Structure with { RaisonSociale = raisonSociale } }, "PAR-15");

        Assert.Equal(isTold, rules.Any());
    }

    [Fact]
    public void UniversityHospital_WithItsUniversity_IsNotTold()
    {
        var accord = new Accord { Intitule = "Convention constitutive", Organisme = "Université de Montalègre" };

        IEnumerable<string?> rules = RulesOfOccitanie(item => item with
        {
            Structure = item.Structure with { RaisonSociale = "CHU de Montalègre" },
            Annexes = item.Annexes with { ListeAccords = new ListeAccords { AccordsFinanciersTiers = [accord] } },
        }, "PAR-15");

        Assert.Empty(rules);
    }

    private static DateOnly Jour(string texte) => DateOnly.ParseExact(texte, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static IEnumerable<string?> Rules(Func<Contrat, Contrat> change, string prefix)
    {
        UnContrat contrat = UnContrat.DuFichier("idf19-complet.json").Et(change);
        return Told(new ContratReader(new ProfilCatalogue([Famille])).Read("contrat.json", contrat.Json), prefix);
    }

    private static IEnumerable<string?> RulesOfOccitanie(Func<Contrat, Contrat> change, string prefix) =>
        Told(UnContrat.Avec(change).Read(), prefix);

    private static IEnumerable<string?> Told(Outcome<ContratValide> outcome, string prefix) => outcome.Diagnostics
        .Select(diagnostic => diagnostic.Regle)
        .Where(regle => regle?.StartsWith(prefix, StringComparison.Ordinal) == true);
}
