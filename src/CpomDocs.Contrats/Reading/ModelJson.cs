using System.Collections;
using System.Collections.Frozen;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using CpomDocs.Contrats.Circuits;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Contrats.Model;

namespace CpomDocs.Contrats.Reading;

/// <summary>
/// How the model is written in JSON: camelCase keys in the order of the records, optional fields left out, LF, two spaces.
/// </summary>
internal static class ModelJson
{
    /// <summary>Name and version of the format of each file, by the record at its root.</summary>
    internal static readonly FrozenDictionary<Type, string> Formats = new Dictionary<Type, string>
    {
        [typeof(Contrat)] = "cpomdocs/contrat/1",
        [typeof(Avenant)] = "cpomdocs/avenant/1",
        [typeof(Profil)] = "cpomdocs/profil/1",
        [typeof(Campagne)] = "cpomdocs/campagne/1",
        [typeof(Descripteur)] = "cpomdocs/descripteur/1",
        [typeof(LiasseManifeste)] = "cpomdocs/liasse/1",
        [typeof(Delegataire)] = "cpomdocs/delegataire/1",
    }.ToFrozenDictionary();

    /// <summary>Options of every reading and writing of the model.</summary>
    internal static readonly JsonSerializerOptions Indented = Create(indented: true);

    /// <summary>The same on one line, for a text carried inside another file.</summary>
    internal static readonly JsonSerializerOptions Compact = Create(indented: false);

    private static JsonSerializerOptions Create(bool indented)
    {
        var resolver = new DefaultJsonTypeInfoResolver();
        resolver.Modifiers.Add(ApplyCanonicalForm);
        var options = new JsonSerializerOptions
        {
            TypeInfoResolver = resolver,
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            WriteIndented = indented,
            NewLine = "\n",
            Converters =
            {
                new JourMoisConverter(),
                new ValeurIndicateurConverter(),
                new RoleConverter(),
                new ReglageRegleConverter(),
                new DecimalConverter(decimals: 0),
                new JsonStringEnumConverter<Gravite>(JsonNamingPolicy.CamelCase, allowIntegerValues: false),
                new JsonStringEnumConverter(namingPolicy: null, allowIntegerValues: false),
            },
        };
        options.MakeReadOnly();
        return options;
    }

    private static void ApplyCanonicalForm(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object)
        {
            return;
        }

        foreach (JsonPropertyInfo property in type.Properties)
        {
            Champ? champ = FieldCatalogue.Find(type.Type.Name, property.Name);
            property.ShouldSerialize = champ switch
            {
                { Nullable: true } or { Requis: true } => null,
                _ => static (_, value) => IsPresent(value),
            };
            property.CustomConverter = champ is { Montant: true } ? new DecimalConverter(decimals: 2) : property.CustomConverter;
        }

        if (Formats.TryGetValue(type.Type, out string? format))
        {
            JsonPropertyInfo schema = type.CreateJsonPropertyInfo(typeof(string), "schema");
            schema.Get = _ => format;
            type.Properties.Insert(0, schema);
        }
    }

    private static bool IsPresent(object? value) => value is not (null or "" or ICollection { Count: 0 });
}
