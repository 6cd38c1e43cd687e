using System.Collections.Immutable;
using System.Text;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Contrats.Model;
using CpomDocs.Contrats.Reading;

namespace CpomDocs.Tests.Contrats;

/// <summary>Where the texts diverge, the profile decides: each option, in both settings (docs/regles.md).</summary>
public class OptionsDuProfilTests
{
    private static Profil Occ25 => UnContrat.Valide.ContratValide.Profil;

    [Theory]
    [InlineData(Gravite.Erreur)]
    [InlineData(Gravite.Avertissement)]
    [InlineData(Gravite.Information)]
    public void Rule_OfSomeWeight_IsToldWithIt(Gravite gravite)
    {
        UnContrat contrat = UnContrat.Avec(item => item with { CaissePivot = null });

        Outcome<ContratValide> outcome = Read(contrat, Occ25.Avec("PAR-16", gravite));

        Assert.Equal(("PAR-16", gravite), Assert.Single(outcome.Diagnostics.Select(item => (item.Regle, item.Gravite))));
        Assert.Equal(gravite == Gravite.Erreur, outcome.Value is null);
    }

    [Fact]
    public void Rule_SwitchedOff_IsNotTold()
    {
        UnContrat contrat = UnContrat.Avec(item => item with { CaissePivot = null });

        Outcome<ContratValide> outcome = Read(contrat, Occ25.Avec("PAR-16", null, "La caisse est désignée par un autre acte."));

        Assert.Empty(outcome.Diagnostics);
    }

    [Theory]
    [InlineData(Gravite.Erreur, false)]
    [InlineData(Gravite.Avertissement, true)]
    public void Entity_TwiceInACampaign_IsRefusedOrTold(Gravite gravite, bool isRead)
    {
        ReadOnlyMemory<byte> json = ContratsFixtures.Bytes("fixtures/campagnes/invalides/par-04-deux-contrats-par-entite.json");

        Outcome<Campagne> outcome = CampagneReader.Read("campagne.json", json, new ProfilCatalogue([Occ25.Avec("PAR-04", gravite)]));

        Assert.Equal(isRead, outcome.Value is not null);
        Assert.Equal(gravite, Assert.Single(outcome.Diagnostics).Gravite);
    }

    [Fact]
    public void Entity_TwiceInACampaignThatAllowsIt_IsRead()
    {
        ReadOnlyMemory<byte> json = ContratsFixtures.Bytes("fixtures/campagnes/invalides/par-04-deux-contrats-par-entite.json");
        Profil profil = Occ25.Avec("PAR-04", null, "Plusieurs contrats par entité juridique sont admis.");

        Outcome<Campagne> outcome = CampagneReader.Read("campagne.json", json, new ProfilCatalogue([profil]));

        Assert.NotNull(outcome.Value);
        Assert.Empty(outcome.Diagnostics);
    }

    [Theory]
    [InlineData(AnneesCibles.ANNEES_DU_CONTRAT, 0, true)]
    [InlineData(AnneesCibles.ANNEES_DU_CONTRAT, 1, false)]
    [InlineData(AnneesCibles.N_PLUS_1_A_N_PLUS_5, 0, false)]
    [InlineData(AnneesCibles.N_PLUS_1_A_N_PLUS_5, 1, true)]
    public void Targets_OfSomeYears_AreThoseOfTheProfile(AnneesCibles annees, int shift, bool isRead)
    {
        UnContrat contrat = UnContrat.Valide.Et(item => item.AvecIndicateurs(indicateur => indicateur with
        {
            Cibles = [.. indicateur.Cibles.Select(cible => cible with { Annee = cible.Annee + shift })],
        }));

        Outcome<ContratValide> outcome = Read(contrat, Occ25 with { AnneesCibles = annees });

        Assert.Equal(isRead, outcome.Value is not null);
        Assert.Equal(!isRead, outcome.Diagnostics.Any(item => item.Regle == "IND-07"));
    }

    [Theory]
    [InlineData("IND-01", 1, true)]
    [InlineData("IND-01", 2, false)]
    [InlineData("IND-02", 2, true)]
    [InlineData("IND-02", 0, false)]
    public void Indicators_OfAnObjective_AreExactlyOneOrAtLeastOne(string regle, int number, bool isRead)
    {
        string other = regle == "IND-01" ? "IND-02" : "IND-01";
        Profil profil = Occ25 with { Regles = Occ25.Regles.Remove(other).Remove("IND-03").SetItem(regle, new(Gravite.Erreur, null)) };
        UnContrat contrat = UnContrat.Valide.Et(item => item.AvecObjectifs(objectif => objectif with
        {
            Indicateur = null,
            Indicateurs = [.. Enumerable.Repeat(objectif.Indicateur!, number)],
        }));

        Outcome<ContratValide> outcome = Read(contrat, profil);

        Assert.Equal(isRead, outcome.Value is not null);
    }

