using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using CpomDocs.Contrats.Model;
using CpomDocs.Contrats.Reading;

namespace CpomDocs.Contrats.Avenants;

/// <summary>Says as operations of an avenant what differs between two versions of a contract.</summary>
/// <param name="avant">The earlier version.</param>
/// <param name="apres">The later version.</param>
/// <param name="brouillon">Takes the operations.</param>
internal sealed class EcartsDeVersions(JsonNode avant, JsonNode apres, BrouillonModifications brouillon)
{
    /// <summary>Writes the operations, in the order of the annexes.</summary>
    internal void Ecrire()
    {
        Objectifs();
        Reconnaissances();
        Financements();
        LignesPds();
        Usld();
    }

    /// <summary>Writes the clauses of the socle that were replaced.</summary>
    /// <param name="articles">Text of the articles of the socle as composed, where it is at hand.</param>
    internal void EcrireClauses(ImmutableSortedDictionary<int, string>? articles)
    {
        JsonObject[] before = Liste(avant, "clausesSocle");
        IEnumerable<JsonObject> added =
            Liste(apres, "clausesSocle").Where(clause => !Array.Exists(before, other => JsonNode.DeepEquals(other, clause)));
        foreach (JsonObject clause in added)
        {
            int article = Nombres.Entier(clause["article"]) ?? 0;
            JsonNode? replaced = before.Where(other => Nombres.Entier(other["article"]) == article)
                .MaxBy(other => Nombres.Entier(other["avenant"]))?["texte"];
            JsonNode ancienne = replaced ?? JsonValue.Create(articles?.GetValueOrDefault(article) ?? "");
            brouillon.Modifier(
                OperationAvenant.REMPLACER_CLAUSE_SOCLE, new JsonObject { ["article"] = article }, ancienne, clause["texte"]);
        }
    }

    private void Objectifs()
    {
        foreach ((JsonObject? before, JsonObject? after) in Paires("orientations", "objectifs", "volet", "numero"))
        {
            if (before is null)
            {
                brouillon.Ajouter(OperationAvenant.AJOUTER_OBJECTIF, after!);
            }
            else if (after is null)
            {
                brouillon.Retirer(OperationAvenant.SUPPRIMER_OBJECTIF, Cible(before, "volet", "numero"), before);
            }
            else
            {
                Actions(before, after);
                Comparer(before, after, "", (champ, was, becomes) => ObjectifModifie(before, champ, was, becomes));
            }
        }
    }

    // A deadline that moves alone is said as such.
    private void Actions(JsonObject before, JsonObject after)
    {
        if (before["actions"] is not JsonArray was || after["actions"] is not JsonArray becomes || was.Count != becomes.Count)
        {
            return;
        }

        for (int rank = 0; rank < was.Count; rank++)
        {
            if (!JsonNode.DeepEquals(was[rank]!["echeance"], becomes[rank]!["echeance"]))
            {
                JsonObject cible = Cible(before, "volet", "numero");
                cible["action"] = rank + 1;
                brouillon.Modifier(OperationAvenant.REPORTER_ECHEANCE, cible, was[rank]!["echeance"], becomes[rank]!["echeance"]);
            }
        }
    }

    private void ObjectifModifie(JsonObject objectif, string champ, JsonNode? was, JsonNode? becomes)
    {
        string[] steps = [.. JsonPointer.Segments(champ)];
        bool isDeadline = steps is ["actions", _, "echeance"];
        if (steps[^1] == "cibles" && SameYears(was, becomes))
        {
            Cibles(objectif, champ, was!.AsArray(), becomes!.AsArray());
        }
        else if (!isDeadline)
        {
            JsonObject cible = Cible(objectif, "volet", "numero");
            cible["champ"] = champ;
            brouillon.Modifier(OperationAvenant.MODIFIER_OBJECTIF, cible, was, becomes);
        }
    }

    private void Cibles(JsonObject objectif, string champ, JsonArray was, JsonArray becomes)
    {
        for (int rank = 0; rank < was.Count; rank++)
        {
            JsonNode now = becomes.First(item => JsonNode.DeepEquals(item!["annee"], was[rank]!["annee"]))!;
            if (JsonNode.DeepEquals(now["valeur"], was[rank]!["valeur"]))
            {
                continue;
            }

            JsonObject cible = Cible(objectif, "volet", "numero");
            cible["annee"] = was[rank]!["annee"]!.DeepClone();
            if (objectif["indicateurs"] is JsonArray { Count: > 1 })
            {
                cible["champ"] = champ[..champ.LastIndexOf('/')];
            }

            brouillon.Modifier(OperationAvenant.MODIFIER_CIBLE, cible, was[rank]!["valeur"], now["valeur"]);
        }
    }

    private static bool SameYears(JsonNode? was, JsonNode? becomes)
    {
        return was is JsonArray before && becomes is JsonArray after
            && before.Select(item => Nombres.Entier(item!["annee"])).Order()
                .SequenceEqual(after.Select(item => Nombres.Entier(item!["annee"])).Order());
    }

    private void Reconnaissances()
    {
        foreach ((JsonObject? before, JsonObject? after) in Paires("reconnaissances", "lignes", "code", "finessEt"))
        {
            if (before is null)
            {
                brouillon.Ajouter(OperationAvenant.AJOUTER_RECONNAISSANCE, after!);
            }
            else if (after is null)
            {
                brouillon.Retirer(OperationAvenant.RETIRER_RECONNAISSANCE, Cible(before, "code", "finessEt"), before);
            }
            else
            {
                Champs(OperationAvenant.MODIFIER_RECONNAISSANCE, before, after, "code", "finessEt");
            }
        }
    }

