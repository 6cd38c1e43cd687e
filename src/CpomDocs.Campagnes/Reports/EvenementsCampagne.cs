using System.Collections.Immutable;
using CpomDocs.Campagnes.Suivis;

namespace CpomDocs.Campagnes.Reports;

/// <summary>What the archive recorded of a campaign since a day: the alert that those who follow it ask for.</summary>
internal static class EvenementsCampagne
{
    /// <summary>Finds the events.</summary>
    /// <param name="suivi">The campaign.</param>
    /// <param name="depuis">First day, included (UTC).</param>
    /// <returns>Newest first.</returns>
    public static ImmutableArray<(SuiviContrat Contrat, EvenementSuivi Evenement)> Since(SuiviCampagne suivi, DateOnly depuis)
    {
        var first = new DateTimeOffset(depuis.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        return
        [
            .. from contrat in suivi.Contrats
               from evenement in contrat.Evenements
               where evenement.Instant >= first
               orderby evenement.Instant descending, contrat.CodeContrat
               select (contrat, evenement),
        ];
    }
}
