namespace CpomDocs.Campagnes.Conservations;

/// <summary>Where an elimination stands.</summary>
/// <param name="Proposition">The proposition.</param>
/// <param name="Empreinte">SHA-512 of the proposition, lower-case hexadecimal.</param>
public sealed record SuiviElimination(PropositionElimination Proposition, string Empreinte)
{
    /// <summary>The decision; <see langword="null"/> while nobody has decided.</summary>
    public DecisionElimination? Decision { get; init; }

    /// <summary>The record; <see langword="null"/> while it is not over.</summary>
    public ProcesVerbalElimination? ProcesVerbal { get; init; }

    /// <summary>State.</summary>
    public EtatElimination Etat => ProcesVerbal is { Abandon: not null } ? EtatElimination.ABANDONNEE
        : ProcesVerbal is not null ? EtatElimination.EXECUTEE
        : Decision is not null ? EtatElimination.DECIDEE
        : EtatElimination.PROPOSEE;
}

/// <summary>States of an elimination.</summary>
public enum EtatElimination
{
    /// <summary>Proposed; nothing is removed.</summary>
    PROPOSEE,

    /// <summary>Decided, and not over: to be gone on with.</summary>
    DECIDEE,

    /// <summary>Over.</summary>
    EXECUTEE,

    /// <summary>Given up; what was removed before stays removed, and is recorded.</summary>
    ABANDONNEE,
}

/// <summary>Result of a step of an elimination.</summary>
/// <param name="Suivi">Where it stands; <see langword="null"/> when the step was refused.</param>
/// <param name="Refus">Every reason to refuse, in French.</param>
public sealed record ResultatElimination(SuiviElimination? Suivi, System.Collections.Immutable.ImmutableArray<string> Refus);
