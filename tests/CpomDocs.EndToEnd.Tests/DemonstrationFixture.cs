namespace CpomDocs.EndToEnd.Tests;

/// <summary>One demonstration of three contracts, made once for every test that only looks at it.</summary>
public sealed class DemonstrationFixture : IDisposable
{
    public DemonstrationFixture()
    {
        Folder = Directory.CreateTempSubdirectory("cpomdocs-demo-").FullName;
        Demonstration = Command.Cpomdocs("demo", "-o", Folder, "--contrats", "3", "--seed", "1");
    }

    /// <summary>Where the demonstration wrote.</summary>
    public string Folder { get; }

    internal Command.Spoken Demonstration { get; }

    internal string Liasses => Path.Combine(Folder, "liasses");

    internal string Archive => Path.Combine(Folder, "archive");

    internal string Racine => Path.Combine(Folder, "pki", "racine.pem");

    internal string[] Contrats => [.. Directory.GetFiles(Path.Combine(Folder, "data", "contrats"), "*.json").Order(StringComparer.Ordinal)];

    internal string[] Pdfs => [.. Directory.GetFiles(Liasses, "*.pdf", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    /// <summary>The PDFs somebody signs: the list of agreements asks for no signature.</summary>
    internal string[] SignedPdfs => [.. Pdfs.Where(path => !path.EndsWith("LISTE_ACCORDS.pdf", StringComparison.Ordinal))];

    internal string Key(string name) => "p12:" + Path.Combine(Folder, "pki", name + ".p12");

    /// <summary>A folder for what one test writes, under the demonstration's.</summary>
    internal string Fresh() => Directory.CreateDirectory(Path.Combine(Folder, "essais", Path.GetRandomFileName())).FullName;

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}

/// <summary>Tests that share the demonstration.</summary>
[CollectionDefinition(Name)]
public sealed class DemonstrationGroup : ICollectionFixture<DemonstrationFixture>
{
    public const string Name = "Demonstration";
}
