using CpomDocs.Cli.Hosting;
using CpomDocs.Tests.Archiving;
using CpomDocs.Tests.House;

namespace CpomDocs.Tests.Cli;

/// <summary>Families that a folder of the agency holds.</summary>
public sealed class OwnFamiliesTests
{
    private static readonly string Contrat = Tree.PathOf("fixtures/familles/contrat-insulaire.json");

    [Fact]
    public void Check_FamilyOfTheAgency_IsFoundInItsFolder()
    {
        CliRun run = Run(Tree.PathOf("fixtures/familles"), "contrat", "check", Contrat);

        Assert.True(run.ExitCode == 0, run.Out + run.Error);
    }

    [Fact]
    public void Check_WithoutTheFolder_RefusesTheContract()
    {
        CliRun run = Run(null, "contrat", "check", Contrat);

        Assert.Equal(1, run.ExitCode);
    }

    [Fact]
    public void Check_FolderThatIsMissing_IsNamed()
    {
        CliRun run = Run("/absent/familles", "contrat", "check", Contrat);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("/absent/familles", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_FamilyWithTheCodeOfOneOfTheProgram_GoesFirst()
    {
        using var folder = new TemporaryFolder();
        Copy(Tree.PathOf("templates/occ25"), Path.Combine(folder.Path, "occ25"));
        string profil = Path.Combine(folder.Path, "occ25", "profil.json");
        File.WriteAllText(profil, File.ReadAllText(profil).Replace(
            "\"DUR-02\": \"erreur\"", "\"DUR-02\": {\"gravite\": \"inactive\", \"motif\": \"essai\"}", StringComparison.Ordinal));

        CliRun run = Run(folder.Path, "contrat", "check", Tree.PathOf("fixtures/contrats/valides/exemple-complet.json"));

        Assert.Contains("essai", run.Out + run.Error, StringComparison.Ordinal);
    }

    private static CliRun Run(string? folders, params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        CliHost host = CliRun.Host(output, error) with { Environment = name => name == "CPOMDOCS_MODELES" ? folders : null };
        int code = CliApplication.Run(args, host);
        return new CliRun(code, output.ToString(), error.ToString());
    }

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (string file in Directory.EnumerateFiles(from))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }
    }
}
