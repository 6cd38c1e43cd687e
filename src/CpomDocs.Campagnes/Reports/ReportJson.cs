using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;
using CpomDocs.Verification.Reports;

namespace CpomDocs.Campagnes.Reports;

/// <summary>
/// Writes reports as the JSON that the command line promises: French ASCII keys in camel case, accents as they are, names of the
/// standards.
/// </summary>
public static class ReportJson
{
    private static readonly JsonSerializerOptions Indented = OptionsFor(indented: true);
    private static readonly JsonSerializerOptions OneLine = OptionsFor(indented: false);

    /// <summary>Writes the report of a verification (schema <c>cpomdocs/verification/1</c>).</summary>
    /// <param name="report">The report.</param>
    /// <param name="indented">Over several lines, or on one.</param>
    /// <returns>The JSON document.</returns>
    public static string Write(VerificationReport report, bool indented = true) =>
        JsonSerializer.Serialize(report, indented ? Indented : OneLine);

    /// <summary>Writes the report of a demonstration (schema <c>cpomdocs/demo/1</c>).</summary>
    /// <param name="report">The report.</param>
    /// <param name="indented">Over several lines, or on one.</param>
    /// <returns>The JSON document.</returns>
    public static string Write(DemoReport report, bool indented = true) => JsonSerializer.Serialize(report, indented ? Indented : OneLine);

    private static JsonSerializerOptions OptionsFor(bool indented) => new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        WriteIndented = indented,
        NewLine = "\n",
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { Shape } },
        Converters =
        {
            new NameConverter<Verdict>(StandardNames.Of),
            new NameConverter<SubIndication>(value => StandardNames.Of(value)!),
            new NameConverter<NiveauPades>(StandardNames.Of),
            new NameConverter<SourceInstant>(StandardNames.Of),
            new NameConverter<NiveauSignature>(StandardNames.Of),
            new NameConverter<ModificationsPosterieures>(StandardNames.Of),
            new NameConverter<EtatPiece>(StandardNames.Of),
            new NameConverter<EtatReedition>(StandardNames.Of),
            new NameConverter<CauseEcheance>(StandardNames.Of),
            new NameConverter<CategorieFait>(StandardNames.Of),
        },
    };

    // The schema comes first; what only the program needs stays out.
    private static void Shape(JsonTypeInfo type)
    {
        if (type.Type == typeof(VerificationReport))
        {
            Hide(type, "codeDeSortie");
            JsonPropertyInfo schema = type.CreateJsonPropertyInfo(typeof(string), "schema");
            schema.Get = _ => VerificationReport.Schema;
            type.Properties.Insert(0, schema);
        }
        else if (type.Type == typeof(FichierVerifie))
        {
            Hide(type, "sansSignatureAttendue");
        }
    }

    private static void Hide(JsonTypeInfo type, string name) =>
        type.Properties.Remove(type.Properties.Single(property => property.Name == name));

    private sealed class NameConverter<T>(Func<T, string> nameOf) : JsonConverter<T>
        where T : struct, Enum
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException("Reports are written, never read.");

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(nameOf(value));
    }
}
