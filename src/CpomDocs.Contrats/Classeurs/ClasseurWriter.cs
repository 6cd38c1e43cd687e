using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Contrats.Model;
using CpomDocs.Contrats.Reading;

namespace CpomDocs.Contrats.Classeurs;

/// <summary>Writes contracts as the workbook that <see cref="ClasseurReader"/> reads. Stateless.</summary>
public static class ClasseurWriter
{
    /// <summary>Writes contracts.</summary>
    /// <param name="contrats">Contracts, in the order of their rows; their rules are not judged.</param>
    /// <returns>
    /// A sheet that explains the others, then those that every contract needs or that one of these fills. The targets of an indicator
    /// come in the order of years. CPOM1076 where two contracts have the same code.
    /// </returns>
    public static Outcome<Classeur> Write(IEnumerable<Contrat> contrats)
    {
        ArgumentNullException.ThrowIfNull(contrats);
        ImmutableArray<Contrat> all = [.. contrats];
        ImmutableArray<Diagnostic> twice = [.. all.GroupBy(contrat => contrat.CodeContrat, StringComparer.Ordinal)
            .Where(group => group.Count() > 1)
            .Select(group => new Note("CPOM1076", "", 0) { Values = [group.Key] }.ToDiagnostic())];
        if (!twice.IsEmpty)
        {
            return Outcome.Failure<Classeur>(twice);
        }

        ImmutableArray<JsonNode> racines = [.. all.Select(contrat => JsonSerializer.SerializeToNode(contrat, ModelJson.Indented)!)];
        IEnumerable<Feuille> feuilles = ModeleClasseur.Contrats.Feuilles
            .Select(modele => (Modele: modele, Feuille: new FeuilleWriter(modele, AnneesDe(all)).Write(racines)))
            .Where(item => item.Modele.Requise || item.Feuille.Lignes.Length > 1)
            .Select(item => item.Feuille);
        return Outcome.Of(new Classeur([LisezMoi.Feuille(ModeleClasseur.Contrats, "LisezMoi.Consignes"), .. feuilles]));
    }

    private static ImmutableArray<int> AnneesDe(ImmutableArray<Contrat> contrats) =>
        [.. contrats.SelectMany(contrat => contrat.Annexes.Orientations?.Objectifs ?? [])
            .SelectMany(objectif => objectif.Indicateur is { } seul ? objectif.Indicateurs.Prepend(seul) : objectif.Indicateurs)
            .SelectMany(indicateur => indicateur.Cibles.Select(cible => cible.Annee))
            .Distinct()
            .Order()];
}
