using CpomDocs.Archiving.Manifests;
using CpomDocs.Campagnes.Suivis;
using CpomDocs.Contrats.Circuits;

namespace CpomDocs.Tests.Campagnes;

public sealed class CycleDeVieTests
{
    private static readonly DateOnly Effet = new(2025, 1, 1);
    private static readonly DateOnly Fin = new(2029, 12, 31);
    private static readonly DateOnly Avant = new(2024, 12, 1);
    private static readonly DateOnly Pendant = new(2026, 3, 1);
    private static readonly DateOnly Apres = new(2030, 1, 1);

    public static TheoryData<string, FaitsDocument, DateOnly, EtatVie> Table() => new()
    {
        { "nothing is known", Faits(), Avant, EtatVie.BROUILLON },
        { "approved", Faits() with { EstSain = true, Validation = Avant }, Avant, EtatVie.VALIDE },
        { "approved tomorrow", Faits() with { EstSain = true, Validation = Avant.AddDays(1) }, Avant, EtatVie.BROUILLON },
        { "approved, then spoilt", Faits() with { EstSain = false, Validation = Avant }, Avant, EtatVie.BROUILLON },
        { "issued", Faits(EtatDocument.EMIS), Pendant, EtatVie.EMIS },
        { "issued, contract over", Faits(EtatDocument.EMIS), Apres, EtatVie.EMIS },
        { "establishment", Faits(EtatDocument.SIGNE_ETABLISSEMENT), Avant, EtatVie.SIGNE_ETABLISSEMENT },
        { "département", Faits(EtatDocument.SIGNE_DEPARTEMENT), Avant, EtatVie.SIGNE_DEPARTEMENT },
        { "signed", Faits(EtatDocument.SIGNE), Avant, EtatVie.SIGNE },
        { "archived, not notified", Faits(EtatDocument.SIGNE) with { EstArchive = true }, Avant, EtatVie.SIGNE },
        { "notified", Faits(EtatDocument.SIGNE) with { Notification = Avant }, Avant, EtatVie.NOTIFIE },
        { "kept", Faits(EtatDocument.SIGNE) with { Notification = Avant, EstArchive = true }, Avant, EtatVie.ARCHIVE },
        { "notified tomorrow", Faits(EtatDocument.SIGNE) with { Notification = Avant.AddDays(1) }, Avant, EtatVie.SIGNE },
        { "first day", Faits(EtatDocument.SIGNE), Effet, EtatVie.EN_VIGUEUR },
        { "last day", Faits(EtatDocument.SIGNE), Fin, EtatVie.EN_VIGUEUR },
        { "day after", Faits(EtatDocument.SIGNE), Fin.AddDays(1), EtatVie.EXPIRE },
        { "terminated", Faits(EtatDocument.SIGNE) with { Resiliation = Pendant }, Pendant, EtatVie.RESILIE },
        { "not yet terminated", Faits(EtatDocument.SIGNE) with { Resiliation = Pendant }, Pendant.AddDays(-1), EtatVie.EN_VIGUEUR },
        { "renewed", Faits(EtatDocument.SIGNE) with { Renouvellement = Fin }, Apres, EtatVie.RENOUVELE },
        { "terminated, then over", Faits(EtatDocument.SIGNE) with { Resiliation = Pendant }, Apres, EtatVie.RESILIE },
        { "no cosignature", Faits(EtatDocument.SANS_COSIGNATURE), Pendant, EtatVie.SANS_COSIGNATURE },
        { "no cosignature, over", Faits(EtatDocument.SANS_COSIGNATURE), Apres, EtatVie.EXPIRE },
        { "refused", Faits(EtatDocument.SIGNE_ETABLISSEMENT) with { Arret = TypeEvenement.REFUS }, Pendant, EtatVie.REFUSE },
        { "recalled", Faits(EtatDocument.EMIS) with { Arret = TypeEvenement.RAPPEL }, Pendant, EtatVie.RAPPELE },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void De_WhatIsKnownOnADay_GivesTheFurthestState(string what, FaitsDocument faits, DateOnly jour, EtatVie expected)
    {
        EtatVie etat = CycleDeVie.De(faits, jour);

        Assert.True(expected == etat, $"{what}: {etat}");
    }

    [Theory]
    [InlineData("SIGNE EMIS SIGNE", "", "EMIS", null)]
    [InlineData("SIGNE SIGNE", "SIGNE_ETABLISSEMENT", "SIGNE", "SIGNE_ETABLISSEMENT")]
    [InlineData("EN_VIGUEUR SIGNE", "SANS_COSIGNATURE", "SIGNE", "SANS_COSIGNATURE")]
    [InlineData("SIGNE EMIS", "REFUSE", "EMIS", "REFUSE")]
    [InlineData("SIGNE RAPPELE", "SIGNE", "RAPPELE", "SIGNE")]
    [InlineData("RAPPELE REFUSE EMIS", "", "REFUSE", null)]
    [InlineData("BROUILLON SIGNE", "", "BROUILLON", null)]
    [InlineData("", "EMIS", "EMIS", "EMIS")]
    [InlineData("", "", "BROUILLON", null)]
    public void DeLaLiasse_StatesOfItsDocuments_NeverWaitsForTheDepartement(
        string communs, string cosignes, string etat, string? cosignature)
    {
        EtatLiasse liasse = CycleDeVie.DeLaLiasse([.. Read(communs, false), .. Read(cosignes, true)]);

        Assert.Equal((etat, cosignature), (liasse.Etat.ToString(), liasse.Cosignature?.ToString()));
    }

    [Fact]
    public void EstAcheve_EveryState_IsNeverAlsoStopped()
    {
        EtatVie[] both = [.. Enum.GetValues<EtatVie>().Where(etat => CycleDeVie.EstAcheve(etat) && CycleDeVie.EstArrete(etat))];

        Assert.Empty(both);
        Assert.False(CycleDeVie.EstAcheve(EtatVie.SIGNE_DEPARTEMENT));
        Assert.True(CycleDeVie.EstAcheve(EtatVie.SANS_COSIGNATURE));
    }

    private static IEnumerable<(EtatVie Etat, bool EstCosigne)> Read(string etats, bool isCosigned) =>
        etats.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(etat => (Enum.Parse<EtatVie>(etat), isCosigned));

    private static FaitsDocument Faits(EtatDocument? acte = null) =>
        new() { EstSain = true, Acte = acte, DateEffet = Effet, DateFin = Fin };
}
