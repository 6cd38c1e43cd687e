using System.Globalization;
using System.Text.Json;
using Newtonsoft.Json.Linq;
using NJsonSchema;
using NJsonSchema.Validation;
using NJsonSchema.Validation.FormatValidators;

namespace CpomDocs.Contrats.Reading;

/// <summary>Judges the form of a file by its schema.</summary>
internal sealed class SchemaValidator
{
    private static readonly JsonSchemaValidator Validator =
        new(new JsonSchemaValidatorSettings { FormatValidators = [new CalendarDate()] });
    private readonly JsonSchema _schema;

    private SchemaValidator(JsonSchema schema)
    {
        _schema = schema;
    }

    /// <summary>Makes the judge of a kind of file.</summary>
    /// <param name="type">Record at the root of the file.</param>
    /// <returns>A judge, safe to share between threads.</returns>
    internal static SchemaValidator For(Type type)
    {
        // The schema holds no reference to load: the task is complete when it is given.
        return new SchemaValidator(JsonSchema.FromJsonAsync(SchemaBuilder.Build(type).ToJsonString()).GetAwaiter().GetResult());
    }

    /// <summary>The schema of the whole file.</summary>
    internal JsonSchema Schema => _schema;

    /// <summary>Judges a file.</summary>
    /// <param name="root">The file.</param>
    /// <returns>One mistake at most for each place, in no order.</returns>
    internal IReadOnlyCollection<SchemaMistake> Judge(PositionedNode root)
    {
        return [.. Flatten(Validator.Validate(ToToken(root), _schema))
            .Select(error => ToMistake(error, root))
            .OfType<SchemaMistake>()
            .DistinctBy(mistake => mistake.Pointer)];
    }

    /// <summary>Finds what the data model says of a place.</summary>
    /// <param name="pointer">JSON Pointer.</param>
    /// <returns>What is known of it.</returns>
    internal FieldFacts FactsOf(string pointer)
    {
        JsonSchema? schema = _schema;
        string? rule = null;
        string? typeRule = null;
        string description = "";
        foreach (string segment in JsonPointer.Segments(pointer))
        {
            schema = Step(schema, segment);
            if (schema?.ExtensionData?.TryGetValue(FieldSchema.RuleKey, out object? value) == true)
            {
                rule = value as string;
                typeRule = schema.ExtensionData.TryGetValue(FieldSchema.TypeRuleKey, out object? other) ? other as string : null;
            }

            description = schema?.Description ?? description;
        }

        return new FieldFacts(rule, description, schema) { RegleType = typeRule ?? rule };
    }

    /// <summary>Goes one step down.</summary>
    /// <param name="schema">Schema of an object or a list.</param>
    /// <param name="segment">Key or rank.</param>
    /// <returns>Schema of what it holds there, or <see langword="null"/>.</returns>
    internal static JsonSchema? Step(JsonSchema? schema, string segment)
    {
        if (schema is null)
        {
            return null;
        }

        return schema.Item is { } item
            ? item
            : schema.Properties.TryGetValue(segment, out JsonSchemaProperty? property) ? property : schema.AdditionalPropertiesSchema;
    }

    private static IEnumerable<ValidationError> Flatten(IEnumerable<ValidationError> errors)
    {
        foreach (ValidationError error in errors)
        {
            IEnumerable<ValidationError> inner = error switch
            {
                ChildSchemaValidationError child => Flatten(child.Errors.Values.SelectMany(list => list)),
                MultiTypeValidationError several => FromTypes(several),
                _ => [error],
            };
            foreach (ValidationError one in inner)
            {
                yield return one;
            }
        }
    }

    // A value of the right type that is wrong otherwise is judged by that type; one of no admitted type, by the whole.
    private static IEnumerable<ValidationError> FromTypes(MultiTypeValidationError error)
    {
        IEnumerable<ValidationError>? sameType = error.Errors.Values.FirstOrDefault(list => !list.Any(IsTypeError));
        return sameType ?? [error];
    }

    private static bool IsTypeError(ValidationError error) => error.Kind is ValidationErrorKind.StringExpected
        or ValidationErrorKind.NumberExpected or ValidationErrorKind.IntegerExpected or ValidationErrorKind.BooleanExpected
        or ValidationErrorKind.ObjectExpected or ValidationErrorKind.ArrayExpected or ValidationErrorKind.NullExpected;

    private static SchemaMistake? ToMistake(ValidationError error, PositionedNode root)
    {
        JToken? token = error.Token is JProperty property ? property.Value : error.Token;
        PositionedNode node = token?.Annotation<PositionedNode>() ?? root;
        if (error.Kind != ValidationErrorKind.PropertyRequired)
        {
            return new SchemaMistake(error.Kind, node.Pointer, node);
        }

        bool isMissing = node.Kind == JsonValueKind.Object && error.Property is not null;
        return isMissing ? new SchemaMistake(error.Kind, JsonPointer.Append(node.Pointer, error.Property!), node) : null;
    }

    private static JToken ToToken(PositionedNode node)
    {
        JToken token = node.Kind switch
        {
            JsonValueKind.Object => ToObject(node),
            JsonValueKind.Array => new JArray(node.Children.Select(ToToken)),
            JsonValueKind.String => new JValue(node.Text),
            JsonValueKind.Number => ToNumber(node),
            JsonValueKind.True => new JValue(true),
            JsonValueKind.False => new JValue(false),
            _ => JValue.CreateNull(),
        };
        token.AddAnnotation(node);
        return token;
    }

    private static JObject ToObject(PositionedNode node)
    {
        var token = new JObject();
        foreach (PositionedNode child in node.Children)
        {
            token.Add(new JProperty(child.Segment, ToToken(child)));
        }

        return token;
    }

    private static JValue ToNumber(PositionedNode node)
    {
        return long.TryParse(node.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long whole)
            ? new JValue(whole)
            : new JValue(node.Number);
    }

    // The library's own judge of dates reads them in the culture of the machine.
    private sealed class CalendarDate : IFormatValidator
    {
        public string Format => JsonFormatStrings.Date;

        public ValidationErrorKind ValidationErrorKind => ValidationErrorKind.DateExpected;

        public bool IsValid(string value, JTokenType tokenType)
        {
            return DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
        }
    }
}

/// <summary>A mistake of form.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Pointer">Place of the value, or where it is missing.</param>
/// <param name="Node">The value, or the object that misses it.</param>
internal sealed record SchemaMistake(ValidationErrorKind Kind, string Pointer, PositionedNode Node);

/// <summary>What the data model says of a place.</summary>
/// <param name="Regle">Rule that asks for it: its own, or that of the nearest place that holds it.</param>
/// <param name="Texte">What to write in it.</param>
/// <param name="Schema">Its schema, or <see langword="null"/> when the data model has no such place.</param>
internal sealed record FieldFacts(string? Regle, string Texte, JsonSchema? Schema)
{
    /// <summary>Rule that asks for its type; the same in most places.</summary>
    internal string? RegleType { get; init; } = Regle;
}
