using System.Text.Json.Nodes;
using CpomDocs.Contrats.Model;
using CpomDocs.Contrats.Reading;
using NJsonSchema;

namespace CpomDocs.Contrats.Classeurs;

/// <summary>Writes in a contract what no cell needs to say: its format, usual values, empty lists.</summary>
internal static class Completude
{
    private const string Annexes = "annexes";

    /// <summary>Completes a contract.</summary>
    /// <param name="contrat">The contract; changed in place.</param>
    internal static void Completer(ContratEnCours contrat)
    {
        contrat.Racine["schema"] = ModelJson.Formats[typeof(Contrat)];
        contrat.Racine[Annexes] ??= new JsonObject();
        var racine = new Element(contrat.Racine, "");
        foreach (ModeleColonne colonne in ModeleClasseur.Contrats.Feuilles
            .SelectMany(feuille => feuille.Colonnes)
            .Where(colonne => colonne.Defaut is not null))
        {
            string chemin = colonne.Chemin![1..];
            if (ContratEnCours.Trouver(racine, chemin, out JsonObject? section) is null && section is not null)
            {
                section[chemin[(chemin.LastIndexOf('/') + 1)..]] = JsonNode.Parse(colonne.Defaut!);
            }
        }

        AddEmptyLists(contrat.Racine, FileReader<Contrat>.Judge.Schema);
    }

    private static void AddEmptyLists(JsonNode? node, JsonSchema schema)
    {
        if (node is JsonArray list && schema.Item is { } item)
        {
            foreach (JsonNode? child in list)
            {
                AddEmptyLists(child, item);
            }
        }
        else if (node is JsonObject objet)
        {
            foreach ((string key, JsonSchemaProperty property) in schema.Properties)
            {
                if (objet[key] is null && property.IsRequired && property.Type.HasFlag(JsonObjectType.Array))
                {
                    objet[key] = new JsonArray();
                }

                AddEmptyLists(objet[key], property);
            }
        }
    }
}
