using System.Text.Json;
using CpomDocs.Contrats.Diagnostics;
using NJsonSchema;
using NJsonSchema.Validation;

namespace CpomDocs.Contrats.Reading;

/// <summary>Says in French the mistakes of form of a file.</summary>
/// <param name="validator">The judge of the form.</param>
/// <param name="unknownField">Weight of a field that the format does not have.</param>
internal sealed class SchemaDiagnostics(SchemaValidator validator, Gravite unknownField)
{
    private const string WrongType = "CPOM1021";

    /// <summary>Adds every mistake of form.</summary>
    /// <param name="root">The file.</param>
    /// <param name="bag">Takes the diagnostics; a place that already has an error gets no other.</param>
    internal void Report(PositionedNode root, DiagnosticBag bag)
    {
        var known = bag.ErrorPointers.ToHashSet(StringComparer.Ordinal);
        foreach (SchemaMistake mistake in validator.Judge(root).Where(mistake => !known.Contains(mistake.Pointer)))
        {
            bag.Add(ToNote(mistake));
        }
    }

    private Note ToNote(SchemaMistake mistake)
    {
        FieldFacts facts = validator.FactsOf(mistake.Pointer);
        string name = NameOf(mistake.Pointer);
        string found = Describe(mistake.Node);
        string quoted = QuoteValue(mistake.Node);
        (string code, object[] values) = mistake.Kind switch
        {
            ValidationErrorKind.PropertyRequired => ("CPOM1020", [name, facts.Texte]),
            ValidationErrorKind.NoAdditionalPropertiesAllowed => ("CPOM1028", new object[] { name, Meant(name, Siblings(mistake.Node)) }),
            ValidationErrorKind.NotInEnumeration => EnumerationValues(mistake, facts, name),
            ValidationErrorKind.TooFewItems => ("CPOM1027", [name, facts.Texte, mistake.Node.Children.Count, facts.Schema?.MinItems ?? 1]),
            ValidationErrorKind.TooManyItems => ("CPOM1052", [name, facts.Texte, mistake.Node.Children.Count, facts.Schema?.MaxItems ?? 0]),
            ValidationErrorKind.DateExpected => ("CPOM1025", [name, facts.Texte, quoted]),
            ValidationErrorKind.NumberTooBig or ValidationErrorKind.NumberTooSmall => ("CPOM1026", [name, facts.Texte, quoted]),
            ValidationErrorKind.PatternMismatch or ValidationErrorKind.StringTooShort or ValidationErrorKind.StringTooLong =>
                (IsBlank(mistake.Node) ? "CPOM1022" : "CPOM1024", [name, facts.Texte, quoted]),
            _ => TypeValues(mistake, facts, name, found),
        };
        bool isUnknown = mistake.Kind == ValidationErrorKind.NoAdditionalPropertiesAllowed;
        return new Note(code, mistake.Pointer, isUnknown ? mistake.Node.KeyOffset : mistake.Node.Offset)
        {
            Regle = isUnknown ? null : code is WrongType ? facts.RegleType : facts.Regle,
            Gravite = isUnknown ? unknownField : Gravite.Erreur,
            Values = values,
        };
    }

    private static (string Code, object[] Values) EnumerationValues(SchemaMistake mistake, FieldFacts facts, string name)
    {
        if (mistake.Node.Kind != JsonValueKind.String)
        {
            return TypeValues(mistake, facts, name, Describe(mistake.Node));
        }

        if (IsBlank(mistake.Node))
        {
            return ("CPOM1022", [name, facts.Texte]);
        }

        IEnumerable<string> words = facts.Schema?.Enumeration.OfType<string>() ?? [];
        return ("CPOM1023", [name, facts.Texte, QuoteValue(mistake.Node), Meant(mistake.Node.Text, words)]);
    }

    private static (string Code, object[] Values) TypeValues(SchemaMistake mistake, FieldFacts facts, string name, string found)
    {
        bool isEmpty = mistake.Node.Kind == JsonValueKind.Null;
        return isEmpty
            ? ("CPOM1022", [name, facts.Texte])
            : (WrongType, [name, facts.Texte, Expected(facts.Schema), found]);
    }

    private IEnumerable<string> Siblings(PositionedNode node) =>
        validator.FactsOf(node.Parent!.Pointer).Schema?.Properties.Keys.Where(key => node.Parent.Child(key) is null) ?? [];

    // « Vouliez-vous dire … ? », or nothing.
    private static string Meant(string written, IEnumerable<string> expected) =>
        Spelling.Nearest(written, expected) is { } meant ? Messages.Format("VouliezVousDire", Quote.Text(meant)) : "";

    private static string Expected(JsonSchema? schema)
    {
        JsonObjectType types = (schema?.Type ?? JsonObjectType.None) & ~JsonObjectType.Null;
        return Messages.Find("Attendu." + types) ?? Messages.Get("Attendu.Autre");
    }

    private static string NameOf(string pointer) => JsonPointer.Segments(pointer).LastOrDefault() ?? "";

    private static bool IsBlank(PositionedNode node) => node.Kind == JsonValueKind.String && string.IsNullOrWhiteSpace(node.Text);

    private static string Describe(PositionedNode node) => Messages.Format("Trouve." + node.Kind, QuoteValue(node));

    private static string QuoteValue(PositionedNode node) => node.Kind switch
    {
        JsonValueKind.String => Quote.Text(node.Text),
        JsonValueKind.Number => node.Text,
        _ => Messages.Format("Trouve." + node.Kind, ""),
    };
}
