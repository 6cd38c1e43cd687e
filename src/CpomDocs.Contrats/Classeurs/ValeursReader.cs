using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Contrats.Reading;
using NJsonSchema;

namespace CpomDocs.Contrats.Classeurs;

/// <summary>
/// Reads what a cell says as the JSON of its field. What it cannot read is left as typed, for the reader of contracts to judge.
/// </summary>
/// <param name="bag">Takes what is wrong.</param>
/// <param name="depuis1904">Whether dates that are plain numbers count from 1904.</param>
internal sealed class ValeursReader(ClasseurBag bag, bool depuis1904)
{
    private const string LigneSeparee = "ligne";
    private const int DaysFrom1900To1904 = 1462;
    private static readonly DateOnly DayZero = new(1899, 12, 30);

    /// <summary>Reads a cell.</summary>
    /// <param name="colonne">What its column holds.</param>
    /// <param name="cellule">The cell, which is not empty.</param>
    /// <param name="lieu">Its place.</param>
    /// <returns>The value, or <see langword="null"/> when the cell is told to be wrong.</returns>
    internal JsonNode? Lire(ModeleColonne colonne, Cellule cellule, Lieu lieu)
    {
        if (cellule.Nature == NatureCellule.Erreur)
        {
            bag.Add(lieu, "CPOM1069", Gravite.Erreur, cellule.Valeur);
            return null;
        }

        if (colonne.EstListe)
        {
            return Liste(cellule.Valeur, colonne.Separateur!);
        }

        return cellule.Nature switch
        {
            NatureCellule.OuiNon => JsonValue.Create(cellule.Valeur == "true"),
            NatureCellule.Date => Date(colonne, cellule, lieu),
            NatureCellule.Nombre => Nombre(colonne, cellule, lieu),
            NatureCellule.Brut => Brut(colonne, cellule, lieu),
            _ => Texte(colonne, cellule, lieu),
        };
    }

    private JsonValue Texte(ModeleColonne colonne, Cellule cellule, Lieu lieu)
    {
        string text = cellule.Valeur;
        JsonSchema schema = colonne.Schema!;
        if (schema.Type.HasFlag(JsonObjectType.Boolean) && FrenchForms.YesNo(text) is { } yes)
        {
            return JsonValue.Create(yes);
        }

        if (colonne.EstJourMois && FrenchForms.DayOfYear(text) is { } day)
        {
            return JsonValue.Create(day);
        }

        if (!colonne.Valeurs.IsEmpty && !colonne.Valeurs.Contains(text) && Spelling.Same(text, colonne.Valeurs) is { } word)
        {
            bag.Add(lieu, "CPOM1047", Gravite.Avertissement, colonne.Titre, Quote.Text(text), Quote.Text(word));
            return JsonValue.Create(word);
        }

        return JsonValue.Create(text);
    }

    // A number or a day of a CSV file has no other form than text; a postcode may have lost its zero there, as in a number.
    private JsonValue Brut(ModeleColonne colonne, Cellule cellule, Lieu lieu)
    {
        JsonSchema schema = colonne.Schema!;
        bool isNumber = schema.Type.HasFlag(JsonObjectType.Number) || schema.Type.HasFlag(JsonObjectType.Integer);
        bool isDigits = !cellule.Valeur.AsSpan().ContainsAnyExceptInRange('0', '9');
        bool isShort = isDigits && schema.Pattern is { } pattern && !Matches(pattern, cellule.Valeur);
        string? number = isNumber ? FrenchForms.Number(cellule.Valeur) : isShort ? cellule.Valeur : null;
        if (decimal.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal value))
        {
            return JsonValue.Create(value);
        }

        return colonne.EstDate && FrenchForms.Date(cellule.Valeur) is { } date
            ? JsonValue.Create(date)
            : Texte(colonne, cellule, lieu);
    }

    private static bool Matches(string pattern, string text) =>
        Regex.IsMatch(text, pattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    private JsonValue? Date(ModeleColonne colonne, Cellule cellule, Lieu lieu)
    {
        if (!colonne.EstDate && !colonne.EstJourMois)
        {
            bag.Add(lieu, "CPOM1075", Gravite.Erreur, cellule.Valeur);
            return null;
        }

        return JsonValue.Create(colonne.EstDate ? cellule.Valeur : "-" + cellule.Valeur[4..]);
    }

    private JsonValue Nombre(ModeleColonne colonne, Cellule cellule, Lieu lieu)
    {
        JsonSchema schema = colonne.Schema!;
        if (colonne.EstDate && Serial(cellule.Valeur) is { } date)
        {
            bag.Add(lieu, "CPOM1074", Gravite.Avertissement, cellule.Valeur, date);
            return JsonValue.Create(date);
        }

        bool isText = schema.Type.HasFlag(JsonObjectType.String) && schema.Enumeration.Count == 0 && schema.Format is null;
        bool isWritten = schema.Pattern is not { } pattern || Matches(pattern, cellule.Valeur);
        if (isText && isWritten)
        {
            return JsonValue.Create(cellule.Valeur);
        }

        return decimal.TryParse(cellule.Valeur, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number)
            ? JsonValue.Create(number)
            : JsonValue.Create(cellule.Valeur);
    }

    private string? Serial(string valeur)
    {
        bool isDay = int.TryParse(valeur, NumberStyles.None, CultureInfo.InvariantCulture, out int days)
            && days is > 366 and < 110_000;
        return isDay
            ? DayZero.AddDays(days + (depuis1904 ? DaysFrom1900To1904 : 0)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : null;
    }

    private static JsonArray Liste(string texte, string separateur)
    {
        char[] separators = separateur == LigneSeparee ? ['\n'] : [';', '\n', ','];
        IEnumerable<string> items = texte.Replace("\r\n", "\n", StringComparison.Ordinal)
            .Split(separators, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(item => item.Replace(ListesEnLigne.SautDansUnElement, '\n'));
        return new JsonArray([.. items.Select(item => (JsonNode)JsonValue.Create(item))]);
    }
}

/// <summary>How a list stands in one cell.</summary>
internal static class ListesEnLigne
{
    /// <summary>Stands for a line end inside an item, where line ends separate items (U+2028, line separator).</summary>
    internal const char SautDansUnElement = '\u2028';
}
