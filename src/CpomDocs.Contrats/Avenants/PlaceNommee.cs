using System.Globalization;
using System.Text.Json.Nodes;
using CpomDocs.Contrats.Changements;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Contrats.Reading;

namespace CpomDocs.Contrats.Avenants;

/// <summary>Names and values of a contract as a person reads them.</summary>
internal static class PlaceNommee
{
    /// <summary>Names what a pointer shows: « Objectif stratégique 2, cible 2027 ».</summary>
    /// <param name="root">The contract.</param>
    /// <param name="pointer">JSON Pointer to a value, there or not.</param>
    internal static string NomDe(JsonNode root, string pointer)
    {
        var names = new List<string>();
        JsonNode? node = root;
        string pattern = "";
        foreach (string step in JsonPointer.Segments(pointer))
        {
            bool isRank = node is JsonArray;
            int rank = isRank ? int.Parse(step, CultureInfo.InvariantCulture) : -1;
            node = node switch
            {
                JsonArray list => rank < list.Count ? list[rank] : null,
                JsonObject record => record[step],
                _ => null,
            };
            pattern = isRank ? pattern + "/" + JsonPointer.Any : JsonPointer.Append(pattern, step);
            names.Add(Libelles.Of(pattern, node, rank + 1));
        }

        return string.Join(", ", names.Where(name => name.Length > 0));
    }

    /// <summary>Writes a value, or says that there is none.</summary>
    /// <param name="value">The value.</param>
    /// <param name="pointer">Where it stands.</param>
    internal static string Ecrire(JsonNode? value, string pointer) => Afficher(value, pointer) ?? Messages.Get("Changement.Absent");

    /// <summary>Writes a value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="pointer">Where it stands.</param>
    /// <returns>The text, or <see langword="null"/> for none.</returns>
    internal static string? Afficher(JsonNode? value, string pointer) =>
        value is null ? null : ValeurAffichee.Of(value, JsonPointer.Pattern(pointer)) ?? value.ToJsonString();
}
