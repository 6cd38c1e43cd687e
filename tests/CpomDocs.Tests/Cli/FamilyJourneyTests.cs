using System.Text.Json;
using CpomDocs.Campagnes.Runs;
using CpomDocs.Tests.Contrats;
using CpomDocs.Tests.House;

namespace CpomDocs.Tests.Cli;

/// <summary>Every valid contract, of any family, from its data to the verdict.</summary>
public sealed class FamilyJourneyTests(CliFixture fixture) : IClassFixture<CliFixture>
{
    private const string Valides = "fixtures/contrats/valides/";

    public static TheoryData<string> Contrats => [.. ContratsFixtures.Files(Valides)];

    [Theory]
    [MemberData(nameof(Contrats))]
    public void Journey_OfAValidContract_EndsWithEverySignatureValid(string fichier)
    {
        string root = fixture.NewFolder();
        CliRun render = CliRun.Of("contrat", "render", Tree.PathOf(Valides + fichier), "-o", root);
        string liasse = Assert.Single(Directory.GetDirectories(root));

        List<int> acts = [.. Signataires(liasse).Select(signataire => Sign(liasse, signataire.Role, signataire.Key))];
        CliRun verify = CliRun.Of("verify", liasse, "--trust", fixture.Root, "--output", "json");

        Assert.Equal(0, render.ExitCode);
        Assert.All(acts, exit => Assert.Equal(0, exit));
        Assert.True(verify.ExitCode == 0, verify.Out);
        Assert.Contains("TOTAL-PASSED", verify.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Journey_WithoutThePresident_EndsSansCosignatureAndBlocksNothing()
    {
        string root = fixture.NewFolder();
        CliRun.Of("contrat", "render", Tree.PathOf(Valides + "usld-sans-cosignature.json"), "-o", root);
        string liasse = Assert.Single(Directory.GetDirectories(root));

        Sign(liasse, "RepresentantLegal", "representant-legal");
        Sign(liasse, "DirecteurGeneral", "directeur-general");
        CliRun status = CliRun.Of("status", liasse, "--output", "json");

        using JsonDocument json = JsonDocument.Parse(status.Out);
        Dictionary<string, string> states = json.RootElement.GetProperty("documents").EnumerateArray()
            .ToDictionary(item => item.GetProperty("document").GetString()!, item => item.GetProperty("etat").GetString()!);
        Assert.Equal("SANS_COSIGNATURE", states["USLD"]);
        Assert.Equal("SIGNE", states["SOCLE"]);
    }

    private int Sign(string liasse, string role, string key) =>
        CliRun.Of("sign", liasse, "--as", role, "--key", fixture.KeyOf(key), "--in-place").ExitCode;

    // The document that most people sign names everybody, in order.
    private static IEnumerable<(string Role, string Key)> Signataires(string liasse) =>
        new LiasseFolder(liasse).Manifest().Documents
            .Select(document => document.Circuit)
            .MaxBy(circuit => circuit.Length)
            .Select(etape => (etape.Role, KeyOf(etape.Role)));

    private static string KeyOf(string role) => role.TrimEnd('2', '3') switch
    {
        "RepresentantLegal" => "representant-legal",
        "PresidentConseilDepartemental" => "president-conseil-departemental",
        _ => "directeur-general",
    };
}
