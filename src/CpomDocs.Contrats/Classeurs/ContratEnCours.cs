using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using CpomDocs.Contrats.Reading;

namespace CpomDocs.Contrats.Classeurs;

/// <summary>A contract being put together from the rows of a workbook, with the place each value comes from.</summary>
/// <param name="code">Its code.</param>
/// <param name="ligne">Its row in the sheet of the contracts.</param>
internal sealed class ContratEnCours(string code, LigneLue ligne)
{
    private const char CleOuvre = '{';
    private readonly Dictionary<string, Dictionary<string, int>> _rangs = new(StringComparer.Ordinal);

    /// <summary>Its code.</summary>
    internal string Code { get; } = code;

    /// <summary>Its row in the sheet of the contracts.</summary>
    internal LigneLue Ligne { get; } = ligne;

    /// <summary>The contract.</summary>
    internal JsonObject Racine { get; } = [];

    /// <summary>Cell of each value, by pointer.</summary>
    internal Dictionary<string, Lieu> Cellules { get; } = new(StringComparer.Ordinal);

    /// <summary>Row of each object, by pointer.</summary>
    internal Dictionary<string, LigneLue> Lignes { get; } = new(StringComparer.Ordinal) { [""] = ligne };

    /// <summary>First row of each sheet.</summary>
    internal Dictionary<ModeleFeuille, LigneLue> Premieres { get; } = [];

    /// <summary>Places whose cell is already told to be wrong.</summary>
    internal HashSet<string> Fautives { get; } = new(StringComparer.Ordinal);

    /// <summary>Goes to the object of a row, which it makes if need be.</summary>
    /// <param name="etapes">Keys and ranks on the way.</param>
    /// <param name="ligne">The row, which gives the keys of the lists on the way.</param>
    /// <returns>The object and its pointer; <see langword="null"/> where a list on the way holds no such item.</returns>
    internal Element? Ouvrir(ImmutableArray<string> etapes, LigneLue ligne)
    {
        int lastKey = etapes.LastIndexOf(etapes.LastOrDefault(etape => etape.StartsWith(CleOuvre)) ?? "");
        if (lastKey >= 0 && Avancer(etapes[..(lastKey + 1)], ligne, make: false) is null)
        {
            return null;
        }

        Element? element = Avancer(etapes, ligne, make: true);
        if (element is not null)
        {
            Lignes.TryAdd(element.Pointeur, ligne);
        }

        return element;
    }

    /// <summary>Writes a value.</summary>
    /// <param name="element">Object or list that holds it, however deep.</param>
    /// <param name="chemin">Its path from there; empty to add an item to the list.</param>
    /// <param name="valeur">The value.</param>
    /// <param name="lieu">The cell it comes from.</param>
    internal void Poser(Element element, string chemin, JsonNode? valeur, Lieu lieu)
    {
        string[] keys = chemin.Split('/');
        var objet = (JsonObject)element.Noeud;
        string pointeur = element.Pointeur;
        foreach (string key in keys[..^1])
        {
            objet[key] ??= new JsonObject();
            pointeur = JsonPointer.Append(pointeur, key);
            objet = (JsonObject)objet[key]!;
        }

        objet[keys[^1]] = valeur;
        Situer(JsonPointer.Append(pointeur, keys[^1]), lieu);
    }

    /// <summary>Finds a value.</summary>
    /// <param name="element">Object that holds it, however deep.</param>
    /// <param name="chemin">Its path from there.</param>
    /// <param name="conteneur">The object that holds it, or would; <see langword="null"/> where it does not exist.</param>
    /// <returns>The value, or <see langword="null"/>.</returns>
    internal static JsonNode? Trouver(Element element, string chemin, out JsonObject? conteneur)
    {
        string[] keys = chemin.Split('/');
        conteneur = element.Noeud as JsonObject;
        foreach (string key in keys[..^1])
        {
            conteneur = conteneur?[key] as JsonObject;
        }

        return conteneur?[keys[^1]];
    }

    /// <summary>Keeps the cell of a value, and of the lists and objects it is the first of.</summary>
    /// <param name="pointeur">Pointer to the value.</param>
    /// <param name="lieu">The cell.</param>
    internal void Situer(string pointeur, Lieu lieu) => Cellules.TryAdd(pointeur, lieu);

    private Element? Avancer(ImmutableArray<string> etapes, LigneLue ligne, bool make)
    {
        JsonNode? node = Racine;
        string pointeur = "";
        for (int i = 0; i < etapes.Length && node is not null; i++)
        {
            bool isBeforeList = i + 1 < etapes.Length && (etapes[i + 1].StartsWith(CleOuvre) || etapes[i + 1] == JsonPointer.Any);
            string segment = Segment(new Element(node, pointeur), etapes[i], ligne);
            if (make && node is JsonObject objet)
            {
                objet[segment] ??= isBeforeList ? new JsonArray() : new JsonObject();
            }
            else if (make && node is JsonArray list && etapes[i] == JsonPointer.Any)
            {
                list.Add(new JsonObject());
            }

            node = Enfant(node, segment);
            pointeur = JsonPointer.Append(pointeur, segment);
        }

        return node is null ? null : new Element(node, pointeur);
    }

    private string Segment(Element element, string etape, LigneLue ligne)
    {
        if (element.Noeud is not JsonArray list)
        {
            return etape;
        }

        int rank = etape == JsonPointer.Any ? list.Count : Rang(element, etape.Trim('{', '}').Split(','), ligne);
        return rank.ToString(CultureInfo.InvariantCulture);
    }

    // The sheet of a list comes before those whose rows refer to it: the list is complete.
    private int Rang(Element element, string[] cles, LigneLue ligne)
    {
        if (!_rangs.TryGetValue(element.Pointeur, out Dictionary<string, int>? ranks))
        {
            ranks = new Dictionary<string, int>(StringComparer.Ordinal);
            var list = (JsonArray)element.Noeud;
            for (int i = 0; i < list.Count; i++)
            {
                ranks.TryAdd(Cle(cles.Select(cle => list[i]![cle]?.ToString() ?? "")), i);
            }

            _rangs.Add(element.Pointeur, ranks);
        }

        return ranks.GetValueOrDefault(Cle(cles.Select(ligne.TexteDeCle)), -1);
    }

    private static string Cle(IEnumerable<string> valeurs) => string.Join('/', valeurs.Select(Spelling.Key));

    private static JsonNode? Enfant(JsonNode node, string segment)
    {
        if (node is not JsonArray list)
        {
            return ((JsonObject)node)[segment];
        }

        int rank = int.Parse(segment, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        return rank >= 0 && rank < list.Count ? list[rank] : null;
    }
}

/// <summary>An object or list of a contract, and its pointer.</summary>
/// <param name="Noeud">The object or list.</param>
/// <param name="Pointeur">JSON Pointer.</param>
internal sealed record Element(JsonNode Noeud, string Pointeur);
