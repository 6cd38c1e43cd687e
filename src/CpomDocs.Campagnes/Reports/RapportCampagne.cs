using System.Collections.Immutable;
using CpomDocs.Campagnes.Plans;
using CpomDocs.Campagnes.Suivis;
using CpomDocs.Contrats.Classeurs;
using CpomDocs.Contrats.Model;
using CpomDocs.Rendering.Csv;

namespace CpomDocs.Campagnes.Reports;

/// <summary>
/// The report of a campaign: its dashboard, its indicators and targets, what is late, the reminders to send, what happened since a day.
/// </summary>
public static class RapportCampagne
{
    /// <summary>Name of the dashboard.</summary>
    public const string Board = "tableau-de-bord.html";

    /// <summary>Writes the files of a report.</summary>
    /// <param name="modeles">Profiles.</param>
    /// <param name="demande">The campaign and its contracts.</param>
    /// <param name="suivi">Where it stands.</param>
    /// <param name="options">What to tell.</param>
    /// <returns>Bytes by path with <c>/</c>, relative to the folder of the report, one by one.</returns>
    public static IEnumerable<KeyValuePair<string, byte[]>> Write(
        Modeles modeles, DemandeSuiviCampagne demande, SuiviCampagne suivi, RapportOptions options)
    {
        ArgumentNullException.ThrowIfNull(demande);
        ArgumentNullException.ThrowIfNull(suivi);
        ArgumentNullException.ThrowIfNull(options);
        Campagne campagne = demande.Campagne;
        ImmutableArray<Relance> relances = Relance.Of(campagne, suivi, options.Delai);
        yield return KeyValuePair.Create(Board, new TableauDeBord(campagne, suivi, relances).Write(options.Depuis));
        yield return KeyValuePair.Create("retards.csv", CsvSheetWriter.Write(LateSheet(suivi)));
        if (options.Depuis is { } depuis)
        {
            yield return KeyValuePair.Create("evenements.csv", CsvSheetWriter.Write(EventSheet(suivi, depuis)));
        }

        foreach (KeyValuePair<string, byte[]> file in RelancesFichiers.Write(campagne, relances, options.Instant)
            .Concat(IndicateursCampagne.Write(modeles, demande)))
        {
            yield return file;
        }
    }

    private static Feuille LateSheet(SuiviCampagne suivi)
    {
        IEnumerable<object?[]> rows =
            from contrat in suivi.Contrats
            from document in contrat.Documents
            where document.RetardJours > 0
            orderby document.RetardJours descending
            select (object?[])
            [
                contrat.CodeContrat,
                contrat.Etablissement,
                contrat.Groupe,
                document.Document,
                document.Etat.ToString(),
                document.Attendus[0].Role,
                document.Attendus[0].Personne,
                document.Attendus[0].Echeance,
                document.Attendus[0].Repere,
                document.RetardJours,
            ];
        return FeuilleTexte.Of("retards", Messages.Get("LateColumns"), rows);
    }

    private static Feuille EventSheet(SuiviCampagne suivi, DateOnly depuis) => FeuilleTexte.Of(
        "evenements",
        Messages.Get("EventColumns"),
        EvenementsCampagne.Since(suivi, depuis).Select(item => (object?[])
        [
            item.Evenement.Instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", PageHtml.French),
            item.Contrat.CodeContrat,
            item.Contrat.Etablissement,
            item.Evenement.Texte,
        ]));
}

/// <summary>What a report tells.</summary>
public sealed record RapportOptions
{
    /// <summary>Days before the last one from which a reminder is sent.</summary>
    public int Delai { get; init; } = 15;

    /// <summary>First day of the events to tell; none is told when absent.</summary>
    public DateOnly? Depuis { get; init; }

    /// <summary>When the report is made, written in mails and calendars.</summary>
    public required DateTimeOffset Instant { get; init; }
}
