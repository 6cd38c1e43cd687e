using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using CpomDocs.Contrats.Diagnostics;
using NJsonSchema;

namespace CpomDocs.Contrats.Reading;

/// <summary>Reads in a file of another tool what has one meaning only, and says each time what it read.</summary>
/// <param name="bag">Takes the warnings.</param>
internal sealed partial class FormRepair(DiagnosticBag bag)
{
    private const string DateFormat = "date";
    private const string DayOfYearPattern = "^--";

    /// <summary>Mends a value and what it holds.</summary>
    /// <param name="node">The value; changed in place.</param>
    /// <param name="schema">What the data model expects there.</param>
    internal void Mend(PositionedNode node, JsonSchema schema)
    {
        if (node.Kind == JsonValueKind.Object)
        {
            MendMembers(node, schema);
        }
        else if (node.Kind == JsonValueKind.Array && schema.Item is { } item)
        {
            for (int i = 0; i < node.Children.Count; i++)
            {
                node.Children[i] = MendValue(node.Children[i], item);
            }
        }
    }

    private void MendMembers(PositionedNode node, JsonSchema schema)
    {
        for (int i = node.Children.Count - 1; i >= 0; i--)
        {
            PositionedNode child = node.Children[i];
            if (SchemaValidator.Step(schema, MendedKey(child, schema)) is not { } expected)
            {
                continue;
            }

            bool isOptional = !schema.RequiredProperties.Contains(child.Segment) && !expected.Type.HasFlag(JsonObjectType.Null);
            if (isOptional && IsEmpty(child))
            {
                Tell("CPOM1049", child, child.Segment);
                node.Children.RemoveAt(i);
            }
            else
            {
                node.Children[i] = MendValue(child, expected);
            }
        }
    }

    private string MendedKey(PositionedNode child, JsonSchema schema)
    {
        bool isKnown = schema.Properties.Count == 0 || schema.Properties.ContainsKey(child.Segment);
        if (isKnown || Spelling.Same(child.Segment, schema.Properties.Keys) is not { } meant || child.Parent!.Child(meant) is not null)
        {
            return child.Segment;
        }

        string written = child.Segment;
        child.Segment = meant;
        bag.Add(new Note("CPOM1050", child.Pointer, child.KeyOffset) { Gravite = Gravite.Avertissement, Values = [written, meant] });
        return meant;
    }

    private PositionedNode MendValue(PositionedNode node, JsonSchema schema)
    {
        bool isLone = schema.Type.HasFlag(JsonObjectType.Array) && !schema.Type.HasFlag(TypeOf(node.Kind));
        PositionedNode mended = isLone && !IsEmpty(node) ? InAList(node, schema) : MendedScalar(node, schema) ?? node;
        Mend(mended, schema);
        return mended;
    }

    // A single value where a list is expected; texts may be several, separated by semicolons.
    private PositionedNode InAList(PositionedNode node, JsonSchema schema)
    {
        JsonObjectType expected = schema.Item?.Type ?? JsonObjectType.None;
        if (!expected.HasFlag(TypeOf(node.Kind)))
        {
            return node;
        }

        PositionedNode list = node.With(JsonValueKind.Array, "");
        string[] texts = node.Kind == JsonValueKind.String
            ? node.Text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            : [node.Text];
        for (int i = 0; i < texts.Length; i++)
        {
            PositionedNode item = node.Kind == JsonValueKind.Object ? node : node.With(node.Kind, texts[i]);
            item.Parent = list;
            item.Segment = i.ToString(CultureInfo.InvariantCulture);
            list.Children.Add(item);
        }

        Tell("CPOM1051", list, list.Segment);
        return list;
    }

    private PositionedNode? MendedScalar(PositionedNode node, JsonSchema schema)
    {
        return (node.Kind switch
        {
            JsonValueKind.String when schema.Type.HasFlag(JsonObjectType.String) => FromText(node, schema),
            JsonValueKind.String => FromTextToAnother(node, schema),
            JsonValueKind.Number => FromNumber(node, schema),
            _ => null,
        }) is { } repair ? Told(node, repair) : null;
    }

