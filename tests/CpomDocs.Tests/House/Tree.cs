using System.Collections.Immutable;
using System.Text;
using System.Xml.Linq;

namespace CpomDocs.Tests.House;

/// <summary>The working tree the tests judge: found from the test's own directory, read once.</summary>
internal static class Tree
{
    private static readonly Lazy<ImmutableArray<SourceFile>> LazySources = new(ReadSources);

    private static readonly Lazy<ImmutableArray<Project>> LazyProjects = new(ReadProjects);

    /// <summary>Directory of the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Every C# file of src and tests, generated ones excepted, by path.</summary>
    public static ImmutableArray<SourceFile> Sources => LazySources.Value;

    /// <summary>Every project of src.</summary>
    public static ImmutableArray<Project> Projects => LazyProjects.Value;

    public static IEnumerable<SourceFile> RoomSources => Sources.Where(source => source.Room is not null);

    public static string PathOf(string relative) => Path.Combine(Root, relative);

    public static string Read(string relative) => File.ReadAllText(PathOf(relative), Encoding.UTF8);

    public static IEnumerable<string> Files(string relative, string pattern) =>
        Directory.Exists(PathOf(relative))
            ? Directory.EnumerateFiles(PathOf(relative), pattern, SearchOption.AllDirectories)
                .Select(path => Path.GetRelativePath(Root, path))
                .Where(path => !IsProduct(path))
                .Order(StringComparer.Ordinal)
            : [];

    private static bool IsProduct(string path) =>
        path.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or "node_modules" or "BenchmarkDotNet.Artifacts");

    private static string FindRoot()
    {
        DirectoryInfo? directory = new(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "CpomDocs.sln")))
        {
            directory = directory.Parent;
        }

        return directory?.FullName ?? throw new InvalidOperationException("CpomDocs.sln is not above the tests");
    }

    private static ImmutableArray<SourceFile> ReadSources() =>
        [.. Files("src", "*.cs").Concat(Files("tests", "*.cs")).AsParallel().AsOrdered().Select(SourceFile.Read)];

    private static ImmutableArray<Project> ReadProjects() =>
        [.. Files("src", "*.csproj").Select(path => new Project(path, XDocument.Load(PathOf(path))))];
}
