using System.Text.Json;
using CpomDocs.Tests.House;

namespace CpomDocs.Tests.Cli;

public sealed class ClasseurCommandTests : IDisposable
{
    private static readonly string Example = Tree.PathOf("fixtures/contrats/valides/exemple-complet.json");
    private readonly string _folder = Directory.CreateTempSubdirectory("cpomdocs-classeur-").FullName;

    [Theory]
    [InlineData("campagne.xlsx")]
    [InlineData("campagne")]
    public void Export_ThenImport_GivesTheContractBack(string name)
    {
        string first = Path.Combine(_folder, name);
        string second = Path.Combine(_folder, "encore-" + name);

        CliRun exported = CliRun.Of("contrat", "export", Example, "-o", first);
        CliRun imported = CliRun.Of("contrat", "import", first, "-o", Path.Combine(_folder, "contrats"), "--output", "json");
        CliRun again = CliRun.Of("contrat", "export", Path.Combine(_folder, "contrats"), "-o", second);

        Assert.Equal((0, 0, 0), (exported.ExitCode, imported.ExitCode, again.ExitCode));
        using JsonDocument json = JsonDocument.Parse(imported.Out);
        Assert.EndsWith("349900019AA.json", json.RootElement.GetProperty("ecrits")[0].GetString(), StringComparison.Ordinal);
        Assert.Equal(BytesUnder(first), BytesUnder(second));
    }

    [Fact]
    public void Import_AWrongCell_NamesItAndWritesNothing()
    {
        string csv = Path.Combine(_folder, "csv");
        string into = Path.Combine(_folder, "contrats");
        CliRun.Of("contrat", "export", Example, "-o", csv);
        string sites = Path.Combine(csv, "Sites.csv");
        File.WriteAllText(sites, File.ReadAllText(sites).Replace("349900027", "349900028", StringComparison.Ordinal));

        CliRun run = CliRun.Of("contrat", "import", csv, "-o", into, "--output", "json");

        using JsonDocument json = JsonDocument.Parse(run.Out);
        JsonElement diagnostic = json.RootElement.GetProperty("fichiers")[0].GetProperty("diagnostics").EnumerateArray()
            .First(item => item.GetProperty("feuille").GetString() == "Sites");
        Assert.Equal(1, run.ExitCode);
        Assert.Equal("B2", diagnostic.GetProperty("cellule").GetString());
        Assert.Equal("PAR-02", diagnostic.GetProperty("regle").GetString());
        Assert.False(json.RootElement.TryGetProperty("ecrits", out _));
        Assert.False(Directory.Exists(into));
    }

    [Fact]
    public void Import_AMissingSource_Exits2()
    {
        CliRun run = CliRun.Of("contrat", "import", Path.Combine(_folder, "absent.xlsx"), "-o", _folder);

        Assert.Equal(2, run.ExitCode);
    }

    [Fact]
    public void Import_AFileThatIsNoWorkbook_Exits1()
    {
        CliRun run = CliRun.Of("contrat", "import", Example, "-o", Path.Combine(_folder, "contrats"));

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("CPOM4301", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Export_AnInvalidContract_WritesNothing()
    {
        string into = Path.Combine(_folder, "campagne.xlsx");
        string broken = Tree.PathOf("fixtures/contrats/invalides/dur-02-autres-dates.json");

        CliRun run = CliRun.Of("contrat", "export", Example, broken, "-o", into);

        Assert.Equal(1, run.ExitCode);
        Assert.False(File.Exists(into));
    }

    [Fact]
    public void Check_AFileOfAnotherTool_TellsEachRepair()
    {
        string file = Tree.PathOf("fixtures/contrats/importes/ecritures-du-tableur.json");

        CliRun strict = CliRun.Of("contrat", "check", file);
        CliRun lenient = CliRun.Of("contrat", "check", file, "--import");

        Assert.Equal((1, 0), (strict.ExitCode, lenient.ExitCode));
        Assert.Contains("CPOM1045", lenient.Out, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string[] BytesUnder(string path) => Directory.Exists(path)
        ? [.. Directory.EnumerateFiles(path).Order(StringComparer.Ordinal)
            .Select(file => Path.GetFileName(file) + Convert.ToHexString(File.ReadAllBytes(file)))]
        : [Convert.ToHexString(File.ReadAllBytes(path))];
}
