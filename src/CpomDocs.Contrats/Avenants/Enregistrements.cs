using System.Text.Json.Nodes;
using CpomDocs.Contrats.Model;

namespace CpomDocs.Contrats.Avenants;

/// <summary>Finds, by what names them, the records of a contract that an avenant changes.</summary>
internal static class Enregistrements
{
    internal const string Orientations = "orientations";
    internal const string Reconnaissances = "reconnaissances";

    private const string Financement = "financement";
    private const string Usld = "usld";

    /// <summary>The list of records of a section.</summary>
    /// <param name="revision">The contract.</param>
    /// <param name="section">Key of the section.</param>
    /// <param name="cree">Whether a list that is not there is made.</param>
    /// <returns>The list, or <see langword="null"/> where the contract has no such section.</returns>
    internal static JsonArray? ListeDe(ContratEnRevision revision, string section, bool cree)
    {
        if (revision.Section(section) is not { } holder)
        {
            return null;
        }

        string key = section switch
        {
            Orientations => "objectifs",
            Financement => "exercices",
            _ => "lignes",
        };
        if (holder[key] is not JsonArray && cree)
        {
            holder[key] = new JsonArray();
        }

        return holder[key] as JsonArray;
    }

    /// <summary>The record that a change bears on.</summary>
    internal static JsonObject? Trouver(ContratEnRevision revision, ChangementDemande change)
    {
        CibleAvenant cible = change.Modification.Cible ?? new CibleAvenant();
        if (change.Spec.Section == Usld)
        {
            return revision.Section(Usld);
        }

        JsonArray? liste = ListeDe(revision, change.Spec.Section, cree: false);
        return liste?.OfType<JsonObject>().FirstOrDefault(record => change.Spec.Section switch
        {
            Orientations => EstTexte(record, "volet", cible.Volet) && EstEntier(record, "numero", cible.Numero),
            Reconnaissances => EstTexte(record, "code", cible.Code) && EstTexte(record, "finessEt", cible.FinessEt),
            _ => EstEntier(record, "numero", cible.Numero),
        });
    }

    /// <summary>The place inside a record that a change bears on, or <see langword="null"/> where there is none.</summary>
    internal static Place? PlaceVisee(JsonObject record, ChangementDemande change)
    {
        CibleAvenant cible = change.Modification.Cible ?? new CibleAvenant();
        return change.Spec.Operation switch
        {
            OperationAvenant.MODIFIER_CIBLE => CibleDe(record, cible) is { } target ? new Place(target, "valeur") : null,
            OperationAvenant.REPORTER_ECHEANCE => ActionDe(record, cible.Action) is { } action ? new Place(action, "echeance") : null,
            _ => Place.Find(record, cible.Champ),
        };
    }

    /// <summary>Whether a field names the record: it cannot change, or the record would be another one.</summary>
    internal static bool NommeLEnregistrement(string section, string champ) => section switch
    {
        Orientations => champ is "/volet" or "/numero",
        Reconnaissances => champ is "/code" or "/finessEt",
        Usld => false,
        _ => champ is "/numero",
    };

    /// <summary>The record of a list that has the same name as another one.</summary>
    internal static JsonObject? Semblable(JsonArray liste, string section, JsonObject record) =>
        liste.OfType<JsonObject>().FirstOrDefault(present => CleDe(section, present) == CleDe(section, record));

    /// <summary>Puts a record in its list: after those of its volet, in the order of years or numbers, otherwise last.</summary>
    internal static void Inserer(JsonArray liste, string section, JsonObject record)
    {
        int last = section switch
        {
            Orientations => LastRank(liste, present => EstTexte(present, "volet", record["volet"]?.ToString() ?? "")),
            Financement => LastRank(liste, present => Nombres.Entier(present["annee"]) < Nombres.Entier(record["annee"])),
            "pds" => LastRank(liste, present => Nombres.Entier(present["numero"]) < Nombres.Entier(record["numero"])),
            _ => liste.Count - 1,
        };
        bool isFirstOfItsVolet = section == Orientations && last < 0;
        liste.Insert(isFirstOfItsVolet ? liste.Count : last + 1, record);
    }

