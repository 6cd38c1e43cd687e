using System.Text.Json;
using System.Text.Json.Nodes;

namespace CpomDocs.Tests.Cli;

/// <summary>The proof by re-rendering: the text of a signed document is what its data give.</summary>
public sealed class VerifyRerenderTests(CliFixture fixture) : IClassFixture<CliFixture>
{
    [Fact]
    public void Rerender_SignedLiasse_IsIdentical()
    {
        CliRun run = Verify(fixture.NewSignedLiasse());

        Assert.Equal(0, run.ExitCode);
        Assert.All(States(run), state => Assert.Equal("identique", state));
    }

    [Fact]
    public void Rerender_ArchivedObject_UsesItsOwnTemplates()
    {
        string store = fixture.NewFolder();
        Assert.Equal(0, CliRun.Of("archive", "put", fixture.NewSignedLiasse(), "--store", store).ExitCode);

        CliRun run = Verify(CliFixture.Code, "--store", store);

        Assert.Equal(0, run.ExitCode);
        Assert.All(States(run), state => Assert.Equal("identique", state));
    }

    [Fact]
    public void Rerender_ContractThatTookTheParametersOfItsCampaign_IsIdentical()
    {
        UneCampagne campagne = new UneCampagne(fixture).Avec(json => json["parametres"] = JsonNode.Parse(
            """{ "modeSignature": "ELECTRONIQUE", "nombreOriginaux": null, "plafondPenalite": 3, "dateLimiteSuivi": "--05-15" }"""));
        JsonObject contrat = JsonNode.Parse(File.ReadAllText(campagne.Contrat))!.AsObject();
        Assert.True(contrat.Remove("parametres"));
        File.WriteAllText(campagne.Contrat, contrat.ToJsonString());
        campagne.Editee();

        CliRun run = Verify(CliFixture.Code, "--store", campagne.Store);

        Assert.NotEmpty(States(run));
        Assert.All(States(run), state => Assert.Equal("identique", state));
    }

    [Fact]
    public void Rerender_DataChangedBesideTheDocuments_IsSaidAndLowersThem()
    {
        string liasse = fixture.NewSignedLiasse();
        Change(Path.Combine(liasse, "contrat.json"), "Montpellier", "Toulouse");

        CliRun run = Verify(liasse);

        Assert.Equal(4, run.ExitCode);
        Assert.Contains("differente", States(run));
    }

    [Theory]
    [InlineData("\"programme\": \"", "\"programme\": \"0.0.0-")]
    [InlineData("\"profilVersion\": \"", "\"profilVersion\": \"9")]
    public void Rerender_OtherProgramOrTemplatesRecorded_ConcludesNothing(string found, string replacement)
    {
        string liasse = fixture.NewSignedLiasse();
        Change(Path.Combine(liasse, "liasse.json"), found, replacement);
        Change(Path.Combine(liasse, "contrat.json"), "Montpellier", "Toulouse");

        CliRun run = Verify(liasse);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("nonVerifiable", States(run));
        Assert.DoesNotContain("differente", States(run));
    }

    private static void Change(string path, string found, string replacement)
    {
        string text = File.ReadAllText(path);
        Assert.Contains(found, text, StringComparison.Ordinal);
        File.WriteAllText(path, text.Replace(found, replacement, StringComparison.Ordinal));
    }

    private CliRun Verify(params string[] paths) =>
        CliRun.Of(["verify", .. paths, "--rerender", "--trust", fixture.Root, "--output", "json"]);

    private static string?[] States(CliRun run)
    {
        using var json = JsonDocument.Parse(run.Out);
        return [.. json.RootElement.GetProperty("fichiers").EnumerateArray()
            .Select(file => file.GetProperty("reedition").GetProperty("etat").GetString())];
    }
}
