using System.Collections.Immutable;
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

    /// <summary>Natural persons who hold the contract; none when the party is a legal person.</summary>
    public required ImmutableArray<PersonneFictive> Titulaires { get; init; }

    /// <summary>Whether the contract is only a socle commun, in a family that knows such contracts (OBJ-04).</summary>
    public bool EstSocleCommun => Silhouette.SocleCommun && Profil.Bornes.Objectifs is not null;

    /// <summary>Year of the first credits: the one that most of the first twelve months belong to.</summary>
    public int PremierExercice => DateEffet.AddMonths(6).Year;

    /// <summary>FINESS number of the long-stay unit, when there is one.</summary>
    public string? SiteUsld { get; init; }
}
