using System.Text.Json;

namespace CpomDocs.Tests.Cli;

/// <summary>Many files at once: folders, archives, patterns; and what their companions say of them.</summary>
public sealed class VerifyManyTests(CliFixture fixture) : IClassFixture<CliFixture>
{
    [Fact]
    public void Verify_SignedLiasse_HasEveryDocumentOfItsSignedList()
    {
        CliRun run = Verify(fixture.NewSignedLiasse());

        JsonElement liasse = Liasses(run).Single();
        Assert.Equal(0, run.ExitCode);
        Assert.True(liasse.GetProperty("listeSignee").GetBoolean());
        Assert.All(liasse.GetProperty("pieces").EnumerateArray(), piece => Assert.Equal("conforme", piece.GetProperty("etat").GetString()));
    }

    [Fact]
    public void Verify_LiasseWithoutOneOfItsAnnexes_Exits4()
    {
        string liasse = fixture.NewSignedLiasse();
        File.Delete(Path.Combine(liasse, "FINANCEMENT.pdf"));

        CliRun run = Verify(liasse);

        Assert.Equal(4, run.ExitCode);
        Assert.Contains("FINANCEMENT", Liasses(run).Single().GetProperty("phrase").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Verify_Pattern_FindsWhatItNames()
    {
        string liasse = fixture.NewSignedLiasse();
        string parent = Path.GetDirectoryName(liasse)!;

        CliRun run = Verify(Path.Combine(parent, "**", "S*.pdf"));

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(["SOCLE.pdf"], Files(run).Select(Path.GetFileName));
    }

    [Fact]
    public void Verify_PatternOfNothing_Exits2()
    {
        CliRun run = Verify(Path.Combine(fixture.NewLiasse(), "*.xyz"));

        Assert.Equal(2, run.ExitCode);
    }

    [Fact]
    public void Verify_FolderThatHoldsAnArchive_JudgesItsNewestVersionsOnly()
    {
        string store = NewStore(fixture.NewLiasse(), out string liasse);
        SignAll(liasse);
        Assert.Equal(0, CliRun.Of("archive", "put", liasse, "--store", store).ExitCode);

        CliRun run = Verify(Path.GetDirectoryName(store)!);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(7, Files(run).Count(name => name!.StartsWith("urn:cpom:" + CliFixture.Code, StringComparison.Ordinal)));
    }

    [Fact]
    public void Verify_RecalledDocument_IsNotPresentedAsGoodWhereverItLies()
    {
        string store = NewStore(fixture.NewLiasse(), out string liasse);
        Assert.Equal(0, CliRun.Of("archive", "rappeler", CliFixture.Code, "--document", "FINANCEMENT", "--motif", "montant faux",
            "--store", store).ExitCode);
        SignAll(liasse);

        CliRun archived = Verify(CliFixture.Code, "--store", store);
        CliRun elsewhere = Verify(liasse, "--store", store);

        Assert.Equal((4, 4), (archived.ExitCode, elsewhere.ExitCode));
        Assert.All([archived, elsewhere], run =>
            Assert.Contains("rappelé", run.Out, StringComparison.Ordinal));
    }

    private void SignAll(string liasse)
    {
        foreach ((string role, string key) in new[]
        {
            ("RepresentantLegal", "representant-legal"),
            ("PresidentConseilDepartemental", "president-conseil-departemental"),
            ("DirecteurGeneral", "directeur-general"),
        })
        {
            Assert.Equal(0, CliRun.Of("sign", liasse, "--as", role, "--key", fixture.KeyOf(key), "--in-place").ExitCode);
        }
    }

    private string NewStore(string source, out string liasse)
    {
        string store = Path.Combine(fixture.NewFolder(), "archive");
        liasse = source;
        Assert.Equal(0, CliRun.Of("archive", "put", source, "--store", store).ExitCode);
        return store;
    }

    private CliRun Verify(params string[] paths) => CliRun.Of(["verify", .. paths, "--trust", fixture.Root, "--output", "json"]);

    private static JsonElement[] Liasses(CliRun run) => [.. Parsed(run).GetProperty("liasses").EnumerateArray()];

    private static string?[] Files(CliRun run) =>
        [.. Parsed(run).GetProperty("fichiers").EnumerateArray().Select(file => file.GetProperty("fichier").GetString())];

    private static JsonElement Parsed(CliRun run)
    {
        using var json = JsonDocument.Parse(run.Out);
        return json.RootElement.Clone();
    }
}
