using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using CpomDocs.Contrats.Model;

namespace CpomDocs.Contrats.Reading;

/// <summary>The format of a contract, for those who do not read contracts but what is written about them. Safe to share.</summary>
public static class ContratFormat
{
    private const string DayPattern = "^--";
    private static readonly Lazy<ChampFormat> Lazily = new(() => Read(SchemaBuilder.Build(typeof(Contrat)), "", "") with { Requis = true });

    private static readonly Lazy<FrozenDictionary<string, ChampFormat>> ByPattern =
        new(() => Racine.Tous().ToFrozenDictionary(champ => champ.Pointeur, StringComparer.Ordinal));

    /// <summary>The contract itself.</summary>
    public static ChampFormat Racine => Lazily.Value;

    /// <summary>Finds a field.</summary>
    /// <param name="pointeur">JSON Pointer to a value of a contract.</param>
    /// <returns>The field, or <see langword="null"/> when the format has none there.</returns>
    public static ChampFormat? Trouver(string pointeur)
    {
        ArgumentNullException.ThrowIfNull(pointeur);
        return ByPattern.Value.GetValueOrDefault(JsonPointer.Pattern(pointeur));
    }

    /// <summary>Names a field as a person does, whatever the contract: « Cible », « Action 2, échéance ».</summary>
    /// <param name="pointeur">JSON Pointer to a value of a contract.</param>
    /// <returns>The name, with a capital.</returns>
    public static string Libelle(string pointeur)
    {
        ArgumentNullException.ThrowIfNull(pointeur);
        return Changements.Libelles.Generic(pointeur);
    }

    /// <summary>Writes the part of the schema of a contract that some fields make up.</summary>
    /// <param name="titre">Title of the schema.</param>
    /// <param name="champs">The fields; those around them come with them.</param>
    /// <param name="calcules">What is needed besides, that no file holds: listed under <c>x-calcules</c>.</param>
    /// <returns>A JSON Schema (draft 2020-12), indented, ending with a line end.</returns>
    public static string Extraire(string titre, IEnumerable<ChampUtilise> champs, IEnumerable<string> calcules)
    {
        ArgumentNullException.ThrowIfNull(champs);
        ArgumentNullException.ThrowIfNull(calcules);
        JsonObject whole = SchemaBuilder.Build(typeof(Contrat));
        ILookup<string, ChampUtilise> uses = champs.ToLookup(champ => champ.Pointeur, StringComparer.Ordinal);
        JsonObject schema = SchemaExtract.Of(whole, "", uses)!;
        schema["title"] = titre;
        schema["x-calcules"] = new JsonArray([.. calcules.Order(StringComparer.Ordinal).Select(name => (JsonNode)name)]);
        return schema.ToJsonString(ModelJson.Indented) + "\n";
    }

    private static ChampFormat Read(JsonNode schema, string pointer, string name)
    {
        GenreChamp genre = GenreOf(schema);
        bool isNegotiated = schema[FieldSchema.NegotiatedKey] is not null;
        var required = new HashSet<string>((schema["required"] as JsonArray ?? []).Select(key => (string)key!), StringComparer.Ordinal);
        return new ChampFormat
        {
            Nom = name,
            Pointeur = pointer,
            Genre = genre,
            Negocie = isNegotiated && genre != GenreChamp.Liste,
            Description = (string?)schema["description"] ?? "",
            Valeurs = [.. (schema["enum"] as JsonArray ?? []).Select(value => (string)value!)],
            Champs = Members(schema, pointer, required),
            Element = schema["items"] is JsonObject items
                ? Read(items, pointer + "/" + JsonPointer.Any, "") with { Requis = true, Negocie = isNegotiated }
                : null,
        };
    }

    private static ImmutableDictionary<string, ChampFormat> Members(JsonNode schema, string pointer, HashSet<string> required)
    {
        return (schema["properties"] as JsonObject ?? []).ToImmutableDictionary(
            property => property.Key,
            property => Read(property.Value!, JsonPointer.Append(pointer, property.Key), property.Key) with
            {
                Requis = IsAlwaysThere(property.Value!, required.Contains(property.Key)),
            },
            StringComparer.Ordinal);
    }

    // An absent list reads as an empty one; a yes/no, a number or a date that is not required may be absent all the same.
    private static bool IsAlwaysThere(JsonNode schema, bool required) =>
        GenreOf(schema) == GenreChamp.Liste || (required && !Types(schema).Contains("null"));

    private static GenreChamp GenreOf(JsonNode schema)
    {
        string[] types = [.. Types(schema).Where(type => type != "null")];
        return types switch
        {
            ["object"] => GenreChamp.Objet,
            ["array"] => GenreChamp.Liste,
            ["integer"] => GenreChamp.Entier,
            ["number"] => GenreChamp.Nombre,
            ["boolean"] => GenreChamp.OuiNon,
            ["number", "boolean"] => GenreChamp.Valeur,
            _ when schema["enum"] is not null => GenreChamp.Code,
            _ when (string?)schema["format"] == "date" => GenreChamp.Date,
            _ when ((string?)schema["pattern"])?.StartsWith(DayPattern, StringComparison.Ordinal) == true => GenreChamp.Jour,
            _ => GenreChamp.Texte,
        };
    }

    private static IEnumerable<string> Types(JsonNode schema) => schema["type"] switch
    {
        JsonArray several => several.Select(type => (string)type!),
        JsonValue one when one.GetValueKind() == JsonValueKind.String => [(string)one!],
        _ => [],
    };
}

/// <summary>A field that something uses.</summary>
/// <param name="Pointeur">JSON Pointer, <c>*</c> standing for any rank.</param>
/// <param name="Requis">Whether it is used whatever the other data.</param>
/// <param name="Places">Where it is used.</param>
public sealed record ChampUtilise(string Pointeur, bool Requis, ImmutableArray<string> Places);
