using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Contrats.Model;
using CpomDocs.Contrats.Reading;

namespace CpomDocs.Contrats.Changements;

/// <summary>Reads the text of an edited field as a value of the contract: strictly, in its French form.</summary>
/// <param name="champ">The field.</param>
/// <param name="place">Where its value is.</param>
/// <param name="edition">What the document says.</param>
internal sealed partial class TexteNegocie(ChampFormat champ, NodePlace place, ValeurEditee edition)
{
    private const string Dash = "–";

    /// <summary>What the text should have been: key of the sentence that says it.</summary>
    internal string Attendu => champ.Genre switch
    {
        GenreChamp.Valeur => place.TypeValeur ?? nameof(TypeValeur.NOMBRE),
        GenreChamp.Entier or GenreChamp.Nombre => nameof(TypeValeur.NOMBRE),
        _ => champ.Genre.ToString(),
    };

    /// <summary>A text on one line with plain spaces and apostrophes, so that typography makes no difference.</summary>
    internal static string Plain(string text)
    {
        string straight = text.Replace('\u2019', '\'').Replace('\u2011', '-').Replace("\u00AD", "", StringComparison.Ordinal);
        return Spaces().Replace(straight, " ").Trim();
    }

    /// <summary>Reads the text.</summary>
    /// <param name="value">The value; <see langword="null"/> for none.</param>
    /// <returns>False when it is no such value.</returns>
    internal bool TryRead(out JsonNode? value)
    {
        string text = Plain(edition.Apres);
        value = null;
        if (text is "" or Dash)
        {
            return champ.Genre == GenreChamp.Texte && !champ.EstElement;
        }

        value = champ.Genre switch
        {
            GenreChamp.Texte => JsonValue.Create(WithoutAddedEnd(edition.Apres)),
            GenreChamp.Date => DateFrancaise.Read(text) is { } date
                ? JsonValue.Create(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
                : null,
            GenreChamp.Valeur => ReadIndicator(text),
            GenreChamp.Entier or GenreChamp.Nombre => ReadNumber(text) is { } number ? JsonValue.Create(number) : null,
            GenreChamp.Objet => ReadCapacity(text),
            _ => null,
        };
        return value is not null;
    }

    private JsonValue? ReadIndicator(string text) => place.TypeValeur switch
    {
        nameof(TypeValeur.OUI_NON) => IsWord(text, "Oui") ? JsonValue.Create(true)
            : IsWord(text, "Non") ? JsonValue.Create(false)
            : null,
        nameof(TypeValeur.POURCENTAGE) => ReadNumber(WithoutUnit(text, "%")) is { } percent ? JsonValue.Create(percent) : null,
        nameof(TypeValeur.EUROS) => ReadNumber(WithoutUnit(text, "€")) is { } amount ? JsonValue.Create(amount) : null,
        _ => ReadNumber(text) is { } number ? JsonValue.Create(number) : null,
    };

    private static bool IsWord(string text, string key) => text.Equals(Messages.Get(key), StringComparison.OrdinalIgnoreCase);

    private static string WithoutUnit(string text, string unit) =>
        text.EndsWith(unit, StringComparison.Ordinal) ? text[..^unit.Length].TrimEnd() : text;

    // « 1 234,5 »: a comma before decimals, spaces only between groups of three.
    private static decimal? ReadNumber(string text)
    {
        string digits = text.Replace('\u2212', '-');
        return FrenchNumber().IsMatch(digits)
            && decimal.TryParse(digits.Replace(" ", "", StringComparison.Ordinal).Replace(',', '.'),
                NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal number)
            ? number
            : null;
    }

    // « 6 lits »: the unit as the contract writes it, in the singular or the plural.
    private JsonObject? ReadCapacity(string text)
    {
        Match match = Capacity().Match(text);
        if (!match.Success || ReadNumber(match.Groups["nombre"].Value) is not { } number || place.Value is not JsonObject before)
        {
            return null;
        }

        string unit = match.Groups["unite"].Value;
        string known = before["unite"]?.ToString() ?? "";
        bool isSame = Plain(known).TrimEnd('s') == unit.TrimEnd('s');
        return new JsonObject { ["valeur"] = number, ["unite"] = isSame ? known : unit };
    }

    // A template may end a text with a full stop or a semicolon that the data do not have.
    private string WithoutAddedEnd(string text)
    {
        string raw = place.Value?.ToString() ?? "";
        string written = Spaces().Replace(text, " ").Trim();
        string added = Plain(edition.Avant);
        foreach (string end in (string[])[" ;", "."])
        {
            bool isAdded = added.EndsWith(end, StringComparison.Ordinal) && !Plain(raw).EndsWith(end, StringComparison.Ordinal);
            written = isAdded && written.EndsWith(end, StringComparison.Ordinal) ? written[..^end.Length] : written;
        }

        written = written.Replace('\u2011', '-').Replace("\u00AD", "", StringComparison.Ordinal);
        return raw.Contains('\u2019', StringComparison.Ordinal) ? written : written.Replace('\u2019', '\'');
    }

    [GeneratedRegex(@"[\s\u00A0\u2007\u2009\u202F]+", RegexOptions.CultureInvariant)]
    private static partial Regex Spaces();

    [GeneratedRegex(@"\A-?(?:[0-9]{1,3}(?: [0-9]{3})+|[0-9]+)(?:,[0-9]+)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex FrenchNumber();

    [GeneratedRegex(@"\A(?<nombre>[0-9 ]*[0-9](?:,[0-9]+)?) (?<unite>\D.*)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Capacity();
}
