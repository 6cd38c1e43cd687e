namespace CpomDocs.Archiving.Conservations;

/// <summary>
/// What somebody decided of how long a contract is kept (<c>cpomdocs/conservation/1</c>, ARC-07). Acts are added, never changed.
/// </summary>
public sealed record ActeConservation
{
    /// <summary>What was decided.</summary>
    public required TypeActeConservation Type { get; init; }

    /// <summary>Who decided.</summary>
    public required string Par { get; init; }

    /// <summary>Why, in the words of the person.</summary>
    public required string Motif { get; init; }

    /// <summary>When (UTC).</summary>
    public required DateTimeOffset Instant { get; init; }

    /// <summary>The rule, for <see cref="TypeActeConservation.REGLE"/>.</summary>
    public RegleConservation? Regle { get; init; }

    /// <summary>Number of the hold that is lifted, for <see cref="TypeActeConservation.DEGEL"/>.</summary>
    public int? Gel { get; init; }
}

/// <summary>What can be decided of how long a contract is kept.</summary>
public enum TypeActeConservation
{
    /// <summary>How long, from when, and what becomes of it then; takes the place of an earlier rule.</summary>
    REGLE,

    /// <summary>Legal hold: nothing of it is removed, whatever the rule, until the hold is lifted.</summary>
    GEL,

    /// <summary>A hold is lifted.</summary>
    DEGEL,
}
