using System.Text.RegularExpressions;

namespace CpomDocs.Tests.House;

/// <summary>The container cannot be built where there is no engine: what it copies exists, and it does not run as root.</summary>
public sealed partial class ContainerTests
{
    [Fact]
    public void Copies_FromTheTree_ExistInIt()
    {
        string[] sources = [.. Copied()];

        IEnumerable<string> missing = sources.Where(path => !File.Exists(Tree.PathOf(path)) && !Directory.Exists(Tree.PathOf(path)));

        Assert.NotEmpty(sources);
        Violations.None("COPY takes what exists", missing);
    }

    [Fact]
    public void Copies_FromTheTree_AreNotIgnored()
    {
        string[] ignored = Tree.Read(".dockerignore").Split('\n');

        IEnumerable<string> copied = Copied().Select(path => path.TrimEnd('/'));

        Assert.Empty(copied.Intersect(ignored));
    }

    [Fact]
    public void Copies_FromTheTree_TakeWhatRulesTheBuild()
    {
        string[] rules = [".editorconfig", "global.json", "Directory.Build.props", "Directory.Packages.props", "src/", "templates/"];

        IEnumerable<string> copied = Copied();

        Assert.Empty(rules.Except(copied));
    }

    [Fact]
    public void FinalStage_OfTheContainer_HasAUserOtherThanRoot()
    {
        string final = Tree.Read("Dockerfile").Split("\nFROM ")[^1];

        Match user = User().Match(final);

        Assert.True(user.Success, "no USER in the final stage");
        Assert.NotEqual("root", user.Groups["name"].Value);
        Assert.Contains("ENTRYPOINT", final, StringComparison.Ordinal);
    }

    [Fact]
    public void Images_OfTheContainer_AreThoseOfTheTargetFramework()
    {
        string framework = Framework().Match(Tree.Read("Directory.Build.props")).Groups["version"].Value;

        MatchCollection images = Image().Matches(Tree.Read("Dockerfile"));

        Assert.All(images, image => Assert.Equal(framework, image.Groups["version"].Value));
        Assert.Equal(2, images.Count);
    }

    private static IEnumerable<string> Copied() =>
        Copy().Matches(Tree.Read("Dockerfile")).SelectMany(copy => copy.Groups["paths"].Value.Split(' ')[..^1]);

    [GeneratedRegex(@"^USER\s+(?<name>\S+)", RegexOptions.Multiline)]
    private static partial Regex User();

    [GeneratedRegex(@"^FROM mcr\.microsoft\.com/dotnet/\w+:(?<version>[0-9]+\.[0-9]+)", RegexOptions.Multiline)]
    private static partial Regex Image();

    [GeneratedRegex("<TargetFramework>net(?<version>[0-9.]+)<")]
    private static partial Regex Framework();

    [GeneratedRegex(@"^COPY (?!--from)(?<paths>\S.*)$", RegexOptions.Multiline)]
    private static partial Regex Copy();
}
