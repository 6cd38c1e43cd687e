using CpomDocs.Archiving;

namespace CpomDocs.Campagnes.Runs;

/// <summary>Work that reads the newest version of a contract in the archive and adds the next one, among other writers.</summary>
internal static class NewestVersion
{
    // Each attempt that fails is another writer's success.
    private const int Attempts = 20;

    /// <summary>Does the work after the newest version; does it again, on what another writer brought, when one came first.</summary>
    /// <param name="archive">The archive.</param>
    /// <param name="code">Code of the contract, or its identifier.</param>
    /// <param name="work">
    /// The work, given the version it comes after, 0 for none: it reads what the archive holds and puts with
    /// <see cref="Archiving.Manifests.ArchiveEntry.ApresVersion"/>.
    /// </param>
    /// <returns>What the work gives.</returns>
    /// <exception cref="ArchiveUnavailableException">Other writers always come first, or the archive refuses; nothing was put.</exception>
    public static T After<T>(LiasseArchiver archive, string code, Func<int, T> work)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                return work(archive.TryShow(code)?.Head ?? 0);
            }
            catch (ArchiveUnavailableException error) when (error.IsConflict && attempt < Attempts)
            {
            }
        }
    }
}
