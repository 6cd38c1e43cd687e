using System.Text.Json;
using CpomDocs.Cli.Hosting;
using CpomDocs.Tests.House;

namespace CpomDocs.Tests.Cli;

public sealed class TemplateCommandTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("cpomdocs-modeles-").FullName;

    [Fact]
    public void Check_FamilyByItsCodeInAnyCase_Exits0AndListsItsFiles()
    {
        CliRun run = CliRun.Of("template", "check", "Occ25", "--output", "json");

        using JsonDocument json = JsonDocument.Parse(run.Out);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("commun/socle.md.scriban",
            json.RootElement.GetProperty("fichiers").EnumerateArray().Select(file => file.GetProperty("fichier").GetString()));
    }

    [Fact]
    public void Check_FolderOfOnesOwn_TakesSharedPartialsFromTheProgram()
    {
        string folder = OwnFamily();

        CliRun run = CliRun.Of("template", "check", folder);

        Assert.Equal(0, run.ExitCode);
    }

    [Theory]
    [InlineData("{{ structure.nom }}", "CPOM2004")]
    [InlineData("{{ if", "CPOM2002")]
    [InlineData("#### Trop bas", "CPOM2012")]
    public void Check_FaultOfATemplate_IsToldWithItsFileAndLine(string fault, string code)
    {
        string folder = OwnFamily();
        File.AppendAllText(Path.Combine(folder, "usld.md.scriban"), "\n" + fault + "\n");

        CliRun run = CliRun.Of("template", "check", folder, "--output", "json");

        using JsonDocument json = JsonDocument.Parse(run.Out);
        JsonElement file = json.RootElement.GetProperty("fichiers").EnumerateArray()
            .Single(item => !item.GetProperty("valide").GetBoolean());
        Assert.Equal(1, run.ExitCode);
        Assert.Equal("usld.md.scriban", file.GetProperty("fichier").GetString());
        Assert.Equal(code, file.GetProperty("diagnostics")[0].GetProperty("code").GetString());
        Assert.True(file.GetProperty("diagnostics")[0].GetProperty("ligne").GetInt32() > 0);
    }

    [Fact]
    public void Check_NeitherFamilyNorFolder_Exits2()
    {
        CliRun run = CliRun.Of("template", "check", "OCC99");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("occ25", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Variables_OfADocument_AreAJsonSchema()
    {
        CliRun run = CliRun.Of("template", "variables", "OCC25", "USLD");

        using JsonDocument json = JsonDocument.Parse(run.Out);
        JsonElement annexes = json.RootElement.GetProperty("properties").GetProperty("annexes").GetProperty("properties");
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(["usld"], annexes.EnumerateObject().Select(item => item.Name));
    }

    [Fact]
    public void Preview_Document_WritesItsTwoFiles()
    {
        string into = Path.Combine(_root, "essai");

        CliRun run = CliRun.Of("template", "preview", "OCC25", "usld", "-o", into);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(["USLD.docx", "USLD.pdf"], Directory.EnumerateFiles(into).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Preview_FaultOfATemplate_KeepsTheLastGoodFiles()
    {
        string folder = OwnFamily();
        string into = Path.Combine(_root, "essai");
        CliRun.Of("template", "preview", folder, "SOCLE", "-o", into);
        byte[] good = File.ReadAllBytes(Path.Combine(into, "SOCLE.pdf"));
        File.AppendAllText(Path.Combine(folder, "socle.md.scriban"), "\n{{ structure.nom }}\n");

        CliRun run = CliRun.Of("template", "preview", folder, "SOCLE", "-o", into);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("CPOM2004", run.Out, StringComparison.Ordinal);
        Assert.Equal(good, File.ReadAllBytes(Path.Combine(into, "SOCLE.pdf")));
    }

    [Fact]
    public async Task Preview_WatchedTemplateSaved_IsRenderedAgain()
    {
        string folder = OwnFamily();
        string into = Path.Combine(_root, "essai");
        string pdf = Path.Combine(into, "USLD.pdf");
        using var output = new StringWriter();
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        Task<int> running = CliApplication.Root(CliRun.Host(TextWriter.Synchronized(output), TextWriter.Synchronized(output)))
            .Parse(["template", "preview", folder, "USLD", "-o", into, "--watch"])
            .InvokeAsync(cancellationToken: stop.Token);
        await Until(() => File.Exists(pdf), stop.Token);
        byte[] first = File.ReadAllBytes(pdf);

        string template = Path.Combine(folder, "usld.md.scriban");
        File.WriteAllText(template, File.ReadAllText(template).Replace("exploite", "fait vivre", StringComparison.Ordinal));

        await Until(() => !File.ReadAllBytes(pdf).AsSpan().SequenceEqual(first), stop.Token);
        await stop.CancelAsync();
        Assert.Equal(130, await running);
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private static async Task Until(Func<bool> isTrue, CancellationToken cancellationToken)
    {
        while (!isTrue())
        {
            await Task.Delay(50, cancellationToken);
        }
    }

    private string OwnFamily()
    {
        string folder = Path.Combine(_root, "modeles", "pdl26");
        Directory.CreateDirectory(folder);
        foreach (string file in Directory.EnumerateFiles(Tree.PathOf("templates/occ25")))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }

        return folder;
    }
}
