using CpomDocs.Archiving.Stores;

namespace CpomDocs.Archiving.Checks;

/// <summary>Checks a storage root: its declaration, its tree, then each object (OCFL 1.1 §4).</summary>
internal sealed class OcflValidator
{
    private readonly IArchiveStore _store;
    private readonly CheckLog _log;

    public OcflValidator(OcflRoot root)
    {
        _store = root.Store;
        _log = new CheckLog();
    }

    public ArchiveCheckReport CheckRoot()
    {
        foreach (StoreEntry entry in _store.List("").Where(entry => entry.Kind == StoreEntryKind.Folder && entry.Name != "extensions"))
        {
            CheckFolder(entry.Path);
        }

        return _log.ToReport();
    }

    public ArchiveCheckReport CheckObject(string id)
    {
        string folder = OcflRoot.ObjectFolder(id);
        if (!_store.List(folder).Any())
        {
            throw new ArchiveUnavailableException(Messages.UnknownObject(id));
        }

        CheckObjectFolder(folder);
        return _log.ToReport();
    }

    private void CheckFolder(string folder)
    {
        StoreEntry[] entries = [.. _store.List(folder)];
        if (entries.Any(IsOfObject))
        {
            CheckObjectFolder(folder);
            return;
        }

        foreach (StoreEntry entry in entries.Where(entry => entry.Kind != StoreEntryKind.Folder))
        {
            _log.Add(entry.Kind == StoreEntryKind.Link ? "E090" : "E072", entry.Path);
        }

        StoreEntry[] folders = [.. entries.Where(entry => entry.Kind == StoreEntryKind.Folder)];
        if (folders.Length == 0)
        {
            _log.Add("E073", folder);
        }

        Array.ForEach(folders, entry => CheckFolder(entry.Path));
    }

    private void CheckObjectFolder(string folder)
    {
        _log.Object();
        string? id = new ObjectValidator(_store, folder, _log).Check();
        if (id is not null && OcflRoot.ObjectFolder(id) != folder)
        {
            _log.Add("E036", folder);
        }
    }

    private static bool IsOfObject(StoreEntry entry) =>
        entry.Kind == StoreEntryKind.File
        && (entry.Name.StartsWith("0=", StringComparison.Ordinal) || entry.Name == OcflObject.InventoryName);
}
