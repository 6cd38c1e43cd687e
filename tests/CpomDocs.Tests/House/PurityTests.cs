using System.Collections.Immutable;
using System.Reflection;
using System.Security.Cryptography;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CpomDocs.Tests.House;

/// <summary>Rooms 1 to 4 take bytes and values and give bytes and values: nothing of the machine gets in.</summary>
public sealed class PurityTests
{
    private static readonly ImmutableArray<string> PureRooms = ["Contrats", "Composition", "Pdf", "Rendering"];

    private static readonly ImmutableArray<string> ForbiddenNamespaces =
        ["System.Net", "System.Diagnostics.Process", "System.IO.Pipes", "System.IO.IsolatedStorage", "System.IO.MemoryMappedFiles"];

    private static readonly ImmutableArray<string> ForbiddenTypes =
        ["FileStream", "FileInfo", "DirectoryInfo", "HttpClient", "Socket", "Random", "Stopwatch", "Process", "Mutex", "Timer"];

    private static readonly ImmutableDictionary<string, ImmutableArray<string>> ForbiddenMembers =
        new Dictionary<string, ImmutableArray<string>>
    {
        ["File"] = StaticsOf(typeof(File)),
        ["Directory"] = StaticsOf(typeof(Directory)),
        ["Environment"] = StaticsOf(typeof(Environment)),
        ["Console"] = StaticsOf(typeof(Console)),
        ["Path"] = ["GetFullPath", "GetTempPath", "GetTempFileName", "GetRandomFileName", "Exists"],
        ["Random"] = ["Shared"],
        ["RandomNumberGenerator"] = StaticsOf(typeof(RandomNumberGenerator)),
        ["Guid"] = ["NewGuid", "CreateVersion7"],
        ["DateTime"] = ["Now", "UtcNow", "Today"],
        ["DateTimeOffset"] = ["Now", "UtcNow"],
        ["TimeProvider"] = ["System"],
        ["TimeZoneInfo"] = ["Local"],
        ["CultureInfo"] = ["CurrentCulture", "CurrentUICulture", "InstalledUICulture", "DefaultThreadCurrentCulture"],
    }.ToImmutableDictionary();

    [Fact]
    public void PureRooms_InAnyFile_CallNothingOfTheMachine()
    {
        IEnumerable<string> violations =
            from source in PureSources()
            from access in source.All<MemberAccessExpressionSyntax>()
            where IsForbidden(access)
            select $"{source.PlaceOf(access)}: {access}";

        Violations.None("A pure room takes values and gives values", violations);
    }

    [Fact]
    public void PureRooms_InAnyFile_MakeNothingOfTheMachine()
    {
        IEnumerable<string> violations =
            from source in PureSources()
            from creation in source.All<ObjectCreationExpressionSyntax>()
            where ForbiddenTypes.Contains(LastName(creation.Type.ToString()))
            select $"{source.PlaceOf(creation)}: {creation}";

        Violations.None("A pure room takes values and gives values", violations);
    }

    [Fact]
    public void PureRooms_InAnyFile_ImportNothingOfTheMachine()
    {
        IEnumerable<string> violations =
            from source in PureSources()
            from import in source.All<UsingDirectiveSyntax>()
            let name = import.NamespaceOrType.ToString()
            where ForbiddenNamespaces.Any(space => name == space || name.StartsWith(space + ".", StringComparison.Ordinal))
            select $"{source.PlaceOf(import)}: {import}";

        Violations.None("A pure room takes values and gives values", violations);
    }

    [Fact]
    public void PureRooms_InAnyFile_AreSynchronous()
    {
        IEnumerable<string> violations =
            from source in PureSources()
            from wait in source.All<AwaitExpressionSyntax>()
            select $"{source.PlaceOf(wait)}: {wait}";

        Violations.None("Async only where bytes cross the process border", violations);
    }

    private static IEnumerable<SourceFile> PureSources() =>
        Tree.RoomSources.Where(source => PureRooms.Contains(source.Room!));

    private static bool IsForbidden(MemberAccessExpressionSyntax access) =>
        ForbiddenMembers.TryGetValue(LastName(access.Expression.ToString()), out ImmutableArray<string> members)
        && members.Contains(access.Name.Identifier.Text);

    private static string LastName(string name) => name[(name.LastIndexOf('.') + 1)..];

    private static ImmutableArray<string> StaticsOf(Type type) =>
        [.. type.GetMembers(BindingFlags.Public | BindingFlags.Static).Select(member => member.Name)];
}
