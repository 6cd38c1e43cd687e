using System.Text.Json;

namespace CpomDocs.EndToEnd.Tests;

/// <summary>A demonstration in which not everybody signs, as in a real campaign.</summary>
public sealed class DemoAleasTests : IDisposable
{
    private const string SeedWithSeveralFates = "136";

    private readonly string _folder = Directory.CreateTempSubdirectory("cpomdocs-aleas-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Demo_WithFates_EndsWellSaysThemAndTheFollowUpSeesThem()
    {
        string demo = Path.Combine(_folder, "demo");

        Command.Spoken spoken = Command.Cpomdocs(
            "demo", "-o", demo, "--contrats", "12", "--seed", SeedWithSeveralFates, "--aleas", "--output", "json");

        JsonElement[] contrats = [.. spoken.Expect(0).Json.GetProperty("contrats").EnumerateArray()];
        Assert.Equal(3, contrats.Count(contrat => FateOf(contrat) is not null));
        Assert.Equal("REFUSE", StateOf(contrats, "REFUS"));
        Assert.Equal("EMIS", StateOf(contrats, "ATTEND_ETABLISSEMENT"));
        Assert.Equal("TOTAL-PASSED", contrats.Single(contrat => FateOf(contrat) == "SANS_PCD").GetProperty("verdict").GetString());
        string[] states = StatesOf(demo);
        Assert.Contains("REFUSE", states);
        Assert.Contains("SANS_COSIGNATURE", states);
        Command.Cpomdocs("archive", "check", "--store", Path.Combine(demo, "archive")).Expect(0);
    }

    private static string[] StatesOf(string demo)
    {
        string campagne = Path.Combine(demo, "data", "campagne.json");
        Command.Spoken status = Command.Cpomdocs(
            "campagne", "status", campagne, "--store", Path.Combine(demo, "archive"), "--output", "json");
        return
        [
            .. status.Json.GetProperty("contrats").EnumerateArray()
                .SelectMany(contrat => contrat.GetProperty("documents").EnumerateArray())
                .Select(document => document.GetProperty("etat").GetString()!),
        ];
    }

    private static string? FateOf(JsonElement contrat) => contrat.TryGetProperty("alea", out JsonElement alea) ? alea.GetString() : null;

    private static string? StateOf(IEnumerable<JsonElement> contrats, string fate) =>
        contrats.First(contrat => FateOf(contrat) == fate).GetProperty("etat").GetString();
}
