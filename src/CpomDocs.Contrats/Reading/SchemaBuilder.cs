using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using CpomDocs.Contrats.Circuits;
using CpomDocs.Contrats.Model;

namespace CpomDocs.Contrats.Reading;

/// <summary>Makes the JSON Schema of a file from its record and the field catalogue.</summary>
internal static class SchemaBuilder
{
    private const string Draft = "https://json-schema.org/draft/2020-12/schema";
    private const string TypeMark = "x-type";

    /// <summary>Makes a schema without references: every record is spelled out where it is used.</summary>
    /// <param name="type">Record at the root of the file.</param>
    /// <returns>The schema, descriptions in French, with <c>x-regle</c> where a rule asks for a field.</returns>
    internal static JsonObject Build(Type type)
    {
        var options = new JsonSchemaExporterOptions { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Mark };
        JsonNode exported = ModelJson.Indented.GetJsonSchemaAsNode(type, options);
        JsonNode spelledOut = Inline(exported, exported);
        Decorate(spelledOut);
        var schema = new JsonObject
        {
            ["$schema"] = Draft,
            ["$id"] = "urn:" + ModelJson.Formats[type].Replace('/', ':'),
            ["title"] = ModelJson.Formats[type],
        };
        foreach ((string key, JsonNode? value) in spelledOut.AsObject())
        {
            schema[key] = value?.DeepClone();
        }

        return schema;
    }

    private static JsonNode Mark(JsonSchemaExporterContext context, JsonNode node)
    {
        Type type = Nullable.GetUnderlyingType(context.TypeInfo.Type) ?? context.TypeInfo.Type;
        if (type == typeof(decimal))
        {
            return new JsonObject { ["type"] = "number" };
        }

        if (type == typeof(JourMois) || type == typeof(Role))
        {
            return new JsonObject { ["type"] = "string" };
        }

        if (type == typeof(ValeurIndicateur))
        {
            return new JsonObject { ["type"] = new JsonArray("number", "boolean") };
        }

        // A value of whatever shape its place in the contract has.
        if (type == typeof(JsonElement))
        {
            return new JsonObject();
        }

        if (type == typeof(ReglageRegle))
        {
            return RuleSetting();
        }

        if (type.IsEnum)
        {
            node["type"] = "string";
        }

        if (node is JsonObject marked && marked.ContainsKey("properties"))
        {
            marked[TypeMark] = type.Name;
        }

        return node;
    }

    // A weight alone, or an object: the keywords of each form bear on values of its type only.
    private static JsonObject RuleSetting()
    {
        string pattern = "^(?:" + string.Join('|', ReglageRegleConverter.Words) + ")$";
        string patternOfObject = "^(?:" + string.Join('|', ReglageRegleConverter.Words.Append(ReglageRegleConverter.Inactive)) + ")$";
        return new JsonObject
        {
            ["type"] = new JsonArray("string", "object"),
            ["pattern"] = pattern,
            ["properties"] = new JsonObject
            {
                [ReglageRegleConverter.GraviteKey] = RuleSettingField(ReglageRegleConverter.GraviteKey, patternOfObject),
                [ReglageRegleConverter.MotifKey] = RuleSettingField(ReglageRegleConverter.MotifKey, @"\S"),
            },
            ["required"] = new JsonArray(ReglageRegleConverter.GraviteKey),
            ["additionalProperties"] = false,
        };
    }

    private static JsonObject RuleSettingField(string key, string pattern) => new()
    {
        ["type"] = "string",
        ["pattern"] = pattern,
        ["description"] = FieldCatalogue.Find(nameof(ReglageRegle), key)!.Texte,
    };

    private static JsonNode Inline(JsonNode node, JsonNode root)
    {
        switch (node)
        {
            case JsonObject reference when (string?)reference["$ref"] is { } pointer:
                return Inline(Resolve(root, pointer), root);
            case JsonObject source:
                var copy = new JsonObject();
                foreach ((string key, JsonNode? value) in source)
                {
                    copy[key] = value is null ? null : Inline(value, root);
                }

                return copy;
            case JsonArray array:
                return new JsonArray([.. array.Select(item => item is null ? null : Inline(item, root))]);
            default:
                return node.DeepClone();
        }
    }

    private static JsonNode Resolve(JsonNode root, string reference)
    {
        return JsonPointer.Segments(reference.TrimStart('#'))
            .Aggregate(root, (node, segment) => node[segment] ?? throw new InvalidOperationException(reference));
    }

    private static void Decorate(JsonNode? node)
    {
        if (node is not JsonObject schema)
        {
            return;
        }

        RemoveNull(schema);
        if ((string?)schema[TypeMark] is { } type && schema["properties"] is JsonObject properties)
        {
            schema.Remove(TypeMark);
            DecorateRecord(schema, properties, type);
        }

        Decorate(schema["items"]);
        Decorate(schema["additionalProperties"] as JsonObject);
    }

    private static void DecorateRecord(JsonObject schema, JsonObject properties, string type)
    {
        var required = new JsonArray();
        foreach ((string key, JsonNode? property) in properties)
        {
            Decorate(property);
            if (FieldCatalogue.Find(type, key) is not { } champ || property is not JsonObject field)
            {
                throw new InvalidOperationException($"{type}.{key} is not in the field catalogue.");
            }

            FieldSchema.Apply(field, champ);
            if (champ.Requis)
            {
                required.Add(key);
            }
        }

        schema.Remove("required");
        schema["required"] = required;
        schema["additionalProperties"] = false;
    }

    private static void RemoveNull(JsonObject schema)
    {
        if (schema["type"] is JsonArray types)
        {
            string[] kept = [.. types.Select(item => (string)item!).Where(item => item != "null")];
            schema["type"] = kept.Length == 1 ? kept[0] : new JsonArray([.. kept.Select(item => (JsonNode)item)]);
        }

        if (schema["enum"] is JsonArray values)
        {
            schema["enum"] = new JsonArray([.. values.Where(item => item is not null).Select(item => item!.DeepClone())]);
        }
    }
}
