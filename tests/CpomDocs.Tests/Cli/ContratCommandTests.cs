using System.Text.Json;
using CpomDocs.Tests.House;

namespace CpomDocs.Tests.Cli;

public sealed class ContratCommandTests(CliFixture fixture) : IClassFixture<CliFixture>
{
    [Fact]
    public void Check_OneFileIsMissing_JudgesTheOthersAndExits2()
    {
        CliRun run = CliRun.Of("contrat", "check", "absent.json", fixture.Example, "--output", "json");

        using JsonDocument json = JsonDocument.Parse(run.Out);
        Assert.Equal(2, run.ExitCode);
        Assert.False(json.RootElement.GetProperty("valide").GetBoolean());
        Assert.Equal(fixture.Example, json.RootElement.GetProperty("fichiers")[0].GetProperty("fichier").GetString());
        Assert.Contains("absent.json", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_ValidContract_Exits0()
    {
        CliRun run = CliRun.Of("contrat", "check", fixture.Example, "--output", "json");

        using JsonDocument json = JsonDocument.Parse(run.Out);
        Assert.Equal(0, run.ExitCode);
        Assert.True(json.RootElement.GetProperty("valide").GetBoolean());
        Assert.Equal("cpomdocs/diagnostics/1", json.RootElement.GetProperty("schema").GetString());
    }

    [Fact]
    public void Check_SeveralFiles_TellsOfEach()
    {
        string broken = Directory.EnumerateFiles(Tree.PathOf("fixtures/contrats/invalides"), "*.json")
            .Order(StringComparer.Ordinal)
            .First();

        CliRun run = CliRun.Of("contrat", "check", fixture.Example, broken, "--output", "json");

        using JsonDocument json = JsonDocument.Parse(run.Out);
        Assert.Equal(1, run.ExitCode);
        Assert.Equal([true, false],
            json.RootElement.GetProperty("fichiers").EnumerateArray().Select(file => file.GetProperty("valide").GetBoolean()));
    }

    [Theory]
    [InlineData("json")]
    [InlineData("text")]
    public void Check_RuleSwitchedOff_IsPrintedWithItsReason(string output)
    {
        string templates = TemplatesWith("\"PAR-16\": \"avertissement\"",
            "\"PAR-16\": { \"gravite\": \"inactive\", \"motif\": \"La caisse est désignée ailleurs.\" }");

        CliRun run = CliRun.With(templates, "contrat", "check", fixture.Example, "--output", output);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("PAR-16", run.Out, StringComparison.Ordinal);
        Assert.Contains("La caisse est désignée ailleurs.", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_RuleSwitchedOffWithoutReason_RefusesTheProfile()
    {
        string templates = TemplatesWith("\"PAR-16\": \"avertissement\"", "\"PAR-16\": { \"gravite\": \"inactive\" }");

        CliRun run = CliRun.With(templates, "contrat", "check", fixture.Example);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(Path.Combine("occ25", "profil.json") + ":", run.Error, StringComparison.Ordinal);
        Assert.Contains("CPOM1310", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_TwoFoldersOfOneFamily_NamesTheSecond()
    {
        string templates = TemplatesWith("\"OCC25\"", "\"OCC25\"");
        Directory.CreateDirectory(Path.Combine(templates, "occ25-essai"));
        File.Copy(Path.Combine(templates, "occ25", "profil.json"), Path.Combine(templates, "occ25-essai", "profil.json"));

        CliRun run = CliRun.With(templates, "contrat", "check", fixture.Example);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(Path.Combine("occ25-essai", "profil.json") + ":", run.Error, StringComparison.Ordinal);
        Assert.Contains("CPOM1315", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_Contract_WritesEveryDocumentAndItsList()
    {
        string folder = fixture.NewFolder();

        CliRun run = CliRun.Of("contrat", "render", fixture.Example, "-o", folder);

        string[] documents = ["FINANCEMENT", "LISTE_ACCORDS", "ORIENTATIONS", "PDS", "RECONNAISSANCES", "SOCLE", "USLD"];
        IEnumerable<string> expected = documents.SelectMany(code => new[] { code + ".docx", code + ".pdf" })
            .Concat(["contrat.json", "liasse.json"]);
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(expected.Order(StringComparer.Ordinal), FilesOf(folder).Keys);
    }

    [Fact]
    public void Render_Twice_GivesTheSameFolder()
    {
        string first = fixture.NewFolder();
        string second = fixture.NewFolder();

        CliRun.Of("contrat", "render", fixture.Example, "-o", first);
        CliRun.Of("contrat", "render", fixture.Example, "-o", first);
        CliRun.Of("contrat", "render", fixture.Example, "-o", second);

        Assert.Equal(FilesOf(first), FilesOf(second));
    }

    [Fact]
    public void Render_DocumentByDocument_EndsWithTheSameFolder()
    {
        string whole = fixture.NewFolder();
        string pieces = fixture.NewFolder();

        CliRun.Of("contrat", "render", fixture.Example, "-o", whole, "--format", "pdf");
        foreach (string code in (string[])["USLD", "SOCLE", "ORIENTATIONS", "PDS", "RECONNAISSANCES", "FINANCEMENT", "LISTE_ACCORDS"])
        {
            CliRun.Of("contrat", "render", fixture.Example, "-o", pieces, "--format", "pdf", "--document", code);
        }

        Assert.Equal(FilesOf(whole), FilesOf(pieces));
    }

    [Fact]
    public void Render_InvalidContract_WritesNothing()
    {
        string folder = fixture.NewFolder();
        string broken = Directory.EnumerateFiles(Tree.PathOf("fixtures/contrats/invalides"), "*.json")
            .Order(StringComparer.Ordinal)
            .First();

        CliRun run = CliRun.Of("contrat", "render", broken, "-o", folder);

        Assert.Equal(1, run.ExitCode);
        Assert.False(Directory.Exists(folder));
    }

    [Fact]
    public void Render_OverSignedDocumentsOfOtherData_IsRefused()
    {
        string folder = Path.GetDirectoryName(fixture.NewSignedLiasse())!;
        string changed = Path.Combine(folder, "change.json");
        File.WriteAllText(changed,
            File.ReadAllText(fixture.Example).Replace("10 esplanade des Cigales", "12 esplanade des Cigales", StringComparison.Ordinal));
        SortedDictionary<string, string> before = FilesOf(folder);

        CliRun run = CliRun.Of("contrat", "render", changed, "-o", folder);

        Assert.Equal(7, run.ExitCode);
        Assert.Equal(before, FilesOf(folder));
    }

    [Fact]
    public void Render_OverDocumentsSignedOnTheSameData_KeepsThem()
    {
        string liasse = fixture.NewSignedLiasse();
        SortedDictionary<string, string> before = FilesOf(liasse);

        CliRun run = CliRun.Of("contrat", "render", fixture.Example, "-o", Path.GetDirectoryName(liasse)!);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(before, FilesOf(liasse));
    }

    private static SortedDictionary<string, string> FilesOf(string folder) => new(
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .ToDictionary(file => Path.GetFileName(file),
                file => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file)))),
        StringComparer.Ordinal);

    private string TemplatesWith(string before, string after)
    {
        string folder = fixture.NewFolder();
        foreach (string path in Tree.Files("templates", "*"))
        {
            string copy = Path.Combine(folder, Path.GetRelativePath("templates", path));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.WriteAllText(copy, Tree.Read(path).Replace(before, after, StringComparison.Ordinal));
        }

        return folder;
    }
}
