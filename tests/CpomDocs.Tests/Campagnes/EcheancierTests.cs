using CpomDocs.Campagnes.Suivis;
using CpomDocs.Contrats.Model;
using CpomDocs.Tests.Contrats;

namespace CpomDocs.Tests.Campagnes;

public sealed class EcheancierTests
{
    private static readonly DateOnly Trame = new(2018, 2, 1);

    private static readonly Campagne Campagne = new()
    {
        Etapes =
        [
            new EtapeCampagne { Numero = 1, Documents = ["SOCLE"], Action = ActionEtape.SIGNATURE, Echeance = new(2018, 12, 31) },
            new EtapeCampagne { Numero = 2, Documents = ["STRATEGIE"], Action = ActionEtape.ECHANGES, Echeance = new(2019, 4, 30) },
            new EtapeCampagne
            {
                Numero = 3,
                Documents = ["STRATEGIE"],
                Action = ActionEtape.SIGNATURE,
                Echeance = new(2019, 6, 30),
                EcheanceStructure = new(2019, 5, 31),
            },
        ],
    };

    [Fact]
    public void Jalons_OfAFamilyWithACalendar_CountFromTheTrame()
    {
        Echeancier echeancier = Of("IDF19", Campagne with { ReceptionTrame = Trame });

        Jalon[] jalons = [.. echeancier.Jalons(new ContratCampagne(), null)];

        Assert.Equal(["J+0", "J+60", "J+120", "J+180", "J+210"], jalons.Select(jalon => jalon.Repere));
        Assert.Equal([0, 60, 120, 180, 210], jalons.Select(jalon => jalon.Echeance.DayNumber - Trame.DayNumber));
    }

    [Theory]
    [InlineData(0, 60, 120, 180, 210)]
    [InlineData(1, 60, 210, 270, 300)]
    [InlineData(2, 60, 300, 360, 390)]
    public void Jalons_Extended_MoveFromTheSharedDiagnosisOn(int extensions, params int[] days)
    {
        Echeancier echeancier = Of("IDF19", Campagne);
        var entree = new ContratCampagne { ReceptionTrame = Trame, Prorogations = extensions };

        int[] found = [.. echeancier.Jalons(entree, null).Skip(1).Select(jalon => jalon.Echeance.DayNumber - Trame.DayNumber)];

        Assert.Equal(days, found);
    }

    [Fact]
    public void Jalons_ContractWithItsOwnDays_FollowThem()
    {
        Echeancier echeancier = Of("IDF19", Campagne with { ReceptionTrame = Trame, Prorogations = 1 });
        var own = new Negociation { ReceptionTrame = Trame.AddDays(10), Prorogations = 2, Rapport = Trame.AddDays(50) };

        Jalon[] jalons = [.. echeancier.Jalons(new ContratCampagne { Prorogations = 0 }, own)];

        Assert.Equal((Trame.AddDays(70), Trame.AddDays(50)), (jalons[1].Echeance, jalons[1].Jour!.Value));
        Assert.Equal(Trame.AddDays(10 + 390), jalons[4].Echeance);
    }

    [Fact]
    public void De_TrameKnown_FollowsTheCalendarByParty()
    {
        Echeancier echeancier = Of("IDF19", Campagne with { ReceptionTrame = Trame });
        var entree = new ContratCampagne();

        Echeance? structure = echeancier.De(entree, null, "STRATEGIE", Partie.STRUCTURE);
        Echeance? ars = echeancier.De(entree, null, "STRATEGIE", Partie.ARS);

        Assert.Equal((Trame.AddDays(180), "J+180"), (structure!.Jour, structure.Repere));
        Assert.Equal((Trame.AddDays(210), "J+210"), (ars!.Jour, ars.Repere));
    }

    [Fact]
    public void De_FamilyWithoutCalendar_FollowsTheStageThatSigns()
    {
        Echeancier echeancier = Of("OCC25", Campagne with { ReceptionTrame = Trame });
        var entree = new ContratCampagne();

        Assert.Equal(new DateOnly(2018, 12, 31), echeancier.De(entree, null, "SOCLE", Partie.STRUCTURE)!.Jour);
        Assert.Equal(new DateOnly(2019, 5, 31), echeancier.De(entree, null, "STRATEGIE", Partie.STRUCTURE)!.Jour);
        Assert.Equal(new DateOnly(2019, 6, 30), echeancier.De(entree, null, "STRATEGIE", Partie.DEPARTEMENT)!.Jour);
        Assert.Null(echeancier.De(entree, null, "AVENANT-1", Partie.ARS));
        Assert.Equal(3, echeancier.EtapeDe("STRATEGIE")!.Numero);
    }

    private static Echeancier Of(string family, Campagne campagne) =>
        ContratsFixtures.Profils.TryGet(family, out Profil? profil)
            ? new Echeancier(campagne, profil)
            : throw new InvalidOperationException(family);
}
