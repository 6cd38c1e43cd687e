using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Contrats.Reading;

namespace CpomDocs.Tests.Contrats;

/// <summary>The files of the repository that the tests of the room read.</summary>
public static class ContratsFixtures
{
    /// <summary>Environment variable that makes the tests write the generated files instead of comparing them.</summary>
    public const string Regenerate = "CPOMDOCS_REGENERER";

    private static readonly Lazy<ProfilCatalogue> LazyProfils = new(() => Read(Templates));

    private static readonly Lazy<ProfilCatalogue> LazyProfilsEtEssai = new(() => Read(
        Templates.Concat(Directory.EnumerateFiles(PathOf("fixtures/profils"), "*.json"))));

    public static string Root { get; } = FindRoot();

    /// <summary>The profiles under templates/.</summary>
    public static ProfilCatalogue Profils => LazyProfils.Value;

    /// <summary>Those, and the families of fixtures/profils, made for rules that no installed family has.</summary>
    public static ProfilCatalogue ProfilsEtEssai => LazyProfilsEtEssai.Value;

    public static bool IsRegenerating => Environment.GetEnvironmentVariable(Regenerate) == "1";

    public static string PathOf(string relative) => Path.Combine(Root, relative);

    public static ReadOnlyMemory<byte> Bytes(string relative) => File.ReadAllBytes(PathOf(relative));

    public static ImmutableArray<string> Files(string folder) =>
        [.. Directory.EnumerateFiles(PathOf(folder), "*.json").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    /// <summary>Compares a generated file with the one of the repository, or writes it.</summary>
    public static void AssertGenerated(string relative, string actual)
    {
        if (IsRegenerating)
        {
            File.WriteAllText(PathOf(relative), actual);
        }

        Assert.True(File.Exists(PathOf(relative)), $"{relative} is missing: run the tests once with {Regenerate}=1.");
        Assert.Equal(File.ReadAllText(PathOf(relative)), actual);
    }

    /// <summary>Diagnostics as the files of expected diagnostics hold them.</summary>
    public static string Print(ImmutableArray<Diagnostic> diagnostics)
    {
        var text = new StringBuilder();
        foreach (Diagnostic diagnostic in diagnostics)
        {
            text.Append(CultureInfo.InvariantCulture, $"{diagnostic.Code} {diagnostic.Regle ?? "-"} {diagnostic.Gravite} ");
            text.Append(CultureInfo.InvariantCulture, $"{diagnostic.Ligne}:{diagnostic.Colonne} {diagnostic.Pointeur}\n");
            text.Append(CultureInfo.InvariantCulture, $"  {diagnostic.Message}\n  {diagnostic.Remede} ({diagnostic.Source})\n");
        }

        return text.ToString();
    }

    private static IEnumerable<string> Templates =>
        Directory.EnumerateFiles(PathOf("templates"), "profil.json", SearchOption.AllDirectories);

    private static ProfilCatalogue Read(IEnumerable<string> paths)
    {
        return new ProfilCatalogue(paths.Select(path => ProfilReader.Read(path, File.ReadAllBytes(path))).Select(outcome =>
            outcome.Value ?? throw new InvalidOperationException(Print(outcome.Diagnostics))));
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
