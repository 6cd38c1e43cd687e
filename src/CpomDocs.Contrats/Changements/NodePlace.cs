using System.Globalization;
using System.Text.Json.Nodes;
using CpomDocs.Contrats.Reading;

namespace CpomDocs.Contrats.Changements;

/// <summary>A member of an object, or an item of a list, of a file: to read or replace.</summary>
internal sealed class NodePlace
{
    private const string TypeKey = "typeValeur";

    private readonly JsonNode _owner;
    private readonly string _key;

    private NodePlace(JsonNode owner, string key, string? typeValeur)
    {
        _owner = owner;
        _key = key;
        TypeValeur = typeValeur;
    }

    /// <summary>The value there, if any.</summary>
    internal JsonNode? Value => ChildOf(_owner, _key);

    /// <summary>Type of the values of the indicator around it, if there is one.</summary>
    internal string? TypeValeur { get; }

    /// <summary>Finds a place.</summary>
    /// <returns>The place, or <see langword="null"/> when the object around it, or the item itself, is not there.</returns>
    internal static NodePlace? Find(JsonNode root, string pointer)
    {
        string[] steps = [.. JsonPointer.Segments(pointer)];
        JsonNode? node = root;
        string? type = null;
        foreach (string step in steps.SkipLast(1))
        {
            node = ChildOf(node, step);
            type = (node as JsonObject)?[TypeKey]?.ToString() ?? type;
        }

        bool isThere = steps.Length > 0 && (node is JsonObject || ChildOf(node, steps[^1]) is not null);
        return isThere ? new NodePlace(node!, steps[^1], type) : null;
    }

    /// <summary>Replaces the value; a null one takes the place of a value that was there.</summary>
    internal void Set(JsonNode? value)
    {
        if (RankIn(_owner, _key) is { } rank)
        {
            _owner[rank] = value;
        }
        else
        {
            _owner[_key] = value;
        }
    }

    private static JsonNode? ChildOf(JsonNode? node, string step) =>
        node is JsonObject record ? record[step]
        : RankIn(node, step) is { } rank ? node![rank]
        : null;

    private static int? RankIn(JsonNode? node, string step) =>
        node is JsonArray list && int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out int rank) && rank < list.Count
            ? rank
            : null;
}
