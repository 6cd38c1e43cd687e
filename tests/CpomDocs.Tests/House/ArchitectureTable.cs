using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace CpomDocs.Tests.House;

/// <summary>What docs/architecture.md says: rooms and their edges, libraries and their room, the edges of the diagram.</summary>
internal sealed partial record ArchitectureTable
{
    private ArchitectureTable(string markdown)
    {
        string[][] rows = [.. markdown.Split('\n').Where(line => line.StartsWith('|')).Select(Cells)];
        Rooms = rows.Where(row => row.Length == 5 && int.TryParse(row[0], out _)).ToImmutableSortedDictionary(
            row => Plain(row[1]), row => Names(row[3]), StringComparer.Ordinal);
        Libraries = [.. rows.Where(row => row.Length == 4 && row[0].StartsWith('`'))
            .Select(row => new Library(Plain(row[0]), Plain(row[1]), row[2]))];
        Diagram = DiagramEdge().Matches(markdown).ToImmutableSortedDictionary(
            edge => edge.Groups["from"].Value, edge => Names(edge.Groups["to"].Value.Replace('&', ',')), StringComparer.Ordinal);
    }

    /// <summary>The page as committed.</summary>
    public static ArchitectureTable Current { get; } = new(Tree.Read("docs/architecture.md"));

    /// <summary>Rooms each room may reference, in alphabetical order.</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<string>> Rooms { get; }

    public ImmutableArray<Library> Libraries { get; }

    /// <summary>The same edges as drawn; a room without any is absent.</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<string>> Diagram { get; }

    /// <summary>The room itself and every room it reaches.</summary>
    public ImmutableSortedSet<string> Reach(string room)
    {
        ImmutableSortedSet<string> reached = [room];
        foreach (string next in Rooms[room])
        {
            reached = reached.Union(Reach(next));
        }

        return reached;
    }

    private static string[] Cells(string line) => [.. line.Trim().Trim('|').Split('|').Select(cell => cell.Trim())];

    private static string Plain(string cell) => cell.Trim('`');

    private static ImmutableArray<string> Names(string cell) =>
        [.. cell.Split(',', StringSplitOptions.TrimEntries).Where(name => name != "–").Order(StringComparer.Ordinal)];

    [GeneratedRegex(@"^  (?<from>\w+) --> (?<to>[\w &]+)$", RegexOptions.Multiline)]
    private static partial Regex DiagramEdge();

    internal sealed record Library(string Package, string Namespace, string Room);
}
