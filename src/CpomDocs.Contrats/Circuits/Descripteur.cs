using System.Collections.Immutable;

namespace CpomDocs.Contrats.Circuits;

/// <summary>What a rendered document says of itself, carried in its XMP: enough to sign, follow and judge it wherever it is.</summary>
public sealed record Descripteur
{
    /// <summary>Code of the contract.</summary>
    public required string CodeContrat { get; init; }

    /// <summary>Code of the document (<c>SOCLE</c>, <c>AVENANT-1</c>).</summary>
    public required string Document { get; init; }

    /// <summary>Title of the document, as printed.</summary>
    public required string Intitule { get; init; }

    /// <summary>Consolidated version of the contract it belongs to.</summary>
    public required int Version { get; init; }

    /// <summary>Code of the family.</summary>
    public required string Profil { get; init; }

    /// <summary>Legal name of the establishment.</summary>
    public required string Etablissement { get; init; }

    /// <summary>First day the document applies, included.</summary>
    public required DateOnly DateEffet { get; init; }

    /// <summary>Last day of the contract, included.</summary>
    public required DateOnly DateFin { get; init; }

    /// <summary>Who must initial and sign, in order.</summary>
    public required Circuit Circuit { get; init; }

    /// <summary>Place printed by default in the block of a signature, if the contract gives one.</summary>
    public string? LieuSignature { get; init; }

    /// <summary>True for a document made for a demonstration: printed « SANS VALEUR JURIDIQUE » on each page.</summary>
    public bool Demonstration { get; init; }

    /// <summary>
    /// Every document of the liasse, this one included, in its order; only in the document that opens the liasse, whose signatures make
    /// the list one that nobody can shorten, lengthen or replace.
    /// </summary>
    public ImmutableArray<PieceLiasse> Pieces { get; init; } = [];
}

/// <summary>A document that a liasse holds, as its first document announces it.</summary>
public sealed record PieceLiasse
{
    /// <summary>Code of the document.</summary>
    public required string Code { get; init; }

    /// <summary>Stage at which it is signed, from 1.</summary>
    public required int Etape { get; init; }

    /// <summary>
    /// Roles that sign it, in order; empty when nobody does. People may change from one stage to the next, roles do not.
    /// </summary>
    public ImmutableArray<Role> Roles { get; init; } = [];

    /// <summary>Whether each signatory initials every page.</summary>
    public required bool Paraphe { get; init; }
}
