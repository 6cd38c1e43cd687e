using System.Collections.Immutable;
using CpomDocs.Archiving.Conservations;

namespace CpomDocs.Campagnes.Conservations;

/// <summary>How long a contract of the archive is kept, on a day.</summary>
/// <param name="CodeContrat">Its code.</param>
/// <param name="Etat">Where its clock stands.</param>
/// <param name="Conservation">Its rule and its holds.</param>
public sealed record EcheanceArchive(string CodeContrat, EtatEcheance Etat, EtatConservation Conservation)
{
    /// <summary>Newest version of the object.</summary>
    public required int Version { get; init; }

    /// <summary>Name of the holder of the contract; <see langword="null"/> when its data can no longer be read.</summary>
    public string? Titulaire { get; init; }

    /// <summary>First day of the contract.</summary>
    public DateOnly? Debut { get; init; }

    /// <summary>Last day of the contract in force, avenants included.</summary>
    public DateOnly? Fin { get; init; }

    /// <summary>Day from which the clock runs; <see langword="null"/> without rule or start.</summary>
    public DateOnly? Depart { get; init; }

    /// <summary>Last day on which the contract must be kept, included; <see langword="null"/> without rule or start.</summary>
    public DateOnly? Echeance { get; init; }

    /// <summary>Reasons why it must not be eliminated, in French; empty when it may be.</summary>
    public ImmutableArray<string> Empechements { get; init; } = [];
}

/// <summary>Where the clock of a contract stands.</summary>
public enum EtatEcheance
{
    /// <summary>Nobody has said how long it is kept.</summary>
    SANS_REGLE,

    /// <summary>The event that starts the clock is not known.</summary>
    SANS_DEPART,

    /// <summary>It must still be kept.</summary>
    EN_COURS,

    /// <summary>Its time is over: what the rule says becomes of it can be done.</summary>
    ECHUE,
}
