using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using CpomDocs.Contrats.Model;
using CpomDocs.Contrats.Reading;
using CpomDocs.Contrats.Rules;

namespace CpomDocs.Contrats.Avenants;

/// <summary>Writes in a contract what an avenant changes besides the values it names: version, avenants, documents, people.</summary>
internal static class NouvelleVersion
{
    /// <summary>Writes the new version in the tree.</summary>
    /// <param name="revision">The contract, its values already changed.</param>
    /// <param name="dossier">The avenant.</param>
    internal static void Ecrire(ContratEnRevision revision, DossierAvenant dossier)
    {
        Avenant avenant = dossier.Avenant;
        var version = new Place(revision.Racine, "version");
        version.Set(JsonValue.Create(dossier.Contrat.Version + 1), keepsNull: false);
        revision.Mark(version, new Origine(avenant.Numero, "/versionBase"));
        Inscrire(revision, avenant, dossier.DateConclusion);
        EcrireGens(revision, dossier);
        EcrirePieces(revision, dossier);
    }

    private static void Inscrire(ContratEnRevision revision, Avenant avenant, DateOnly? conclusion)
    {
        if (revision.Racine["avenants"] is not JsonArray)
        {
            revision.Racine["avenants"] = new JsonArray();
        }

        var integrated = new AvenantIntegre
        {
            Numero = avenant.Numero,
            Objet = avenant.Objet,
            DateEffet = avenant.DateEffet,
            DateConclusion = conclusion,
        };
        JsonNode item = JsonSerializer.SerializeToNode(integrated, ModelJson.Indented)!;
        revision.Racine["avenants"]!.AsArray().Add(item);
        revision.MarkItem(item, new Origine(avenant.Numero, "/numero"));
    }

    private static void EcrireGens(ContratEnRevision revision, DossierAvenant dossier)
    {
        ImmutableArray<Signataire> before = dossier.Contrat.Signataires;
        ImmutableArray<Signataire> people = dossier.Circuit.GensDuContrat();
        var list = (JsonArray)revision.Racine["signataires"]!;
        for (int i = 0; i < people.Length; i++)
        {
            if (i < before.Length && before[i] == people[i])
            {
                continue;
            }

            JsonNode item = JsonSerializer.SerializeToNode(people[i], ModelJson.Indented)!;
            if (i < list.Count)
            {
                list[i] = item;
            }
            else
            {
                list.Add(item);
            }

            ImmutableArray<Signataire> own = dossier.Avenant.Signataires;
            int rank = own.IndexOf(own.FirstOrDefault(person => person.Id == people[i].Id)!);
            revision.MarkItem(item, new Origine(dossier.Avenant.Numero, rank < 0 ? "/signataires" : Dossier.Rang("/signataires", rank)));
        }
    }

    private static void EcrirePieces(ContratEnRevision revision, DossierAvenant dossier)
    {
        HashSet<string> touched = [.. dossier.Avenant.Modifications.Select(change => change.Annexe)];
        foreach (JsonObject document in revision.Racine["documents"]!.AsArray().OfType<JsonObject>())
        {
            string code = document["code"]!.ToString();
            if (!touched.Contains(code))
            {
                continue;
            }

            string effect = dossier.Avenant.DateEffet.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
            Set(revision, new Place(document, "dateEffet"), JsonValue.Create(effect), new Origine(dossier.Avenant.Numero, "/dateEffet"));
            string[] ids = [.. dossier.Circuit.Signataires(code)];
            bool isSame = document["signataires"] is JsonArray now && now.Select(id => id?.ToString()).SequenceEqual(ids);
            if (!isSame)
            {
                var list = new JsonArray([.. ids.Select(id => (JsonNode)id)]);
                Set(revision, new Place(document, "signataires"), list, new Origine(dossier.Avenant.Numero, "/signataires"));
            }
        }
    }

    private static void Set(ContratEnRevision revision, Place place, JsonNode? value, Origine origine)
    {
        place.Set(value, keepsNull: false);
        revision.Mark(place, origine);
    }
}