    private void LignesPds()
    {
        foreach ((JsonObject? before, JsonObject? after) in Paires("pds", "lignes", "numero"))
        {
            if (before is null)
            {
                brouillon.Ajouter(OperationAvenant.AJOUTER_LIGNE_PDS, after!);
            }
            else if (after is null)
            {
                brouillon.Retirer(OperationAvenant.RETIRER_LIGNE_PDS, Cible(before, "numero"), before);
            }
            else
            {
                Champs(OperationAvenant.MODIFIER_LIGNE_PDS, before, after, "numero");
            }
        }
    }

    private void Usld()
    {
        if (avant["annexes"]?["usld"] is JsonObject before && apres["annexes"]?["usld"] is JsonObject after)
        {
            Champs(OperationAvenant.MODIFIER_USLD, before, after);
        }
    }

    private void Financements()
    {
        foreach ((JsonObject? before, JsonObject? after) in Paires("financement", "exercices", "annee"))
        {
            if (before is null)
            {
                brouillon.Ajouter(OperationAvenant.AJOUTER_EXERCICE, after!);
            }
            else if (after is not null)
            {
                Lignes(before, after);
            }
        }
    }

    private void Lignes(JsonObject exercice, JsonObject later)
    {
        foreach ((JsonObject? before, JsonObject? after) in Apparier(Liste(exercice, "lignes"), Liste(later, "lignes"), "code"))
        {
            JsonObject cible = new() { ["annee"] = exercice["annee"]!.DeepClone(), ["code"] = (before ?? after)!["code"]!.DeepClone() };
            if (before is null || after is null)
            {
                brouillon.Modifier(OperationAvenant.MODIFIER_LIGNE_FINANCEMENT, cible, before?["montant"], after);
                continue;
            }

            Comparer(before, after, "", (champ, was, becomes) =>
            {
                JsonObject target = cible.DeepClone().AsObject();
                if (champ != "/montant")
                {
                    target["champ"] = champ;
                }

                brouillon.Modifier(OperationAvenant.MODIFIER_LIGNE_FINANCEMENT, target, was, becomes);
            });
        }
    }

    private void Champs(OperationAvenant operation, JsonObject before, JsonObject after, params string[] keys) =>
        Comparer(before, after, "", (champ, was, becomes) =>
        {
            JsonObject cible = Cible(before, keys);
            cible["champ"] = champ;
            brouillon.Modifier(operation, cible, was, becomes);
        });

    // Objects are compared member by member, lists of objects of the same length item by item, anything else as a whole.
    private static void Comparer(JsonObject before, JsonObject after, string place, Action<string, JsonNode?, JsonNode?> report)
    {
        foreach (string key in before.Select(member => member.Key).Concat(after.Select(member => member.Key)).Distinct())
        {
            ComparerValeurs(before[key], after[key], JsonPointer.Append(place, key), report);
        }
    }

    private static void ComparerValeurs(JsonNode? was, JsonNode? becomes, string champ, Action<string, JsonNode?, JsonNode?> report)
    {
        if (JsonNode.DeepEquals(was, becomes))
        {
            return;
        }

        if (was is JsonObject before && becomes is JsonObject after && !IsOnePiece(champ))
        {
            Comparer(before, after, champ, report);
        }
        else if (was is JsonArray first && becomes is JsonArray second && AreRecords(first, second) && !AreTargets(champ))
        {
            for (int rank = 0; rank < first.Count; rank++)
            {
                string item = champ + "/" + rank.ToString(CultureInfo.InvariantCulture);
                ComparerValeurs(first[rank], second[rank], item, report);
            }
        }
        else
        {
            report(champ, was, becomes);
        }
    }

    // A capacity changes as one: « 6 lits » gives way to « 8 lits ».
    private static bool IsOnePiece(string champ) => champ == "/capacite";

    private static bool AreTargets(string champ) => champ.EndsWith("/cibles", StringComparison.Ordinal);

    private static bool AreRecords(JsonArray first, JsonArray second) =>
        first.Count == second.Count && first.Concat(second).All(item => item is JsonObject);

    private IEnumerable<(JsonObject? Before, JsonObject? After)> Paires(string section, string list, params string[] keys) =>
        Apparier(Liste(avant["annexes"]?[section], list), Liste(apres["annexes"]?[section], list), keys);

    private static IEnumerable<(JsonObject? Before, JsonObject? After)> Apparier(
        JsonObject[] before, JsonObject[] after, params string[] keys)
    {
        foreach (JsonObject record in before)
        {
            yield return (record, after.FirstOrDefault(other => SameName(record, other, keys)));
        }

        foreach (JsonObject record in after.Where(record => !before.Any(other => SameName(record, other, keys))))
        {
            yield return (null, record);
        }
    }

    private static bool SameName(JsonObject record, JsonObject other, string[] keys) =>
        keys.All(key => JsonNode.DeepEquals(record[key], other[key]));

    private static JsonObject[] Liste(JsonNode? holder, string key) => [.. (holder?[key] as JsonArray ?? []).OfType<JsonObject>()];

    private static JsonObject Cible(JsonObject record, params string[] keys) =>
        new(keys.Select(key => KeyValuePair.Create(key, record[key]?.DeepClone())));
}
