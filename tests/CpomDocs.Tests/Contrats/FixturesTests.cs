using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Contrats.Model;
using CpomDocs.Contrats.Reading;

namespace CpomDocs.Tests.Contrats;

/// <summary>Pairs of files: a new case is a JSON file and its expected diagnostics, no code.</summary>
public class FixturesTests
{
    private const string Contrats = "fixtures/contrats/";
    private const string Campagnes = "fixtures/campagnes/";
    private const string Profils = "fixtures/profils/";

    public static TheoryData<string> ContratsValides => [.. ContratsFixtures.Files(Contrats + "valides")];

    public static TheoryData<string> ContratsInvalides => [.. ContratsFixtures.Files(Contrats + "invalides")];

    public static TheoryData<string> ContratsImportes => [.. ContratsFixtures.Files(Contrats + "importes")];

    public static TheoryData<string> CampagnesValides => [.. ContratsFixtures.Files(Campagnes + "valides")];

    public static TheoryData<string> ProfilsInvalides => [.. ContratsFixtures.Files(Profils + "invalides")];

    public static TheoryData<string> CampagnesInvalides => [.. ContratsFixtures.Files(Campagnes + "invalides")];

    [Theory]
    [MemberData(nameof(ContratsValides))]
    public void Contrat_Valid_IsRead(string fichier)
    {
        ReadOnlyMemory<byte> json = ContratsFixtures.Bytes(Contrats + "valides/" + fichier);

        Outcome<ContratValide> outcome = new ContratReader(ContratsFixtures.Profils).Read(fichier, json);

        Assert.True(outcome.TryGet(out ContratValide? valide), ContratsFixtures.Print(outcome.Diagnostics));
        Assert.Equal(valide.Contrat.Documents.Length, valide.Circuits.Count);
    }

    [Theory]
    [MemberData(nameof(ContratsInvalides))]
    public void Contrat_Invalid_GivesTheExpectedDiagnostics(string fichier)
    {
        ReadOnlyMemory<byte> json = ContratsFixtures.Bytes(Contrats + "invalides/" + fichier);

        Outcome<ContratValide> outcome = new ContratReader(ContratsFixtures.ProfilsEtEssai).Read(fichier, json);

        Assert.NotEmpty(outcome.Diagnostics);
        ContratsFixtures.AssertGenerated(Expected(Contrats, fichier), ContratsFixtures.Print(outcome.Diagnostics));
    }

    [Theory]
    [MemberData(nameof(ContratsImportes))]
    public void Contrat_OfAnotherTool_GivesTheExpectedRepairs(string fichier)
    {
        ReadOnlyMemory<byte> json = ContratsFixtures.Bytes(Contrats + "importes/" + fichier);

        Outcome<ContratValide> outcome = new ContratReader(ContratsFixtures.Profils, new ReadingOptions { Import = true })
            .Read(fichier, json);

        Assert.NotEmpty(outcome.Diagnostics);
        ContratsFixtures.AssertGenerated(
            Contrats + "importes/" + Path.ChangeExtension(fichier, ".diagnostics.txt"), ContratsFixtures.Print(outcome.Diagnostics));
    }

    [Theory]
    [MemberData(nameof(CampagnesValides))]
    public void Campagne_Valid_IsRead(string fichier)
    {
        Outcome<Campagne> outcome = Read("valides/", fichier);

        Assert.True(outcome.TryGet(out _), ContratsFixtures.Print(outcome.Diagnostics));
        Assert.Empty(outcome.Diagnostics);
    }

    [Theory]
    [MemberData(nameof(CampagnesInvalides))]
    public void Campagne_Invalid_GivesTheExpectedDiagnostics(string fichier)
    {
        Outcome<Campagne> outcome = Read("invalides/", fichier);

        Assert.NotEmpty(outcome.Diagnostics);
        ContratsFixtures.AssertGenerated(Expected(Campagnes, fichier), ContratsFixtures.Print(outcome.Diagnostics));
    }

    [Theory]
    [MemberData(nameof(ProfilsInvalides))]
    public void Profil_Invalid_GivesTheExpectedDiagnostics(string fichier)
    {
        Outcome<Profil> outcome = ProfilReader.Read(fichier, ContratsFixtures.Bytes(Profils + "invalides/" + fichier));

        Assert.Null(outcome.Value);
        ContratsFixtures.AssertGenerated(Expected(Profils, fichier), ContratsFixtures.Print(outcome.Diagnostics));
    }

    private static Outcome<Campagne> Read(string folder, string fichier) =>
        CampagneReader.Read(fichier, ContratsFixtures.Bytes(Campagnes + folder + fichier), ContratsFixtures.Profils);

    private static string Expected(string folder, string fichier) =>
        folder + "invalides/" + Path.ChangeExtension(fichier, ".diagnostics.txt");
}
