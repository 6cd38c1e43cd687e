using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using CpomDocs.Contrats.Reading;

namespace CpomDocs.Contrats.Changements;

/// <summary>A place in two versions of a contract.</summary>
/// <param name="Before">Pointer in the earlier version.</param>
/// <param name="After">Pointer in the later version.</param>
/// <param name="Pattern">The same with <c>*</c> for ranks.</param>
/// <param name="Names">Names of the parts around it, outermost first.</param>
internal sealed record DiffPlace(string Before, string After, string Pattern, ImmutableArray<string> Names)
{
    /// <summary>What stands there, in one phrase.</summary>
    internal string Name => string.Join(", ", Names.Where(name => name.Length > 0));

    /// <summary>A member of the object there.</summary>
    internal DiffPlace Member(string key, JsonNode? value)
    {
        string pattern = JsonPointer.Append(Pattern, key);
        return new DiffPlace(
            JsonPointer.Append(Before, key), JsonPointer.Append(After, key), pattern, Names.Add(Libelles.Of(pattern, value, 0)));
    }

    /// <summary>An item of the list there.</summary>
    internal DiffPlace Item(int before, int after, JsonNode? value)
    {
        string pattern = Pattern + "/" + JsonPointer.Any;
        int rank = (after >= 0 ? after : before) + 1;
        return new DiffPlace(
            Before + "/" + before.ToString(CultureInfo.InvariantCulture),
            After + "/" + after.ToString(CultureInfo.InvariantCulture),
            pattern,
            Names.Add(Libelles.Of(pattern, value, rank)));
    }
}
