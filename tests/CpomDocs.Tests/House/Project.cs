using System.Collections.Immutable;
using System.Xml.Linq;

namespace CpomDocs.Tests.House;

/// <summary>One project file of src.</summary>
internal sealed record Project(string FilePath, XDocument Xml)
{
    /// <summary>Name of the room: <c>Contrats</c> for <c>CpomDocs.Contrats.csproj</c>.</summary>
    public string Room { get; } = RoomOf(FilePath);

    /// <summary>Rooms referenced, in alphabetical order.</summary>
    public ImmutableArray<string> Rooms { get; } =
        [.. Includes(Xml, "ProjectReference").Select(RoomOf).Order(StringComparer.Ordinal)];

    /// <summary>Packages referenced.</summary>
    public ImmutableArray<string> Packages { get; } = [.. Includes(Xml, "PackageReference").Order(StringComparer.Ordinal)];

    private static string RoomOf(string path) => Path.GetFileNameWithoutExtension(path)["CpomDocs.".Length..];

    private static IEnumerable<string> Includes(XDocument xml, string element) =>
        xml.Descendants(element).Select(item => (string?)item.Attribute("Include")).OfType<string>();
}
