using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using CpomDocs.Contrats.Circuits;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Contrats.Model;

namespace CpomDocs.Contrats.Reading;

/// <summary>A day of any year, written <c>--MM-JJ</c> (ISO 8601 truncated form, as XML Schema's gMonthDay).</summary>
internal sealed class JourMoisConverter : JsonConverter<JourMois>
{
    public override JourMois Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        string texte = reader.GetString() ?? "";
        bool isDay = texte.Length == 7
            && int.TryParse(texte.AsSpan(2, 2), NumberStyles.None, CultureInfo.InvariantCulture, out _)
            && int.TryParse(texte.AsSpan(5, 2), NumberStyles.None, CultureInfo.InvariantCulture, out _);
        return isDay
            ? new JourMois(
                int.Parse(texte.AsSpan(2, 2), CultureInfo.InvariantCulture),
                int.Parse(texte.AsSpan(5, 2), CultureInfo.InvariantCulture))
            : throw new JsonException();
    }

    public override void Write(Utf8JsonWriter writer, JourMois value, JsonSerializerOptions options)
    {
        writer.WriteStringValue(string.Create(CultureInfo.InvariantCulture, $"--{value.Mois:00}-{value.Jour:00}"));
    }
}

/// <summary>A value of an indicator: a number, or yes or no.</summary>
internal sealed class ValeurIndicateurConverter : JsonConverter<ValeurIndicateur>
{
    public override ValeurIndicateur Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType switch
        {
            JsonTokenType.Number => new ValeurIndicateur(reader.GetDecimal(), null),
            JsonTokenType.True => new ValeurIndicateur(null, true),
            JsonTokenType.False => new ValeurIndicateur(null, false),
            _ => throw new JsonException(),
        };

    public override void Write(Utf8JsonWriter writer, ValeurIndicateur value, JsonSerializerOptions options)
    {
        if (value.OuiNon is { } ouiNon)
        {
            writer.WriteBooleanValue(ouiNon);
        }
        else
        {
            DecimalConverter.WriteExact(writer, value.Nombre ?? 0, decimals: 0);
        }
    }
}

/// <summary>A role, by its name.</summary>
internal sealed class RoleConverter : JsonConverter<Role>
{
    public override Role Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Role.TryParse(reader.GetString() ?? "", out Role? role) ? role.Value : throw new JsonException();

    public override void Write(Utf8JsonWriter writer, Role value, JsonSerializerOptions options) => writer.WriteStringValue(value.Nom);
}

/// <summary>
/// What a family does with a rule: a weight alone, or an object with the weight and the reason; <c>inactive</c> switches it off.
/// </summary>
internal sealed class ReglageRegleConverter : JsonConverter<ReglageRegle>
{
    internal const string Inactive = "inactive";
    internal const string GraviteKey = "gravite";
    internal const string MotifKey = "motif";

    public override ReglageRegle Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            return new ReglageRegle(ToGravite(reader.GetString()), null);
        }

        using JsonDocument objet = JsonDocument.ParseValue(ref reader);
        string? motif = objet.RootElement.TryGetProperty(MotifKey, out JsonElement given) ? given.GetString() : null;
        return new ReglageRegle(ToGravite(objet.RootElement.GetProperty(GraviteKey).GetString()), motif);
    }

    public override void Write(Utf8JsonWriter writer, ReglageRegle value, JsonSerializerOptions options)
    {
        string gravite = value.Gravite is { } weight ? JsonNamingPolicy.CamelCase.ConvertName(weight.ToString()) : Inactive;
        if (value.Motif is null)
        {
            writer.WriteStringValue(gravite);
            return;
        }

        writer.WriteStartObject();
        writer.WriteString(GraviteKey, gravite);
        writer.WriteString(MotifKey, value.Motif);
        writer.WriteEndObject();
    }

    internal static bool EstGravite(string text) => text == Inactive || Words.Contains(text);

    internal static readonly ImmutableArray<string> Words =
        [.. Enum.GetNames<Gravite>().Select(JsonNamingPolicy.CamelCase.ConvertName).Reverse()];

    private static Gravite? ToGravite(string? text)
    {
        return Enum.TryParse(text, ignoreCase: true, out Gravite gravite) ? gravite : null;
    }
}

/// <summary>An exact decimal, without useless zeros after the decimals its field always shows.</summary>
/// <param name="decimals">Decimals always written: 2 for money, 0 otherwise.</param>
internal sealed class DecimalConverter(int decimals) : JsonConverter<decimal>
{
    private const decimal OneWithEveryDecimal = 1.0000000000000000000000000000m;

    public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDecimal();

    public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) => WriteExact(writer, value, decimals);

    internal static void WriteExact(Utf8JsonWriter writer, decimal value, int decimals)
    {
        decimal shortest = value / OneWithEveryDecimal;
        string text = shortest.Scale < decimals
            ? shortest.ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)
            : shortest.ToString(CultureInfo.InvariantCulture);
        writer.WriteRawValue(text);
    }
}
