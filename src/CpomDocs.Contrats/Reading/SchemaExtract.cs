using System.Text.Json.Nodes;

namespace CpomDocs.Contrats.Reading;

/// <summary>Cuts a schema down to some of its fields.</summary>
internal static class SchemaExtract
{
    private const string Places = "x-emplacements";

    /// <summary>The part of a schema that holds fields used.</summary>
    /// <param name="schema">Whole schema of a value.</param>
    /// <param name="pointer">Pointer of the value.</param>
    /// <param name="uses">Fields used, by pointer.</param>
    /// <returns>The part, or <see langword="null"/> when nothing of it is used.</returns>
    internal static JsonObject? Of(JsonNode schema, string pointer, ILookup<string, ChampUtilise> uses)
    {
        JsonObject copy = WithoutChildren((JsonObject)schema);
        bool isUsed = uses.Contains(pointer);
        bool hasChild = AddMembers(copy, schema, pointer, uses) | AddItems(copy, schema, pointer, uses);
        if (!isUsed && !hasChild && pointer.Length > 0)
        {
            return null;
        }

        if (isUsed)
        {
            string[] places = [.. uses[pointer].SelectMany(use => use.Places).Distinct().Order(StringComparer.Ordinal)];
            copy[Places] = new JsonArray([.. places.Select(place => (JsonNode)place)]);
        }

        return copy;
    }

    private static JsonObject WithoutChildren(JsonObject schema)
    {
        string[] children = ["properties", "required", "items", "additionalProperties"];
        var copy = new JsonObject();
        foreach ((string key, JsonNode? value) in schema.Where(pair => !children.Contains(pair.Key)))
        {
            copy[key] = value?.DeepClone();
        }

        return copy;
    }

    private static bool AddMembers(JsonObject copy, JsonNode schema, string pointer, ILookup<string, ChampUtilise> uses)
    {
        var members = new JsonObject();
        var required = new JsonArray();
        foreach ((string key, JsonNode? value) in schema["properties"] as JsonObject ?? [])
        {
            string place = JsonPointer.Append(pointer, key);
            if (Of(value!, place, uses) is { } kept)
            {
                members[key] = kept;
                AddIfNeeded(required, key, place, uses);
            }
        }

        if (members.Count > 0)
        {
            copy["properties"] = members;
            copy["required"] = required;
        }

        return members.Count > 0;
    }

    private static void AddIfNeeded(JsonArray required, string key, string place, ILookup<string, ChampUtilise> uses)
    {
        bool isNeeded = uses
            .Where(group => group.Key == place || group.Key.StartsWith(place + "/", StringComparison.Ordinal))
            .Any(group => group.Any(use => use.Requis));
        if (isNeeded)
        {
            required.Add(key);
        }
    }

    private static bool AddItems(JsonObject copy, JsonNode schema, string pointer, ILookup<string, ChampUtilise> uses)
    {
        if (schema["items"] is not JsonObject items)
        {
            return false;
        }

        JsonObject? kept = Of(items, JsonPointer.Append(pointer, JsonPointer.Any), uses);
        copy["items"] = kept ?? WithoutChildren(items);
        return kept is not null;
    }
}
