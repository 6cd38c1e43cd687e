using System.Collections.Immutable;
using System.Xml.Linq;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CpomDocs.Tests.House;

/// <summary>Holds docs/architecture.md: the rooms, their edges, and the one room of each library.</summary>
public sealed class ArchitectureTests
{
    private static readonly ImmutableArray<string> ForbiddenRooms = ["Common", "Utils", "Helpers", "Core", "Shared"];

    private static ArchitectureTable Table => ArchitectureTable.Current;

    [Fact]
    public void Projects_ComparedWithTheTable_AreItsRooms()
    {
        string[] rooms = [.. Tree.Projects.Select(project => project.Room).Order(StringComparer.Ordinal)];

        string[] expected = [.. Table.Rooms.Keys];

        Assert.Equal(expected, rooms);
        Assert.True(rooms.Length <= 11, "eleven rooms is the ceiling");
        Assert.Empty(rooms.Intersect(ForbiddenRooms));
    }

    [Fact]
    public void References_ComparedWithTheTable_AreItsEdges()
    {
        IEnumerable<string> actual = Tree.Projects.Select(project => Edges(project.Room, project.Rooms));

        IEnumerable<string> expected = Table.Rooms.Select(room => Edges(room.Key, room.Value));

        Assert.Equal(expected, actual.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Diagram_ComparedWithTheTable_DrawsItsEdges()
    {
        IEnumerable<string> drawn = Table.Diagram.Select(room => Edges(room.Key, room.Value));

        IEnumerable<string> expected = Table.Rooms
            .Where(room => room.Value.Length > 0)
            .Select(room => Edges(room.Key, room.Value));

        Assert.Equal(expected, drawn);
    }

    [Fact]
    public void Rooms_InTheOrderOfTheTable_ReferenceOnlyEarlierOnes()
    {
        string[] order =
        [
            "Contrats", "Composition", "Pdf", "Rendering", "Trust", "Signing", "Archiving", "Verification", "Campagnes", "Cli", "Web",
        ];

        IEnumerable<string> backward =
            from room in Table.Rooms
            from reference in room.Value
            where Array.IndexOf(order, reference) >= Array.IndexOf(order, room.Key)
            select $"{room.Key} → {reference}";

        Violations.None("The graph follows the journey, so it has no cycle", backward);
    }

    [Fact]
    public void Verification_ThroughAnyRoom_NeverReachesTheAccused()
    {
        ImmutableSortedSet<string> reached = Table.Reach("Verification");

        Assert.DoesNotContain("Signing", reached);
        Assert.DoesNotContain("Rendering", reached);
        Assert.DoesNotContain("Composition", reached);
    }

    [Fact]
    public void Usings_OfOurNamespaces_AreOfRoomsWithinReach()
    {
        IEnumerable<string> violations =
            from source in Tree.RoomSources
            let reach = Table.Reach(source.Room!)
            from name in source.All<NameSyntax>()
            let room = OurRoom(name.ToString())
            where room is not null && Table.Rooms.ContainsKey(room) && !reach.Contains(room)
            select $"{source.PlaceOf(name)}: {source.Room} names {name}";

        Violations.None("A room names only the rooms it reaches", violations);
    }

    [Fact]
    public void Namespaces_OfEveryFile_AreThoseOfItsFolder()
    {
        IEnumerable<string> violations =
            from source in Tree.RoomSources
            from space in source.All<BaseNamespaceDeclarationSyntax>()
            let expected = Path.GetDirectoryName(source.FilePath)!["src/".Length..].Replace('/', '.')
            where space.Name.ToString() != expected
            select $"{source.PlaceOf(space)}: {space.Name}, expected {expected}";

        Violations.None("A namespace says the folder", violations);
    }

    [Fact]
    public void Namespaces_OfEveryRoom_AreOneFolderDeep()
    {
        IEnumerable<string> violations = Tree.RoomSources
            .Where(source => source.FilePath.Split('/').Length > 4)
            .Select(source => source.FilePath);

        Violations.None("Inside a room, folders are one level deep", violations);
    }

    [Fact]
    public void Packages_OfEveryRoom_AreTheOnesOfTheTable()
    {
        IEnumerable<string> actual =
            from project in Tree.Projects
            from package in project.Packages
            select $"{package} → {project.Room}";

        IEnumerable<string> expected = Table.Libraries.Select(library => $"{library.Package} → {library.Room}");

        Assert.Equal(expected.Order(StringComparer.Ordinal), actual.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Usings_OfLibraries_AreOfTheirOneRoom()
    {
        IEnumerable<string> violations =
            from source in Tree.RoomSources
            from name in source.All<NameSyntax>()
            from library in Table.Libraries
            where source.Room != library.Room && IsWithin(name.ToString(), library.Namespace)
            select $"{source.PlaceOf(name)}: {source.Room} names {name}, which is {library.Room}'s";

        Violations.None("A library has one room", violations);
    }

    [Fact]
    public void CentralVersions_OfEveryPackage_AreUsed()
    {
        IEnumerable<string> used = Tree.Files("src", "*.csproj").Concat(Tree.Files("tests", "*.csproj"))
            .SelectMany(path => XDocument.Load(Tree.PathOf(path)).Descendants("PackageReference"))
            .Select(reference => (string)reference.Attribute("Include")!);

        IEnumerable<string> declared = XDocument.Load(Tree.PathOf("Directory.Packages.props")).Descendants("PackageVersion")
            .Select(version => (string)version.Attribute("Include")!);

        Violations.None("A version nobody uses", declared.Except(used).Except(["System.Security.Cryptography.Pkcs"]));
    }

    private static string Edges(string room, IEnumerable<string> references) =>
        $"{room} → {string.Join(", ", references.Order(StringComparer.Ordinal))}";

    private static string? OurRoom(string name)
    {
        string[] parts = name.Split('.');
        return parts.Length >= 2 && parts[0] == "CpomDocs" ? parts[1] : null;
    }

    private static bool IsWithin(string name, string space) =>
        name == space || name.StartsWith(space + ".", StringComparison.Ordinal);
}
