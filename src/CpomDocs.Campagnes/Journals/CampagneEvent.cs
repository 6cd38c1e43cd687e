using System.Collections.Immutable;
using CpomDocs.Contrats.Diagnostics;

namespace CpomDocs.Campagnes.Journals;

/// <summary>Something that happened during a run; what a live display and the ndjson output are made from.</summary>
public sealed record CampagneEvent
{
    /// <summary>Instant, UTC.</summary>
    public required DateTimeOffset Instant { get; init; }

    /// <summary>What happened.</summary>
    public required Evenement Evenement { get; init; }

    /// <summary>Code of the contract, or name of its file while the code is not known.</summary>
    public string? Contrat { get; init; }

    /// <summary>Code of the document concerned.</summary>
    public string? Document { get; init; }

    /// <summary>Role of the signatory who acted.</summary>
    public string? Role { get; init; }

    /// <summary>Why a contract failed.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; init; } = [];

    /// <summary>Why its documents were made; empty when there was nothing to make.</summary>
    public ImmutableArray<CauseEdition> Causes { get; init; } = [];

    /// <summary>French sentence, where the kind of event does not say it all.</summary>
    public string? Message { get; init; }

    /// <summary>Figures of the whole run, on the last event.</summary>
    public CampagneTotals? Totaux { get; init; }
}

/// <summary>Kinds of event of a run.</summary>
public enum Evenement
{
    /// <summary>Work on a contract begins.</summary>
    ContratDebut,

    /// <summary>A document was rendered.</summary>
    DocumentRendu,

    /// <summary>A signatory initialled and signed a document.</summary>
    Acte,

    /// <summary>Work on a contract ended well.</summary>
    ContratFin,

    /// <summary>A contract failed; the others go on.</summary>
    ContratEchec,

    /// <summary>The run ended.</summary>
    CampagneFin,
}

/// <summary>Figures of a run.</summary>
public sealed record CampagneTotals
{
    /// <summary>Contracts looked at.</summary>
    public required int Contrats { get; init; }

    /// <summary>Contracts for which something was written.</summary>
    public required int Faits { get; init; }

    /// <summary>Contracts that were already up to date.</summary>
    public required int Inchanges { get; init; }

    /// <summary>Contracts that failed.</summary>
    public required int Echecs { get; init; }

    /// <summary>Documents rendered or signed.</summary>
    public required int Documents { get; init; }

    /// <summary>Pages rendered.</summary>
    public required int Pages { get; init; }

    /// <summary>Contracts issued for each cause; one may have several.</summary>
    public required ImmutableSortedDictionary<string, int> Causes { get; init; }

    /// <summary>Duration, in milliseconds.</summary>
    public required long DureeMs { get; init; }

    /// <summary>Peak memory of the process, in bytes.</summary>
    public required long MemoireMaxOctets { get; init; }
}
