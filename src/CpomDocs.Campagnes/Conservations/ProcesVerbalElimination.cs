using System.Collections.Immutable;

namespace CpomDocs.Campagnes.Conservations;

/// <summary>Second step of an elimination: another person decides. From here on a process that is stopped is gone on with.</summary>
public sealed record DecisionElimination
{
    /// <summary>Number of the proposition.</summary>
    public required int Numero { get; init; }

    /// <summary>SHA-512 of the proposition, which the person gave.</summary>
    public required string Empreinte { get; init; }

    /// <summary>Who decides.</summary>
    public required string Par { get; init; }

    /// <summary>Reference of the agreement of the archives service (code du patrimoine, art. L. 212-2 and R. 212-14).</summary>
    public required string Visa { get; init; }

    /// <summary>When (UTC).</summary>
    public required DateTimeOffset Instant { get; init; }
}

/// <summary>Record that stays of an elimination: what became of each contract, who proposed and who decided.</summary>
public sealed record ProcesVerbalElimination
{
    /// <summary>The proposition.</summary>
    public required PropositionElimination Proposition { get; init; }

    /// <summary>Its SHA-512.</summary>
    public required string Empreinte { get; init; }

    /// <summary>The decision; <see langword="null"/> for a proposition that was given up before.</summary>
    public DecisionElimination? Decision { get; init; }

    /// <summary>Who gave the proposition up, or what was left of it; <see langword="null"/> where nobody did.</summary>
    public DecisionConservation? Abandon { get; init; }

    /// <summary>What became of each contract.</summary>
    public required ImmutableArray<SortContrat> Contrats { get; init; }

    /// <summary>When it was over (UTC).</summary>
    public required DateTimeOffset Instant { get; init; }
}

/// <summary>What became of a contract that was proposed.</summary>
/// <param name="CodeContrat">Its code.</param>
/// <param name="EstElimine">Whether it is no longer in the archive.</param>
/// <param name="Motif">Why it was left, in French; empty otherwise.</param>
public sealed record SortContrat(string CodeContrat, bool EstElimine, string Motif);
