using System.Collections.Immutable;

namespace CpomDocs.Contrats.Circuits;

/// <summary>What a rendered liasse holds (<c>liasse.json</c>): enough to check that it is whole and to know who signs what.</summary>
public sealed record LiasseManifeste
{
    /// <summary>Code of the contract.</summary>
    public required string CodeContrat { get; init; }

    /// <summary>Consolidated version of the contract, from 1.</summary>
    public required int Version { get; init; }

    /// <summary>Code of the family.</summary>
    public required string Profil { get; init; }

    /// <summary>Version of the profile and its templates.</summary>
    public required string ProfilVersion { get; init; }

    /// <summary>Version of the program that rendered the liasse.</summary>
    public required string Programme { get; init; }

    /// <summary>Of an avenant: day on which the contract it changes was concluded, as its visas say; absent when they do not.</summary>
    public DateOnly? DateConclusionContrat { get; init; }

    /// <summary>The documents, in the order of the liasse.</summary>
    public required ImmutableArray<DocumentLiasse> Documents { get; init; }
}

/// <summary>A document of a liasse.</summary>
public sealed record DocumentLiasse
{
    /// <summary>Code (<c>ORIENTATIONS</c>, <c>AVENANT-1</c>).</summary>
    public required string Code { get; init; }

    /// <summary>Title as printed.</summary>
    public required string Intitule { get; init; }

    /// <summary>Stage at which it is signed, from 1.</summary>
    public required int Etape { get; init; }

    /// <summary>Its files.</summary>
    public required FichiersLiasse Fichiers { get; init; }

    /// <summary>Who initials and signs, in order; empty when nobody does.</summary>
    public required ImmutableArray<EtapeLiasse> Circuit { get; init; }

    /// <summary>Whether each signatory initials every page.</summary>
    public required bool Paraphe { get; init; }

    /// <summary>First day the document applies, included.</summary>
    public required DateOnly DateEffet { get; init; }
}

/// <summary>Files of a document, as rendered: before any act.</summary>
public sealed record FichiersLiasse
{
    /// <summary>The PDF, if it was asked for.</summary>
    public FichierLiasse? Pdf { get; init; }

    /// <summary>The DOCX, if it was asked for.</summary>
    public FichierLiasse? Docx { get; init; }
}

/// <summary>A file of a liasse.</summary>
/// <param name="Nom">Name, without folder.</param>
/// <param name="Octets">Size in bytes.</param>
/// <param name="Sha256">SHA-256 of its bytes, 64 lower-case hexadecimal digits.</param>
public sealed record FichierLiasse(string Nom, long Octets, string Sha256);

/// <summary>An act expected on a document.</summary>
/// <param name="Role">Name of the role.</param>
/// <param name="Signataire">Identifier of the person in the contract.</param>
/// <param name="Nom">Name as printed (« Mme Anne-Lise PEYRUSSAC »).</param>
/// <param name="Qualite">Capacity in which the person signs.</param>
public sealed record EtapeLiasse(string Role, string Signataire, string Nom, string Qualite);
