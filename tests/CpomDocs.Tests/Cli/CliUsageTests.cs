using CpomDocs.Cli.Hosting;
using CpomDocs.Tests.Contrats;
using CpomDocs.Tests.House;

namespace CpomDocs.Tests.Cli;

public sealed class CliUsageTests
{
    [Theory]
    [InlineData]
    [InlineData("inconnu")]
    [InlineData("contrat")]
    [InlineData("contrat", "check")]
    [InlineData("contrat", "render", "a.json")]
    [InlineData("sign", "a.pdf", "--as", "Directeur", "--key", "p12:a.p12", "--in-place")]
    [InlineData("sign", "a.pdf", "--as", "DirecteurGeneral", "--key", "p12:a.p12")]
    [InlineData("sign", "a.pdf", "--as", "DirecteurGeneral", "--key", "p12:a.p12", "--in-place", "-o", "b.pdf")]
    [InlineData("verify", "a.pdf", "--at", "hier")]
    [InlineData("verify", "a.pdf", "--inconnue")]
    [InlineData("verify", "a.pdf", "--online", "--offline")]
    [InlineData("contrat", "check", "--inconnue")]
    [InlineData("version", "--output", "xml")]
    [InlineData("demo", "--contrats", "0")]
    [InlineData("demo", "--contrats", "huit")]
    [InlineData("demo", "--seed", "x")]
    [InlineData("campagne", "run", "c.json", "--store", "s", "--parallel", "x")]
    [InlineData("campagne", "run", "c.json", "--store", "s", "--etape", "x")]
    public void Run_WrongUsage_SaysSoInFrenchAndExits2(params string[] args)
    {
        CliRun run = CliRun.Of(args);

        Assert.Equal(2, run.ExitCode);
        Assert.Empty(run.Out);
        Assert.Contains("Aide\u00A0: cpomdocs", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Demo_UnknownProfile_NamesItAndExits2()
    {
        CliRun run = CliRun.Of("demo", "--profil", "zzz99", "-o", "jamais");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("zzz99", run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists("jamais"));
    }

    [Theory]
    [InlineData("contrat", "check", "absent.json")]
    [InlineData("status", "absent")]
    [InlineData("verify", "absent.pdf")]
    [InlineData("campagne", "run", "absent.json", "--store", "archive")]
    [InlineData("archive", "put", "absent", "--store", "archive")]
    public void Run_MissingInput_NamesItAndExits2(params string[] args)
    {
        CliRun run = CliRun.Of(args);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("absent", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Help_OfTheProgram_IsInFrench()
    {
        CliRun run = CliRun.Of("--help");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("Commandes", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("Show help", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Reference_OfTheCommands_IsPublished()
    {
        string path = Tree.PathOf("docs/cli.md");

        string reference = CliDocumentation.Write(CliApplication.Root(CliRun.Host(TextWriter.Null, TextWriter.Null)));

        if (ContratsFixtures.IsRegenerating)
        {
            File.WriteAllText(path, reference);
        }

        Assert.Equal(File.ReadAllText(path), reference);
    }
}
