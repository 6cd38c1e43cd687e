using CpomDocs.Contrats.Model;

namespace CpomDocs.Campagnes.Plans;

/// <summary>What the makers of one contract share.</summary>
internal sealed record ContexteContrat
{
    public required Vocabulaire Mots { get; init; }

    public required Profil Profil { get; init; }

    public required Tirage Tirage { get; init; }

    public required Silhouette Silhouette { get; init; }

    /// <summary>First day of the contract, included.</summary>
    public required DateOnly DateEffet { get; init; }

    /// <summary>Last day of the contract, included.</summary>
    public required DateOnly DateFin { get; init; }

    /// <summary>FINESS numbers of the care sites, without that of the long-stay unit.</summary>
    public required IReadOnlyList<string> SitesDeSoins { get; init; }

    /// <summary>FINESS number of the long-stay unit, when there is one.</summary>
    public string? SiteUsld { get; init; }
}