    /// <summary>What names a record, as a path that does not depend on its rank.</summary>
    internal static string CleDe(string section, JsonObject record) => section switch
    {
        Orientations => $"/{section}/{record["volet"]}/{record["numero"]}",
        Reconnaissances => $"/{section}/{record["code"]}/{record["finessEt"]}",
        Financement => $"/{section}/{record["annee"]}",
        Usld => "/" + Usld,
        _ => $"/{section}/{record["numero"]}",
    };

    /// <summary>What names a line of financing.</summary>
    internal static string CleDeLigne(JsonObject exercice, JsonObject ligne) => CleDe(Financement, exercice) + "/" + ligne["code"];

    /// <summary>The year of financing that a change bears on.</summary>
    internal static JsonObject? Exercice(ContratEnRevision revision, ChangementDemande change) =>
        ListeDe(revision, Financement, cree: false)?.OfType<JsonObject>()
            .FirstOrDefault(exercice => EstEntier(exercice, "annee", change.Modification.Cible?.Annee));

    /// <summary>The line of financing that a change bears on.</summary>
    internal static JsonObject? Ligne(JsonObject exercice, ChangementDemande change) =>
        LignesDe(exercice).OfType<JsonObject>().FirstOrDefault(ligne => EstTexte(ligne, "code", change.Modification.Cible?.Code ?? ""));

    /// <summary>The lines of a year of financing.</summary>
    internal static JsonArray LignesDe(JsonObject exercice)
    {
        if (exercice["lignes"] is not JsonArray)
        {
            exercice["lignes"] = new JsonArray();
        }

        return exercice["lignes"]!.AsArray();
    }

    /// <summary>Sum of the lines of a year, to the cent.</summary>
    internal static decimal TotalDe(JsonObject exercice) => LignesDe(exercice).Sum(ligne => Nombres.Decimal(ligne?["montant"]) ?? 0);

    // Where an objective has several indicators, the target says which: « /indicateurs/1 ».
    private static JsonObject? CibleDe(JsonObject objectif, CibleAvenant cible)
    {
        JsonObject? indicateur = cible.Champ.Length > 0
            ? Place.Find(objectif, cible.Champ)?.Value as JsonObject
            : objectif["indicateur"] as JsonObject ?? SeulDe(objectif["indicateurs"] as JsonArray);
        return (indicateur?["cibles"] as JsonArray)?.OfType<JsonObject>().FirstOrDefault(item => EstEntier(item, "annee", cible.Annee));
    }

    private static JsonObject? SeulDe(JsonArray? indicateurs) => indicateurs is { Count: 1 } ? indicateurs[0] as JsonObject : null;

    private static JsonObject? ActionDe(JsonObject objectif, int? rang) =>
        objectif["actions"] is JsonArray actions && rang is { } from && from >= 1 && from <= actions.Count
            ? actions[from - 1] as JsonObject
            : null;

    private static int LastRank(JsonArray liste, Func<JsonObject, bool> isBefore) =>
        Enumerable.Range(0, liste.Count).LastOrDefault(rank => liste[rank] is JsonObject record && isBefore(record), -1);

    private static bool EstTexte(JsonObject record, string key, string text) => record[key]?.ToString() == text;

    private static bool EstEntier(JsonObject record, string key, int? number) =>
        number is not null && Nombres.Entier(record[key]) == number;
}

/// <summary>Numbers of a tree, whoever wrote them.</summary>
internal static class Nombres
{
    /// <summary>A whole number, or <see langword="null"/> for anything else.</summary>
    internal static int? Entier(JsonNode? node) => Decimal(node) is { } number && number == (int)number ? (int)number : null;

    /// <summary>A number, or <see langword="null"/> for anything else.</summary>
    internal static decimal? Decimal(JsonNode? node) =>
        node is JsonValue value && value.GetValueKind() == System.Text.Json.JsonValueKind.Number
        && decimal.TryParse(value.ToJsonString(), System.Globalization.NumberStyles.Float,
            System.Globalization.CultureInfo.InvariantCulture, out decimal number)
            ? number
            : null;
}
