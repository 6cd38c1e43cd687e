using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Contrats.Reading;

namespace CpomDocs.Contrats.Changements;

/// <summary>A value of a contract as a person reads it.</summary>
internal static class ValeurAffichee
{
    private static readonly string[] Titles =
        ["libelle", "intitule", "objet", "specialite", "nom", "activite", "nature", "valeur", "total", "texte", "annee"];

    /// <summary>The value, or <see langword="null"/> for none.</summary>
    internal static string? Of(JsonNode? node, string pattern) => node switch
    {
        null => null,
        JsonObject record => TitleOf(record, pattern),
        JsonArray list => string.Join(", ", list.Select(item => Of(item, pattern + "/*"))),
        _ => Scalar(node, pattern),
    };

    private static string? TitleOf(JsonObject record, string pattern)
    {
        string? title = Titles.FirstOrDefault(key => record[key] is JsonValue);
        string? unit = record["unite"] is JsonValue value ? " " + value : "";
        return title is null ? MembersOf(record, pattern) : Of(record[title], pattern + "/" + title) + (title == "valeur" ? unit : "");
    }

    // A record without a title is told by what it holds: « GMP 842, PMP 1 015, date de validation 22 mai 2023 ».
    private static string? MembersOf(JsonObject record, string pattern)
    {
        string[] members = [.. record
            .Where(member => member.Value is not null)
            .Select(member => (Value: member.Value, Place: pattern + "/" + member.Key))
            .Select(member => $"{ContratFormat.Libelle(member.Place)} {Of(member.Value, member.Place)}".Trim())];
        return members.Length == 0 ? null : string.Join(", ", members);
    }

    private static string Scalar(JsonNode node, string pattern) => node.GetValueKind() switch
    {
        JsonValueKind.True => Messages.Get("Oui"),
        JsonValueKind.False => Messages.Get("Non"),
        JsonValueKind.Number => Number(node, pattern),
        _ => ContratFormat.Trouver(pattern) is { Genre: GenreChamp.Texte }
            ? Messages.Format("Changement.Texte", node.ToString())
            : DateOf(node.ToString()),
    };

    private static string Number(JsonNode node, string pattern)
    {
        decimal number = decimal.Parse(node.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture);
        bool isYearOrRank = ContratFormat.Trouver(pattern) is { Genre: GenreChamp.Entier };
        return number.ToString(isYearOrRank ? "0" : "#,##0.####", Messages.French);
    }

    private static string DateOf(string text)
    {
        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date)
            ? DateFrancaise.Write(date)
            : text;
    }
}
