using System.Text.Json.Nodes;

namespace CpomDocs.Contrats.Reading;

/// <summary>Writes in the schema of a field what the data model asks of it.</summary>
internal static class FieldSchema
{
    /// <summary>Rule that asks for a field, in its schema.</summary>
    internal const string RuleKey = "x-regle";

    /// <summary>Rule that asks for the type of a field, in its schema, when it is not the one that asks for the field.</summary>
    internal const string TypeRuleKey = "x-regle-type";

    /// <summary>Whether the parties negotiate a field, in its schema.</summary>
    internal const string NegotiatedKey = "x-negocie";

    private const string NotBlank = @"\S";

    /// <summary>Completes the schema of a field.</summary>
    /// <param name="schema">Schema of its type.</param>
    /// <param name="champ">The field.</param>
    internal static void Apply(JsonObject schema, Champ champ)
    {
        schema["description"] = champ.Texte;
        if (champ.Regle is not null)
        {
            schema[RuleKey] = champ.Regle;
        }

        if (champ.RegleType is not null)
        {
            schema[TypeRuleKey] = champ.RegleType;
        }

        if (champ.Negocie)
        {
            schema[NegotiatedKey] = true;
        }

        if (!champ.VideAdmis)
        {
            ApplyText(schema, champ.Motif, champ.Longueur);
        }

        ApplyNumber(schema, champ);
        ApplyList(schema, champ);
        if (champ.Nullable)
        {
            AllowNull(schema);
        }
    }

    private static void ApplyText(JsonObject schema, string? motif, int? longueur)
    {
        bool isFreeText = (string?)SingleType(schema) == "string" && !schema.ContainsKey("format") && !schema.ContainsKey("enum");
        if (!isFreeText)
        {
            return;
        }

        schema["minLength"] = 1;
        schema["pattern"] = motif ?? NotBlank;
        if (longueur is { } max)
        {
            schema["maxLength"] = max;
        }
    }

    private static void ApplyNumber(JsonObject schema, Champ champ)
    {
        if (champ.Min is { } min)
        {
            schema["minimum"] = min;
        }

        if (champ.MinExclu is { } above)
        {
            schema["exclusiveMinimum"] = above;
        }

        if ((string?)SingleType(schema) == "integer")
        {
            schema["minimum"] = champ.Min ?? 0;
            schema["maximum"] = champ.Max ?? int.MaxValue;
        }
        else if (champ.Max is { } max)
        {
            schema["maximum"] = max;
        }
    }

    private static void ApplyList(JsonObject schema, Champ champ)
    {
        if (champ.ElementsMin is { } count)
        {
            schema["minItems"] = count;
        }

        if (champ.ElementsMax is { } most)
        {
            schema["maxItems"] = most;
        }

        if (schema["items"] is JsonObject items)
        {
            ApplyText(items, champ.MotifElement, champ.LongueurElement);
        }
    }

    private static void AllowNull(JsonObject schema)
    {
        schema["type"] = new JsonArray(SingleType(schema)!.DeepClone(), "null");
    }

    private static JsonValue? SingleType(JsonObject schema) => schema["type"] as JsonValue;
}
