using CpomDocs.Tests.House;

namespace CpomDocs.Tests.Cli;

/// <summary>Keys and a rendered liasse that the tests of a class copy from.</summary>
public sealed class CliFixture : IDisposable
{
    public const string Code = "349900019AA";

    private readonly string _root = Directory.CreateTempSubdirectory("cpomdocs-cli-").FullName;

    public CliFixture()
    {
        Example = Tree.PathOf("fixtures/contrats/valides/exemple-complet.json");
        Assert.Equal(0, CliRun.Of("pki", "demo", "-o", Pki).ExitCode);
        Assert.Equal(0, CliRun.Of("contrat", "render", Example, "-o", Path.Combine(_root, "base")).ExitCode);
    }

    /// <summary>The full example of the data model.</summary>
    public string Example { get; }

    public string Pki => Path.Combine(_root, "pki");

    public string Root => Path.Combine(Pki, "racine.pem");

    public string KeyOf(string name) => "p12:" + Path.Combine(Pki, name + ".p12");

    /// <summary>A fresh copy of the rendered liasse, unsigned.</summary>
    /// <returns>Folder of the liasse.</returns>
    public string NewLiasse()
    {
        string folder = Path.Combine(_root, Path.GetRandomFileName(), Code);
        Directory.CreateDirectory(folder);
        foreach (string file in Directory.EnumerateFiles(Path.Combine(_root, "base", Code)))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }

        return folder;
    }

    /// <summary>A fresh copy of the rendered liasse, signed by every party.</summary>
    /// <returns>Folder of the liasse.</returns>
    public string NewSignedLiasse()
    {
        string folder = NewLiasse();
        foreach ((string role, string key) in new[]
        {
            ("RepresentantLegal", "representant-legal"),
            ("PresidentConseilDepartemental", "president-conseil-departemental"),
            ("DirecteurGeneral", "directeur-general"),
        })
        {
            Assert.Equal(0, CliRun.Of("sign", folder, "--as", role, "--key", KeyOf(key), "--in-place").ExitCode);
        }

        return folder;
    }

    public string NewFolder() => Path.Combine(_root, Path.GetRandomFileName());

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
