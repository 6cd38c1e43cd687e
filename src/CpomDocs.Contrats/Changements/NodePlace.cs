using System.Globalization;
using System.Text.Json.Nodes;
using CpomDocs.Contrats.Reading;

namespace CpomDocs.Contrats.Changements;

/// <summary>A member of an object of a file, to read or replace.</summary>
internal sealed class NodePlace
{
    private const string TypeKey = "typeValeur";

    private readonly JsonObject _owner;
    private readonly string _key;

    private NodePlace(JsonObject owner, string key, string? typeValeur)
    {
        _owner = owner;
        _key = key;
        TypeValeur = typeValeur;
    }

    /// <summary>The value there, if any.</summary>
    internal JsonNode? Value => _owner[_key];

    /// <summary>Type of the values of the indicator around it, if there is one.</summary>
    internal string? TypeValeur { get; }

    /// <summary>Finds a place.</summary>
    /// <returns>The place, or <see langword="null"/> when the object around it is not there.</returns>
    internal static NodePlace? Find(JsonNode root, string pointer)
    {
        string[] steps = [.. JsonPointer.Segments(pointer)];
        JsonNode? node = root;
        string? type = null;
        foreach (string step in steps.SkipLast(1))
        {
            node = node switch
            {
                JsonObject record => record[step],
                JsonArray list when int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out int rank) =>
                    rank < list.Count ? list[rank] : null,
                _ => null,
            };
            type = (node as JsonObject)?[TypeKey]?.ToString() ?? type;
        }

        return node is JsonObject owner && steps.Length > 0 ? new NodePlace(owner, steps[^1], type) : null;
    }

    /// <summary>Replaces the value; a null one takes the place of a value that was there.</summary>
    internal void Set(JsonNode? value) => _owner[_key] = value;
}
