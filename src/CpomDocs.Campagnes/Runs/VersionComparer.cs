using System.Collections.Immutable;
using CpomDocs.Archiving;
using CpomDocs.Archiving.Manifests;
using CpomDocs.Campagnes.Plans;
using CpomDocs.Contrats.Changements;
using CpomDocs.Contrats.Model;
using CpomDocs.Contrats.Reading;

namespace CpomDocs.Campagnes.Runs;

/// <summary>What differs between two versions of a contract in the archive.</summary>
/// <param name="Fichiers">Files that differ.</param>
/// <param name="Changements">What the data say otherwise, in the words of the contract; none when one of them cannot be read.</param>
public sealed record ComparaisonVersions(VersionChanges Fichiers, ImmutableArray<Changement> Changements);

/// <summary>Compares versions of a contract in the archive.</summary>
/// <param name="archive">The archive.</param>
/// <param name="modeles">Profiles that read the data.</param>
public sealed class VersionComparer(LiasseArchiver archive, Modeles modeles)
{
    private readonly ContratReader _reader = new(modeles.Profils);

    /// <summary>Compares two versions.</summary>
    /// <param name="id">Identifier, or the code of the contract alone.</param>
    /// <param name="before">The earlier version.</param>
    /// <param name="after">The later version.</param>
    /// <returns>What differs.</returns>
    /// <exception cref="ArchiveUnavailableException">The archive does not hold a version, or a file of data is altered.</exception>
    public ComparaisonVersions Compare(string id, int before, int after)
    {
        Inventory inventory = archive.Show(id);
        var files = VersionChanges.Between(inventory.Versions[before], inventory.Versions[after]);
        return new ComparaisonVersions(files,
            files.Modifies.Contains(ArchiveContent.Data) && DataOf(id, before) is { } old && DataOf(id, after) is { } current
                ? ContratDiff.Comparer(old, current)
                : []);
    }

    private Contrat? DataOf(string id, int version) =>
        _reader.Read(ArchiveContent.Data, archive.GetFile(id, ArchiveContent.Data, version)).Value?.Contrat;
}
