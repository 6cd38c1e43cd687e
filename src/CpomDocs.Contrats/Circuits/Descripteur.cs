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
}
