using System.Collections.Immutable;

namespace CpomDocs.Verification.Reports;

/// <summary>What was found about a liasse: the documents of one contract that were given together.</summary>
public sealed record LiasseVerifiee
{
    /// <summary>Folder or object of the archive; empty for files given by themselves.</summary>
    public required string Liasse { get; init; }

    /// <summary>Code of the contract.</summary>
    public required string CodeContrat { get; init; }

    /// <summary>Legal name of the establishment, as the documents print it.</summary>
    public required string Etablissement { get; init; }

    /// <summary>The worst of its documents; at best INDETERMINATE while a document that is asked for is missing.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>French sentence that sums up the liasse.</summary>
    public required string Phrase { get; init; }

    /// <summary>Whether the list of its documents is under a signature that holds.</summary>
    public required bool ListeSignee { get; init; }

    /// <summary>Its documents, those that are missing included, in the order of the signed list.</summary>
    public ImmutableArray<PieceVerifiee> Pieces { get; init; } = [];
}

/// <summary>A document of a liasse.</summary>
/// <param name="Document">Code of the document.</param>
/// <param name="Etat">Where it stands beside the signed list.</param>
/// <param name="Fichier">File that bears it; <see langword="null"/> when it is not there.</param>
/// <param name="Version">Version of the contract that the file belongs to; <see langword="null"/> when it is not there.</param>
public sealed record PieceVerifiee(string Document, EtatPiece Etat, string? Fichier, int? Version);

/// <summary>Where a document stands beside the signed list of its liasse.</summary>
public enum EtatPiece
{
    /// <summary>There, and what the list announces.</summary>
    Conforme,

    /// <summary>There, and not what the list announces; or not announced at all.</summary>
    NonConforme,

    /// <summary>Announced, asked for and not there.</summary>
    Absente,

    /// <summary>Announced, not there, and not asked for: a later stage, or a document nobody signs.</summary>
    NonSoumise,

    /// <summary>There; no signed list says what it must be.</summary>
    NonControlee,
}
