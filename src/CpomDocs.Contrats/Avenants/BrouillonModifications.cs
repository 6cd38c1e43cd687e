using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CpomDocs.Contrats.Model;
using CpomDocs.Contrats.Reading;

namespace CpomDocs.Contrats.Avenants;

/// <summary>The changes of a draft, as its file will hold them.</summary>
/// <param name="depart">The version they change.</param>
/// <param name="motif">Reason of each change; empty for a blank to fill.</param>
internal sealed class BrouillonModifications(ContratValide depart, string motif)
{
    private readonly JsonArray _modifications = [];
    private readonly List<CauseAvenant> _causes = [];

    /// <summary>The changes.</summary>
    internal JsonArray Modifications => _modifications;

    /// <summary>The first cause that covers each change, once, in the order of the changes.</summary>
    internal IEnumerable<CauseAvenant> Causes => _causes.Distinct();

    /// <summary>Codes of the documents changed.</summary>
    internal IEnumerable<string> Pieces => _modifications.Select(change => change!["annexe"]!.ToString()).Distinct();

    /// <summary>Adds a change of a value.</summary>
    internal void Modifier(OperationAvenant operation, JsonObject cible, JsonNode? ancienne, JsonNode? nouvelle)
    {
        JsonObject change = Debut(operation, cible["volet"]?.ToString() ?? "");
        change["cible"] = cible;
        change["ancienneValeur"] = ancienne?.DeepClone();
        change["nouvelleValeur"] = nouvelle?.DeepClone();
        Finir(change);
    }

    /// <summary>Adds an addition.</summary>
    internal void Ajouter(OperationAvenant operation, JsonObject record)
    {
        JsonObject change = Debut(operation, record["volet"]?.ToString() ?? "");
        change["nouvelleValeur"] = record.DeepClone();
        Finir(change);
    }

    /// <summary>Adds a removal.</summary>
    internal void Retirer(OperationAvenant operation, JsonObject cible, JsonObject record)
    {
        JsonObject change = Debut(operation, cible["volet"]?.ToString() ?? "");
        change["cible"] = cible;
        change["ancienneValeur"] = record[OperationCatalogue.De(operation).Titre]?.DeepClone();
        Finir(change);
    }

    private JsonObject Debut(OperationAvenant operation, string volet)
    {
        SpecificationOperation spec = OperationCatalogue.De(operation);
        _causes.Add(spec.Causes[0]);
        ImmutableArray<string> pieces = PieceModifiee.De(depart, spec.Section, volet);
        return new JsonObject { ["annexe"] = pieces.IsEmpty ? "" : pieces[0], ["operation"] = operation.ToString() };
    }

    private void Finir(JsonObject change)
    {
        change["motif"] = motif;
        _modifications.Add(change);
    }
}
