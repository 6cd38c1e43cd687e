using CpomDocs.Archiving;
using CpomDocs.Campagnes.Plans;
using CpomDocs.Contrats.Model;

namespace CpomDocs.Campagnes.Suivis;

/// <summary>
/// Tells where every contract of a campaign stands, in one parallel pass over its files and the archive. A contract is let go as soon as it
/// is summed up: memory does not grow with the size of the contracts.
/// </summary>
public sealed class SuiviReader
{
    private readonly Modeles _modeles;

    /// <summary>Makes a reader.</summary>
    /// <param name="modeles">Profiles and templates.</param>
    public SuiviReader(Modeles modeles) => _modeles = modeles;

    /// <summary>Reads a campaign.</summary>
    /// <param name="demande">Which one, where, and for which day.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>Where it stands.</returns>
    /// <remarks>A contract that the archive holds damaged has an <see cref="SuiviContrat.Anomalie"/>; the others are told.</remarks>
    public SuiviCampagne Read(DemandeSuiviCampagne demande, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(demande);
        if (!_modeles.Profils.TryGet(demande.Campagne.Profil, out Profil? profil))
        {
            throw new ArgumentException(Messages.Get("ProfileUnknown", demande.Campagne.Profil, ""), nameof(demande));
        }

        var reader = new ContratSuivi(demande, _modeles, new Echeancier(demande.Campagne, profil));
        var found = new SuiviContrat[demande.Campagne.Contrats.Length];
        Parallel.For(
            0,
            found.Length,
            new ParallelOptions { MaxDegreeOfParallelism = demande.Parallelisme, CancellationToken = cancellationToken },
            rang => found[rang] = reader.Read(demande.Campagne.Contrats[rang]));
        return new SuiviCampagne
        {
            Campagne = demande.Campagne.Id,
            Libelle = demande.Campagne.Libelle,
            Date = demande.Jour,
            Contrats = [.. found],
        };
    }
}

/// <summary>What to read of a campaign.</summary>
public sealed record DemandeSuiviCampagne
{
    /// <summary>The campaign.</summary>
    public required Campagne Campagne { get; init; }

    /// <summary>Folder that the files of the contracts are relative to.</summary>
    public required string DossierContrats { get; init; }

    /// <summary>The archive; absent while nothing is issued.</summary>
    public LiasseArchiver? Archive { get; init; }

    /// <summary>Folder of liasses being signed, which may be ahead of the archive.</summary>
    public string? Liasses { get; init; }

    /// <summary>The day that states and delays are told for.</summary>
    public required DateOnly Jour { get; init; }

    /// <summary>Contracts read at the same time, at least 1.</summary>
    public int Parallelisme { get; init; } = Environment.ProcessorCount;
}