    [Theory]
    [InlineData(Gravite.Avertissement, true)]
    [InlineData(Gravite.Erreur, false)]
    public void Duration_ShorterThanFiveYears_IsToldOrRefused(Gravite gravite, bool isRead)
    {
        Profil profil = Libre(Occ25.Avec("DUR-03", gravite));
        UnContrat contrat = UnContrat.Avec(item => item with { DateFin = item.DateFin.AddDays(-1) });

        Outcome<ContratValide> outcome = Read(contrat, profil);

        Assert.Equal(isRead, outcome.Value is not null);
        Assert.Equal(gravite, Assert.Single(outcome.Diagnostics).Gravite);
    }

    [Theory]
    [InlineData(Gravite.Erreur, false)]
    [InlineData(Gravite.Avertissement, true)]
    [InlineData(null, true)]
    public void Usld_MissingWhileAuthorised_IsAnOption(Gravite? gravite, bool isRead)
    {
        Profil profil = Occ25.Avec("USLD-05", gravite, "L’annexe est facultative.");
        UnContrat contrat = UnContrat.Avec(item => item with
        {
            Structure = item.Structure with { AutorisationSld = true },
            Documents = [.. item.Documents.Where(document => document.Code != "USLD")],
            Annexes = item.Annexes with { Usld = null },
        });

        Outcome<ContratValide> outcome = Read(contrat, profil);

        Assert.Equal(isRead, outcome.Value is not null);
        Assert.Equal(gravite is not null, outcome.Diagnostics.Any(item => item.Regle == "USLD-05"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void President_BeforeOrAfterTheAgency_FollowsTheProfile(bool isLast)
    {
        ImmutableArray<Partie> circuit = isLast
            ? [Partie.STRUCTURE, Partie.ARS, Partie.DEPARTEMENT]
            : [Partie.STRUCTURE, Partie.DEPARTEMENT, Partie.ARS];
        Profil profil = Occ25 with
        {
            Documents = [.. Occ25.Documents.Select(document => document.Code == "USLD" ? document with { Circuit = circuit } : document)],
        };
        UnContrat last = UnContrat.Avec(item => item with
        {
            Signataires = [.. item.Signataires.Select(signataire => signataire.Id == "pcd" ? signataire with { Ordre = 4 } : signataire)],
            Documents = [.. item.Documents.Select(document => document.Code == "USLD"
                ? document with { Signataires = ["etab", "dgars", "pcd"] }
                : document)],
        });

        Assert.Equal(isLast, Read(last, profil).Value is not null);
        Assert.Equal(!isLast, Read(UnContrat.Valide, profil).Value is not null);
    }

    [Fact]
    public void Ordre_AgainstTheCircuit_IsRefused()
    {
        UnContrat contrat = UnContrat.Avec(item => item with
        {
            Signataires = [.. item.Signataires.Select(signataire => signataire.Id == "pcd" ? signataire with { Ordre = 9 } : signataire)],
        });

        Diagnostic diagnostic = Assert.Single(contrat.Read().Diagnostics);

        Assert.Equal(("SIG-01", Gravite.Erreur), (diagnostic.Regle, diagnostic.Gravite));
    }

    [Fact]
    public void Setting_WithAReason_IsReadAndWrittenAlike()
    {
        string json = Encoding.UTF8.GetString(ContratsFixtures.Bytes("templates/occ25/profil.json").Span).Replace(
            "\"PAR-16\": \"avertissement\"",
            "\"PAR-16\": {\"gravite\": \"inactive\", \"motif\": \"Autre acte.\"}",
            StringComparison.Ordinal);

        Profil profil = ProfilReader.Read("profil.json", Encoding.UTF8.GetBytes(json)).Value!;

        Assert.Equal(new ReglageRegle(null, "Autre acte."), profil.Regles["PAR-16"]);
        Assert.Null(profil.GraviteDe("PAR-16"));
    }

    [Theory]
    [InlineData(3, true)]
    [InlineData(2, false)]
    public void Agencies_UpToTheProfile_AreRead(int max, bool isRead)
    {
        Profil profil = Occ25 with { Bornes = Occ25.Bornes with { Ars = new Intervalle(1, max) } };
        UnContrat contrat = UnContrat.Avec(item => item with { Ars = [.. Enumerable.Repeat(item.Ars[0], 3)] });

        Outcome<ContratValide> outcome = Read(contrat, profil);

        Assert.Equal(isRead, outcome.Value is not null);
    }

    private static Profil Libre(Profil profil) => profil with
    {
        Bornes = profil.Bornes with { DateEffet = null, DateFin = null },
    };

    private static Outcome<ContratValide> Read(UnContrat contrat, Profil profil) =>
        new ContratReader(new ProfilCatalogue([profil])).Read("contrat.json", contrat.Json);
}
