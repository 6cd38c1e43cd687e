using CpomDocs.Archiving.Manifests;

namespace CpomDocs.Archiving.Stores;

/// <summary>OCFL objects in a folder; each new version appears in one step, whole or not at all.</summary>
/// <remarks>
/// A new object is built aside and its topmost missing folder renamed into place; a new version is built aside, sharing the bytes of
/// the older ones by hard link, and exchanged with the object. A validator finds the root valid whenever the process may be killed.
/// </remarks>
internal sealed class FolderStore
{
    private readonly OcflRoot _root;

    private FolderStore(OcflRoot root) => _root = root;

    public static FolderStore Open(string folder) => new(OcflRoot.Open(folder));

    public static FolderStore OpenOrCreate(string folder) => new(OcflRoot.OpenOrCreate(folder));

    /// <summary>All objects, in a stable order.</summary>
    /// <returns>Objects, opened one by one.</returns>
    public IEnumerable<OcflObject> Objects() => _root.ObjectFolders().Select(folder => OcflObject.TryOpen(folder)!);

    /// <summary>Opens an object.</summary>
    /// <param name="id">Identifier.</param>
    /// <returns>The object, or <see langword="null"/>.</returns>
    public OcflObject? Find(string id) => OcflObject.TryOpen(_root.ObjectFolder(id));

    /// <summary>Adds a version to an object, made when absent; the same state as the newest one adds nothing.</summary>
    /// <param name="id">Identifier.</param>
    /// <param name="version">What the version holds.</param>
    /// <returns>Inventory after the call.</returns>
    public Inventory Commit(string id, VersionDraft version)
    {
        using FileStream right = _root.LockObject(id);
        OcflObject? previous = Find(id);
        InventoryStep step = InventoryStep.After(previous?.Inventory, id, version);
        if (previous is not null && step.ChangesNothing)
        {
            return previous.Inventory;
        }

        string work = _root.NewWorkFolder();
        try
        {
            Publish(work, previous, step, _root.ObjectFolder(id));
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }

        return step.Next;
    }

    private void Publish(string work, OcflObject? previous, InventoryStep step, string target)
    {
        string built = Path.Combine([work, .. Path.GetRelativePath(_root.Folder, target).Split(Path.DirectorySeparatorChar)]);
        Directory.CreateDirectory(built);
        OcflObject.Build(built, previous, step.Next, step.Added);
        if (previous is null)
        {
            PublishNew(work, target);
        }
        else
        {
            NativeFileSystem.Exchange(built, target);
            NativeFileSystem.FlushFolder(Path.GetDirectoryName(target)!);
        }
    }

    // An empty folder is an error of the root (E073): the topmost missing folder goes into place with the object already inside it.
    private void PublishNew(string work, string target)
    {
        string[] parts = Path.GetRelativePath(_root.Folder, target).Split(Path.DirectorySeparatorChar);
        for (int depth = 1; depth <= parts.Length; depth++)
        {
            string place = Path.Combine([_root.Folder, .. parts[..depth]]);
            if (!Directory.Exists(place) && NativeFileSystem.TryRename(Path.Combine([work, .. parts[..depth]]), place))
            {
                NativeFileSystem.FlushFolder(Path.GetDirectoryName(place)!);
                return;
            }
        }

        throw new ArchiveUnavailableException(Messages.Busy(target));
    }
}
