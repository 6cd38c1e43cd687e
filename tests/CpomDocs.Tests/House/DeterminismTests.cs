using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CpomDocs.Tests.House;

/// <summary>Same data, same templates, same version: same bytes. First half of the proof: nobody asks the machine.</summary>
public sealed class DeterminismTests
{
    /// <summary>
    /// A clock is handed over as a <see cref="TimeProvider"/>; only the doors, and defaults of options, name the system's.
    /// </summary>
    private static readonly ImmutableArray<string> Doors = ["Campagnes", "Cli"];

    private static readonly ImmutableArray<string> ForbiddenEverywhere =
    [
        "DateTime.Now", "DateTime.UtcNow", "DateTime.Today", "DateTimeOffset.Now", "DateTimeOffset.UtcNow", "Guid.NewGuid", "Random.Shared",
        "CultureInfo.CurrentCulture", "CultureInfo.CurrentUICulture", "TimeZoneInfo.Local",
    ];

    [Fact]
    public void Sources_OfEveryRoom_AskNoClockNoChanceNoCulture()
    {
        IEnumerable<string> violations =
            from source in Tree.RoomSources
            from access in source.All<MemberAccessExpressionSyntax>()
            let text = access.ToString()
            where ForbiddenEverywhere.Any(call => text == call || text.EndsWith("." + call, StringComparison.Ordinal))
            select $"{source.PlaceOf(access)}: {text}";

        Violations.None("Time is a TimeProvider, culture is explicit, chance has a seed", violations);
    }

    [Fact]
    public void SystemClock_InAnyRoom_IsNamedByDoorsAndDefaultsOnly()
    {
        IEnumerable<string> violations =
            from source in Tree.RoomSources
            where !Doors.Contains(source.Room!) && !source.FilePath.EndsWith("Options.cs", StringComparison.Ordinal)
            from access in source.All<MemberAccessExpressionSyntax>()
            where access.ToString() is "TimeProvider.System" or "System.TimeProvider.System"
            select source.PlaceOf(access);

        Violations.None("Only the doors know the time", violations);
    }

    [Fact]
    public void Random_InAnyRoom_HasASeed()
    {
        IEnumerable<string> violations =
            from source in Tree.RoomSources
            from creation in source.All<ObjectCreationExpressionSyntax>()
            where creation.Type.ToString() is "Random" or "System.Random" && creation.ArgumentList?.Arguments.Count is null or 0
            select source.PlaceOf(creation);

        Violations.None("A random sequence is given its seed", violations);
    }
}
