using System.Collections.Immutable;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Contrats.Model;
using CpomDocs.Contrats.Reading;

namespace CpomDocs.Tests.Contrats;

/// <summary>The files of the repository that the tests of the room read.</summary>
public static class ContratsFixtures
{
    /// <summary>Environment variable that makes the tests write the generated files instead of comparing them.</summary>
    public const string Regenerate = "CPOMDOCS_REGENERER";

    private static readonly Lazy<ProfilCatalogue> LazyProfils = new(ReadProfils);

    public static string Root { get; } = FindRoot();

    /// <summary>The profiles under templates/.</summary>
    public static ProfilCatalogue Profils => LazyProfils.Value;

    public static bool IsRegenerating => Environment.GetEnvironmentVariable(Regenerate) == "1";

    public static string PathOf(string relative) => Path.Combine(Root, relative);

    public static ReadOnlyMemory<byte> Bytes(string relative) => File.ReadAllBytes(PathOf(relative));

    public static ImmutableArray<string> Files(string folder) =>
        [.. Directory.EnumerateFiles(PathOf(folder), "*.json").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    private static ProfilCatalogue ReadProfils()
    {
        IEnumerable<Outcome<Profil>> read = Directory
            .EnumerateFiles(PathOf("templates"), "profil.json", SearchOption.AllDirectories)
            .Select(path => ProfilReader.Read(path, File.ReadAllBytes(path)));
        return new ProfilCatalogue(read.Select(outcome =>
            outcome.Value ?? throw new InvalidOperationException(string.Join('\n', outcome.Diagnostics))));
    }

    private static string FindRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "CpomDocs.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("CpomDocs.sln is above no test folder.");
    }
}