    private static Repair? FromText(PositionedNode node, JsonSchema schema)
    {
        string text = node.Text;
        if (IsEmpty(node) && schema.Type.HasFlag(JsonObjectType.Null))
        {
            return new Repair("CPOM1049", JsonValueKind.Null, "");
        }

        if (schema.Enumeration.Count > 0)
        {
            string[] words = [.. schema.Enumeration.OfType<string>()];
            return words.Contains(text) ? null : Repair.Text("CPOM1047", Spelling.Same(text, words));
        }

        if (schema.Format == DateFormat)
        {
            return IsIsoDate(text) ? null : Repair.Text("CPOM1045", FrenchForms.Date(text));
        }

        if (schema.Pattern is not { Length: > 2 } pattern || Matches(pattern, text))
        {
            return null;
        }

        return pattern.StartsWith(DayOfYearPattern, StringComparison.Ordinal)
            ? Repair.Text("CPOM1045", FrenchForms.DayOfYear(text))
            : Repair.Text("CPOM1048", Accepted(pattern, Blanks().Replace(text, "")));
    }

    private static Repair? FromTextToAnother(PositionedNode node, JsonSchema schema)
    {
        if (schema.Type.HasFlag(JsonObjectType.Boolean) && FrenchForms.YesNo(node.Text) is { } yes)
        {
            return new Repair("CPOM1044", yes ? JsonValueKind.True : JsonValueKind.False, yes ? "true" : "false");
        }

        bool isNumber = schema.Type.HasFlag(JsonObjectType.Number) || schema.Type.HasFlag(JsonObjectType.Integer);
        if (isNumber && FrenchForms.Number(node.Text) is { } number)
        {
            return new Repair("CPOM1043", JsonValueKind.Number, number);
        }

        return IsEmpty(node) && schema.Type.HasFlag(JsonObjectType.Null) ? new Repair("CPOM1049", JsonValueKind.Null, "") : null;
    }

    private static Repair? FromNumber(PositionedNode node, JsonSchema schema)
    {
        if (schema.Type.HasFlag(JsonObjectType.Number))
        {
            return null;
        }

        if (schema.Type.HasFlag(JsonObjectType.Integer))
        {
            bool isWhole = node.Text.Contains('.', StringComparison.Ordinal) && decimal.IsInteger(node.Number);
            string whole = decimal.Truncate(node.Number).ToString("F0", CultureInfo.InvariantCulture);
            return isWhole ? new Repair("CPOM1043", JsonValueKind.Number, whole) : null;
        }

        if (schema.Type.HasFlag(JsonObjectType.Boolean))
        {
            return node.Text is "0" or "1"
                ? new Repair("CPOM1044", node.Text == "1" ? JsonValueKind.True : JsonValueKind.False, node.Text == "1" ? "true" : "false")
                : null;
        }

        bool isText = schema.Type.HasFlag(JsonObjectType.String) && schema.Enumeration.Count == 0 && schema.Format is null;
        string pattern = schema.Pattern ?? "";
        return isText ? Repair.Text("CPOM1046", Accepted(pattern, node.Text) ?? Accepted(pattern, "0" + node.Text)) : null;
    }

    private PositionedNode Told(PositionedNode node, Repair repair)
    {
        string read = repair.Kind == JsonValueKind.String ? Quote.Text(repair.Value) : repair.Value;
        string written = node.Kind == JsonValueKind.String ? Quote.Text(node.Text) : node.Text;
        Tell(repair.Code, node, node.Segment, written, read);
        return node.With(repair.Kind, repair.Value);
    }

    private void Tell(string code, PositionedNode node, params object[] values)
    {
        bag.Add(new Note(code, node.Pointer, node.Offset) { Gravite = Gravite.Avertissement, Values = values });
    }

    private static string? Accepted(string pattern, string text) => Matches(pattern, text) ? text : null;

    private static bool Matches(string pattern, string text) =>
        Regex.IsMatch(text, pattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    private static bool IsIsoDate(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private static bool IsEmpty(PositionedNode node) =>
        node.Kind == JsonValueKind.Null || (node.Kind == JsonValueKind.String && string.IsNullOrWhiteSpace(node.Text));

    private static JsonObjectType TypeOf(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Object => JsonObjectType.Object,
        JsonValueKind.Array => JsonObjectType.Array,
        JsonValueKind.String => JsonObjectType.String,
        JsonValueKind.Number => JsonObjectType.Number,
        JsonValueKind.True or JsonValueKind.False => JsonObjectType.Boolean,
        _ => JsonObjectType.Null,
    };

    [GeneratedRegex(@"[\s\u200B\uFEFF]+", RegexOptions.CultureInvariant)]
    private static partial Regex Blanks();

    private sealed record Repair(string Code, JsonValueKind Kind, string Value)
    {
        internal static Repair? Text(string code, string? text) =>
            text is null ? null : new Repair(code, JsonValueKind.String, text);
    }
}
