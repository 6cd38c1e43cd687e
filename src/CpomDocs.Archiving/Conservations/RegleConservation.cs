namespace CpomDocs.Archiving.Conservations;

/// <summary>How long a contract is kept (« durée d’utilité administrative »), and what becomes of it then (« sort final »).</summary>
/// <param name="DureeAnnees">Years, from 0.</param>
/// <param name="Depart">Event that starts the clock.</param>
/// <param name="SortFinal">What becomes of it.</param>
public sealed record RegleConservation(int DureeAnnees, DepartConservation Depart, SortFinal SortFinal)
{
    /// <summary>Day of the event, for <see cref="DepartConservation.DATE"/>.</summary>
    public DateOnly? DateDepart { get; init; }

    /// <summary>Day of the event that starts the clock.</summary>
    /// <param name="finContrat">Last day of the contract in force, or <see langword="null"/> when nobody can tell.</param>
    /// <returns>The day, or <see langword="null"/> when it is not known.</returns>
    public DateOnly? DepartLe(DateOnly? finContrat) => Depart == DepartConservation.DATE ? DateDepart : finContrat;

    /// <summary>Last day on which the contract must be kept, included.</summary>
    /// <param name="finContrat">Last day of the contract in force, or <see langword="null"/> when nobody can tell.</param>
    /// <returns>The day, or <see langword="null"/> when the clock has no start.</returns>
    public DateOnly? Echeance(DateOnly? finContrat) => DepartLe(finContrat) is not { } start ? null
        : start.Year + DureeAnnees > DateOnly.MaxValue.Year ? DateOnly.MaxValue
        : start.AddYears(DureeAnnees);
}

/// <summary>Events that start the clock.</summary>
public enum DepartConservation
{
    /// <summary>Last day of the contract in force: an avenant that prolongs the contract moves it.</summary>
    FIN_CONTRAT,

    /// <summary>A day that a person gives.</summary>
    DATE,
}

/// <summary>What becomes of a contract when its time is over.</summary>
public enum SortFinal
{
    /// <summary>Kept for ever, by the archives service it is transferred to.</summary>
    CONSERVER,

    /// <summary>May be eliminated.</summary>
    DETRUIRE,

    /// <summary>Somebody chooses what is kept; nothing is eliminated before.</summary>
    TRIER,
}
