using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using CpomDocs.Contrats.Reading;

namespace CpomDocs.Contrats.Avenants;

/// <summary>Where a value of a consolidated contract comes from.</summary>
/// <param name="Avenant">Number of the avenant.</param>
/// <param name="Pointeur">JSON Pointer in that avenant.</param>
internal readonly record struct Origine(int Avenant, string Pointeur);

/// <summary>The tree of a contract while avenants change it, each changed value marked with where it comes from.</summary>
internal sealed class ContratEnRevision
{
    private readonly Dictionary<(JsonNode Owner, string Key), Origine> _marks = [];

    internal ContratEnRevision(ContratConsolide depart)
    {
        Racine = JsonNode.Parse(depart.Contrat.Json.Span)!.AsObject();
        foreach ((string pointer, int avenant) in depart.Origines)
        {
            if (Place.Find(Racine, pointer) is { } place)
            {
                Mark(place, new Origine(avenant, ""));
            }
        }
    }

    /// <summary>The contract.</summary>
    internal JsonObject Racine { get; }

    /// <summary>A section of the annexes.</summary>
    internal JsonObject? Section(string key) => Racine["annexes"]?[key] as JsonObject;

    /// <summary>Says where the value of a place comes from.</summary>
    internal void Mark(Place place, Origine origine)
    {
        (JsonNode, string) key = place is { Owner: JsonArray, Value: { } item } ? (item, "") : (place.Owner, place.Key);
        _marks[key] = origine;
    }

    /// <summary>Says where an item of a list comes from.</summary>
    internal void MarkItem(JsonNode item, Origine origine) => _marks[(item, "")] = origine;

    /// <summary>Every mark, by the pointer of its value as the tree now stands.</summary>
    internal ImmutableSortedDictionary<string, Origine> Marques()
    {
        var found = ImmutableSortedDictionary.CreateBuilder<string, Origine>(StringComparer.Ordinal);
        Collect(Racine, "", found);
        return found.ToImmutable();
    }

    /// <summary>JSON Pointer of a place, as the tree now stands.</summary>
    internal static string PointeurDe(JsonNode node)
    {
        return node.Parent switch
        {
            null => "",
            JsonArray list => PointeurDe(list) + "/" + list.IndexOf(node).ToString(CultureInfo.InvariantCulture),
            JsonNode record => JsonPointer.Append(PointeurDe(record), node.GetPropertyName()),
        };
    }

    /// <summary>JSON Pointer of a place, as the tree now stands.</summary>
    internal static string PointeurDe(Place place) => JsonPointer.Append(PointeurDe(place.Owner), place.Key);

    private void Collect(JsonNode? node, string pointer, ImmutableSortedDictionary<string, Origine>.Builder found)
    {
        switch (node)
        {
            case JsonObject record:
                foreach ((string key, JsonNode? value) in record)
                {
                    string place = JsonPointer.Append(pointer, key);
                    Keep((record, key), place, found);
                    Collect(value, place, found);
                }

                break;
            case JsonArray list:
                for (int rank = 0; rank < list.Count; rank++)
                {
                    string place = pointer + "/" + rank.ToString(CultureInfo.InvariantCulture);
                    if (list[rank] is { } item)
                    {
                        Keep((item, ""), place, found);
                        Collect(item, place, found);
                    }
                }

                break;
            default:
                break;
        }
    }

    private void Keep((JsonNode Owner, string Key) key, string pointer, ImmutableSortedDictionary<string, Origine>.Builder found)
    {
        if (_marks.TryGetValue(key, out Origine origine))
        {
            found[pointer] = origine;
        }
    }
}
