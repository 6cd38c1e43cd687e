using System.Collections.Immutable;
using System.Globalization;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Contrats.Model;

namespace CpomDocs.Contrats.Avenants;

/// <summary>
/// Brings what the rules say of a consolidated contract back to the avenant (AVN-06): the place that made it so, and the number of the
/// version in the sentence.
/// </summary>
/// <param name="depart">The version the avenant changes.</param>
/// <param name="avenant">The avenant.</param>
/// <param name="marques">What the avenant and those before it changed, by pointer in the new version.</param>
/// <param name="appliquees">What the avenant changed.</param>
internal sealed class Rejugement(
    ContratConsolide depart,
    Avenant avenant,
    ImmutableSortedDictionary<string, Origine> marques,
    ImmutableArray<ModificationAppliquee> appliquees)
{
    /// <summary>Keeps what is new, with its place in the avenant; an error is always told.</summary>
    /// <param name="diagnostics">What the rules say of the new version.</param>
    /// <returns>The same, as the author of the avenant needs it.</returns>
    internal IEnumerable<Diagnostic> Ramener(ImmutableArray<Diagnostic> diagnostics)
    {
        HashSet<(string, string)> known = [.. depart.Contrat.Diagnostics.Select(item => (item.Code, item.Message))];
        return diagnostics
            .Where(item => item.Gravite == Gravite.Erreur || !known.Contains((item.Code, item.Message)))
            .Select(item => item with
            {
                Message = Messages.Format("Avenant.Consolide", depart.Contrat.Contrat.Version + 1, item.Message),
                Pointeur = PlaceDe(item.Pointeur),
            });
    }

    private string PlaceDe(string pointer)
    {
        for (string place = pointer; place.Length > 0; place = place[..place.LastIndexOf('/')])
        {
            if (marques.TryGetValue(place, out Origine origine) && origine.Avenant == avenant.Numero && origine.Pointeur.Length > 0)
            {
                return origine.Pointeur + (origine.Pointeur.EndsWith("Valeur", StringComparison.Ordinal) ? pointer[place.Length..] : "");
            }
        }

        ModificationAppliquee? inside =
            appliquees.LastOrDefault(applied => applied.Pointeur.StartsWith(pointer + "/", StringComparison.Ordinal));
        ModificationAppliquee? near = inside ?? appliquees.LastOrDefault(applied => SectionDe(applied.Pointeur) == SectionDe(pointer));
        return near is null ? "" : "/modifications/" + near.Rang.ToString(CultureInfo.InvariantCulture);
    }

    private static string SectionDe(string pointer) => string.Join('/', pointer.Split('/').Take(3));
}
