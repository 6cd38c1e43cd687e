using CpomDocs.Archiving.Manifests;

namespace CpomDocs.Archiving.Stores;

/// <summary>The objects of a storage root: finding them, and adding versions to them.</summary>
internal sealed class OcflRepository
{
    // Longer than a right outlives the writer that held it.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(200);

    private readonly OcflRoot _root;

    /// <summary>Makes the repository.</summary>
    /// <param name="root">Storage root.</param>
    public OcflRepository(OcflRoot root) => _root = root;

    /// <summary>Where the files are.</summary>
    public IArchiveStore Store => _root.Store;

    /// <summary>All objects, in a stable order.</summary>
    /// <returns>Objects, opened one by one.</returns>
    /// <exception cref="ArchiveUnavailableException">An inventory is damaged.</exception>
    public IEnumerable<OcflObject> Objects() =>
        _root.ObjectFolders().Select(folder => OcflObject.TryOpen(Store, folder)).OfType<OcflObject>();

    /// <summary>Opens an object.</summary>
    /// <param name="id">Identifier.</param>
    /// <returns>The object, or <see langword="null"/>.</returns>
    /// <exception cref="ArchiveUnavailableException">The inventory is damaged.</exception>
    public OcflObject? Find(string id) => OcflObject.TryOpen(Store, OcflRoot.ObjectFolder(id));

    /// <summary>Adds a version to an object, made when absent; the same state as the newest one adds nothing.</summary>
    /// <param name="id">Identifier.</param>
    /// <param name="draft">What the version holds.</param>
    /// <param name="expectedHead">
    /// Version the draft was made from, 0 for none; <see langword="null"/> to come after whatever is there, the work being done again
    /// when another
    /// writer comes first.
    /// </param>
    /// <returns>Inventory after the call.</returns>
    /// <exception cref="ArchiveUnavailableException">
    /// The object is no longer at the expected version, is damaged, or the store refuses.
    /// </exception>
    public Inventory Commit(string id, VersionDraft draft, int? expectedHead)
    {
        long deadline = Environment.TickCount64 + (long)Patience.TotalMilliseconds;
        for (int attempt = 1; ; attempt++)
        {
            OcflObject? previous = Find(id);
            RequireHead(id, previous?.Inventory.Head ?? 0, expectedHead);
            try
            {
                return CommitAfter(previous, id, draft);
            }
            catch (ArchiveUnavailableException error) when (error.IsConflict && expectedHead is null && Environment.TickCount64 < deadline)
            {
                Thread.Sleep(TimeSpan.FromMilliseconds(Math.Min(attempt * 5, LongestPause.TotalMilliseconds)));
            }
        }
    }

    private Inventory CommitAfter(OcflObject? previous, string id, VersionDraft draft)
    {
        InventoryStep step = InventoryStep.After(previous?.Inventory, id, draft);
        if (previous is not null && step.ChangesNothing)
        {
            Store.Complete(previous);
            return previous.Inventory;
        }

        Store.Publish(new VersionPublication
        {
            Folder = OcflRoot.ObjectFolder(id),
            Previous = previous,
            Version = step.Next.Head,
            InventoryJson = InventoryJson.Write(step.Next),
            Content = step.Added,
        });
        return step.Next;
    }

    private static void RequireHead(string id, int head, int? expected)
    {
        if (expected is { } version && version != head)
        {
            throw new ArchiveUnavailableException(Messages.Overtaken(id)) { IsConflict = true };
        }
    }
}
