using System.Collections.Immutable;
using CpomDocs.Archiving.Conservations;

namespace CpomDocs.Campagnes.Conservations;

/// <summary>
/// First step of an elimination (« bordereau d’élimination », <c>cpomdocs/elimination/1</c>): what a person proposes, for another one to
/// agree to by its number and digest.
/// </summary>
public sealed record PropositionElimination
{
    /// <summary>Number among those of the archive, from 1.</summary>
    public required int Numero { get; init; }

    /// <summary>Who proposes.</summary>
    public required string Par { get; init; }

    /// <summary>Why.</summary>
    public required string Motif { get; init; }

    /// <summary>When (UTC).</summary>
    public required DateTimeOffset Instant { get; init; }

    /// <summary>What would be eliminated.</summary>
    public required ImmutableArray<ContratAEliminer> Contrats { get; init; }
}

/// <summary>A contract that is proposed for elimination, and why it may be.</summary>
public sealed record ContratAEliminer
{
    /// <summary>Its code.</summary>
    public required string CodeContrat { get; init; }

    /// <summary>Name of the holder, where the data can still be read.</summary>
    public string? Titulaire { get; init; }

    /// <summary>First day of the contract.</summary>
    public DateOnly? Debut { get; init; }

    /// <summary>Last day of the contract.</summary>
    public DateOnly? Fin { get; init; }

    /// <summary>Versions of its object.</summary>
    public required int Versions { get; init; }

    /// <summary>Files of its object, all versions, each content once.</summary>
    public required int Fichiers { get; init; }

    /// <summary>Their bytes.</summary>
    public required long Octets { get; init; }

    /// <summary>SHA-512 of the inventory of its object, which holds the digest of every file: nothing else is eliminated.</summary>
    public required string InventaireSha512 { get; init; }

    /// <summary>How long it had to be kept.</summary>
    public required RegleConservation Regle { get; init; }

    /// <summary>Day from which the clock ran.</summary>
    public required DateOnly Depart { get; init; }

    /// <summary>Last day on which it had to be kept.</summary>
    public required DateOnly Echeance { get; init; }
}
