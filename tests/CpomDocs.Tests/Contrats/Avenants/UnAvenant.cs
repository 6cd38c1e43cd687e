using System.Text;
using System.Text.Json.Nodes;
using CpomDocs.Contrats.Avenants;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Contrats.Model;
using CpomDocs.Contrats.Reading;
using CpomDocs.Tests.House;

namespace CpomDocs.Tests.Contrats.Avenants;

/// <summary>An avenant to test with: starts as the dossier's example, on the dossier's contract.</summary>
internal static class UnAvenant
{
    private const string Exemple = "fixtures/avenants/valides/avenant-1.json";

    public static ContratConsolidator Consolidator { get; } = new(ContratsFixtures.Profils);

    public static ContratConsolide Depart { get; } = ContratConsolide.De(UnContrat.Valide.ContratValide);

    public static AvenantPropose Valide => Avec(_ => { });

    public static AvenantPropose Avec(Action<JsonObject> change)
    {
        JsonObject avenant = JsonNode.Parse(File.ReadAllText(Tree.PathOf(Exemple)))!.AsObject();
        change(avenant);
        return new AvenantPropose("avenant.json", Encoding.UTF8.GetBytes(avenant.ToJsonString()));
    }

    /// <summary>The example with one change only, and the cause that covers it.</summary>
    public static AvenantPropose De(string cause, string modification) => Avec(avenant =>
    {
        avenant["causes"] = new JsonArray(cause);
        avenant["modifications"] = new JsonArray(JsonNode.Parse(modification));
    });

    public static ContratConsolide Applique(AvenantPropose propose) => Applique(Depart, propose);

    public static ContratConsolide Applique(ContratConsolide depart, AvenantPropose propose)
    {
        Outcome<ContratConsolide> outcome = Consolidator.Appliquer(depart, propose);
        return outcome.Value ?? throw new InvalidOperationException(ContratsFixtures.Print(outcome.Diagnostics));
    }

    public static Diagnostic[] Refuse(AvenantPropose propose)
    {
        Outcome<ContratConsolide> outcome = Consolidator.Appliquer(Depart, propose);
        Assert.Null(outcome.Value);
        return [.. outcome.Diagnostics.Where(item => item.Gravite == Gravite.Erreur)];
    }

    /// <summary>The draft that takes a contract to another version, its blanks filled.</summary>
    public static AvenantPropose Rempli(AvenantRedige draft)
    {
        JsonObject avenant = JsonNode.Parse(draft.Json.Span)!.AsObject();
        avenant["consultations"] = JsonNode.Parse("""{"cme":{"date":"2025-03-01","avis":"FAVORABLE"}}""");
        return new AvenantPropose("brouillon.json", Encoding.UTF8.GetBytes(avenant.ToJsonString()));
    }

    public static string Annexes(Contrat contrat) => JsonNode.Parse(ContratWriter.Write(contrat).Span)!["annexes"]!.ToJsonString();
}
