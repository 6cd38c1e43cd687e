using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CpomDocs.Campagnes.Journals;

namespace CpomDocs.Cli.Json;

/// <summary>Result of <c>campagne run</c> and of <c>campagne avenants</c>.</summary>
internal sealed record CampagneRunDocument(string Schema, string Campagne, CampagneTotals Totaux, ImmutableArray<RunFailureItem> Echecs)
{
    /// <summary>What is worth saying of contracts that did not fail; of avenants alone.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<RunFailureItem>? Avertissements { get; init; }

    /// <summary>Codes of the contracts of the campaign that the sheet does not name; of avenants alone.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? SansLigne { get; init; }
}

/// <summary>A contract that failed.</summary>
internal sealed record RunFailureItem(string Contrat, string? Message, ImmutableArray<DiagnosticItem> Diagnostics)
{
    /// <summary>Makes the item of a failure.</summary>
    /// <param name="happened">The event.</param>
    /// <returns>The item.</returns>
    public static RunFailureItem Of(CampagneEvent happened) =>
        new(happened.Contrat ?? "", happened.Message, [.. happened.Diagnostics.Select(DiagnosticItem.Of)]);
}

/// <summary>An event of a run, as a line of <c>ndjson</c>.</summary>
internal sealed record RunEventItem(
    DateTimeOffset Instant,
    string Evenement,
    string? Contrat,
    string? Document,
    string? Role,
    string? Message,
    ImmutableArray<DiagnosticItem> Diagnostics,
    CampagneTotals? Totaux,
    ImmutableArray<CauseEdition> Causes)
{
    /// <summary>Makes the item of an event.</summary>
    /// <param name="happened">The event.</param>
    /// <returns>The item.</returns>
    public static RunEventItem Of(CampagneEvent happened) => new(
        happened.Instant,
        WordOf(happened.Evenement),
        happened.Contrat,
        happened.Document,
        happened.Role,
        happened.Message,
        [.. happened.Diagnostics.Select(DiagnosticItem.Of)],
        happened.Totaux,
        happened.Causes);

    private static string WordOf(Evenement evenement) => evenement switch
    {
        Campagnes.Journals.Evenement.ContratDebut => "contrat.debut",
        Campagnes.Journals.Evenement.DocumentRendu => "document.rendu",
        Campagnes.Journals.Evenement.Acte => "acte",
        Campagnes.Journals.Evenement.ContratFin => "contrat.fin",
        Campagnes.Journals.Evenement.ContratEchec => "contrat.echec",
        _ => "campagne.fin",
    };
}
