using System.Globalization;
using System.Text.Json.Nodes;
using CpomDocs.Contrats.Reading;

namespace CpomDocs.Contrats.Avenants;

/// <summary>A place in the tree of a contract: a member of an object, or an item of a list.</summary>
/// <param name="Owner">The object or list.</param>
/// <param name="Key">Key of the member, or rank of the item.</param>
internal sealed record Place(JsonNode Owner, string Key)
{
    /// <summary>What stands there, if anything.</summary>
    internal JsonNode? Value => Owner is JsonArray list ? list[Rank] : ((JsonObject)Owner)[Key];

    private int Rank => int.Parse(Key, CultureInfo.InvariantCulture);

    /// <summary>Finds a place below a record.</summary>
    /// <param name="record">The record.</param>
    /// <param name="pointer">JSON Pointer from it.</param>
    /// <returns>The place, whose member may still be absent; or <see langword="null"/> when what holds it is not there.</returns>
    internal static Place? Find(JsonNode record, string pointer)
    {
        string[] steps = [.. JsonPointer.Segments(pointer)];
        JsonNode? owner = steps.SkipLast(1).Aggregate((JsonNode?)record, Child);
        return owner switch
        {
            JsonObject when steps.Length > 0 && steps[^1].Length > 0 => new Place(owner, steps[^1]),
            JsonArray when steps.Length > 0 && Child(owner, steps[^1]) is not null => new Place(owner, steps[^1]),
            _ => null,
        };
    }

    /// <summary>Puts a value there; none leaves the field out, unless it must say that there is none.</summary>
    /// <param name="value">The value.</param>
    /// <param name="keepsNull">Whether an absent value is written as <c>null</c>.</param>
    internal void Set(JsonNode? value, bool keepsNull)
    {
        switch (Owner)
        {
            case JsonArray list when value is null:
                list.RemoveAt(Rank);
                break;
            case JsonArray list:
                list[Rank] = value;
                break;
            case JsonObject record when value is null && !keepsNull:
                record.Remove(Key);
                break;
            default:
                ((JsonObject)Owner)[Key] = value;
                break;
        }
    }

    private static JsonNode? Child(JsonNode? node, string step) => node switch
    {
        JsonObject record => record[step],
        JsonArray list when int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out int rank) && rank < list.Count =>
            list[rank],
        _ => null,
    };
}
