using System.Text.Json;

namespace CpomDocs.Tests.Cli;

public sealed class ArchiveHistoryTests(CliFixture fixture) : IClassFixture<CliFixture>
{
    [Fact]
    public void History_TwoDeposits_TellsWhatEachBrought()
    {
        string store = SignedStore();

        JsonElement history = Json("archive", "history", CliFixture.Code, "--store", store);
        JsonElement[] versions = [.. history.GetProperty("versions").EnumerateArray()];

        Assert.Equal(2, versions.Length);
        Assert.Contains("documents/SOCLE.pdf", Names(versions[0].GetProperty("fichiers"), "ajoutes"));
        Assert.Contains("documents/SOCLE.pdf", Names(versions[1].GetProperty("fichiers"), "modifies"));
        Assert.DoesNotContain("donnees/contrat.json", Names(versions[1].GetProperty("fichiers"), "modifies"));
    }

    [Fact]
    public void Diff_ContractChanged_SpeaksInTheWordsOfTheContract()
    {
        string store = fixture.NewFolder();
        string liasse = fixture.NewLiasse();
        Json("archive", "put", liasse, "--store", store);
        string data = Path.Combine(liasse, "contrat.json");
        File.WriteAllText(data, File.ReadAllText(data).Replace("\"Montpellier\"", "\"Toulouse\"", StringComparison.Ordinal));
        Json("archive", "put", liasse, "--store", store);

        JsonElement diff = Json("archive", "diff", CliFixture.Code, "1", "v2", "--store", store);

        Assert.Contains("donnees/contrat.json", Names(diff.GetProperty("fichiers"), "modifies"));
        string[] sentences = [.. diff.GetProperty("changements").EnumerateArray().Select(item => item.GetProperty("phrase").GetString()!)];
        Assert.Contains(sentences, sentence => sentence.Contains("Toulouse", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("1", "9")]
    [InlineData("un", "2")]
    public void Diff_VersionThatIsNot_Exits2(string before, string after)
    {
        Assert.Equal(2, CliRun.Of("archive", "diff", CliFixture.Code, before, after, "--store", SignedStore()).ExitCode);
    }

    [Fact]
    public void Get_EarlierVersion_GivesItBack()
    {
        string store = SignedStore();
        string target = fixture.NewFolder();

        Json("archive", "get", CliFixture.Code, "--version", "1", "-o", target, "--store", store);

        byte[] unsigned = File.ReadAllBytes(Path.Combine(target, CliFixture.Code, "documents", "SOCLE.pdf"));
        Assert.Equal(File.ReadAllBytes(Path.Combine(fixture.NewLiasse(), "SOCLE.pdf")), unsigned);
    }

    [Fact]
    public void CheckSpec_OurOwnArchive_IsValidWithoutAWarning()
    {
        JsonElement check = Json("archive", "check", "--spec", "--store", SignedStore());

        Assert.Empty(check.GetProperty("constats").EnumerateArray());
        Assert.Empty(check.GetProperty("avertissements").EnumerateArray());
    }

    [Fact]
    public void Check_SampleWithSeed_ReadsLessAndSaysSo()
    {
        string store = SignedStore();
        int all = Json("archive", "check", "--store", store).GetProperty("fichiers").GetInt32();

        JsonElement check = Json("archive", "check", "--sample", "20%", "--seed", "4", "--store", store);

        Assert.InRange(check.GetProperty("fichiers").GetInt32(), 0, all - 1);
        Assert.Equal((20, 4), (check.GetProperty("echantillon").GetDouble(), check.GetProperty("graine").GetInt64()));
    }

    [Theory]
    [InlineData("--sample", "0")]
    [InlineData("--sample", "120%")]
    [InlineData("--spec", CliFixture.Code)]
    public void Check_OptionsThatMakeNoSense_Exit2(params string[] options)
    {
        Assert.Equal(2, CliRun.Of(["archive", "check", .. options, "--store", SignedStore()]).ExitCode);
    }

    private static string[] Names(JsonElement files, string kind) =>
        [.. files.GetProperty(kind).EnumerateArray().Select(item => item.GetString()!)];

    private static JsonElement Json(params string[] args)
    {
        CliRun run = CliRun.Of([.. args, "--output", "json"]);
        Assert.True(run.ExitCode == 0, run.Error);
        return JsonDocument.Parse(run.Out).RootElement;
    }

    private string SignedStore()
    {
        string store = fixture.NewFolder();
        string liasse = fixture.NewLiasse();
        Json("archive", "put", liasse, "--store", store);
        Json("sign", liasse, "--as", "RepresentantLegal", "--key", fixture.KeyOf("representant-legal"), "--in-place");
        Json("archive", "put", liasse, "--store", store);
        return store;
    }
}
