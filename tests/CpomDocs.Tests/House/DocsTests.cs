using System.Text.RegularExpressions;

namespace CpomDocs.Tests.House;

/// <summary>The pages point at things that exist.</summary>
public sealed partial class DocsTests
{
    [Fact]
    public void Links_InEveryPage_LeadToAFile()
    {
        IEnumerable<string> violations =
            from page in Pages()
            from Match link in Link().Matches(WithoutCode(Tree.Read(page)))
            let target = link.Groups["target"].Value.Split('#')[0]
            where target.Length > 0 && !Uri.IsWellFormedUriString(target, UriKind.Absolute)
            let path = Path.Combine(Tree.Root, Path.GetDirectoryName(page)!, target)
            where !File.Exists(path) && !Directory.Exists(path)
            select $"{page}: {target}";

        Violations.None("A link leads somewhere", violations);
    }

    [Fact]
    public void Decisions_InTheirFolder_AreNumberedAndListed()
    {
        string[] decisions = [.. Tree.Files("docs/adr", "0*.md").Select(path => Path.GetFileName(path))];
        string index = Tree.Read("docs/adr/README.md");

        IEnumerable<string> numbers = decisions.Select(name => name[..4]);

        Assert.Equal(numbers.Order(StringComparer.Ordinal).Distinct(), numbers);
        Violations.None("An ADR is in the list", decisions.Where(name => !index.Contains(name, StringComparison.Ordinal)));
    }

    [Fact]
    public void Decisions_InTheirFolder_SayContextDecisionAndConsequences()
    {
        string[] headings = ["## Context", "## Decision", "## Consequences"];

        IEnumerable<string> violations =
            from page in Tree.Files("docs/adr", "0*.md")
            from heading in headings
            where !Tree.Read(page).Contains(heading, StringComparison.Ordinal)
            select $"{page}: {heading}";

        Violations.None("An ADR has three parts", violations);
    }

    [Fact]
    public void Pages_Anywhere_NeverLookOutsideTheProject()
    {
        IEnumerable<string> violations =
            from page in Pages()
            let text = Tree.Read(page)
            where text.Contains("../shared", StringComparison.Ordinal) || text.Contains(Tree.Root, StringComparison.Ordinal)
            select page;

        Violations.None("The project stands alone", violations);
    }

    private static IEnumerable<string> Pages() =>
        new[] { "docs", "src", "fixtures", "templates" }
            .SelectMany(folder => Tree.Files(folder, "*.md"))
            .Concat(["README.md", "CHANGELOG.md"]);

    private static string WithoutCode(string markdown) => Code().Replace(markdown, "");

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("```.*?```|`[^`\n]*`", RegexOptions.Singleline)]
    private static partial Regex Code();
}
