using CpomDocs.Archiving.Stores;

namespace CpomDocs.Archiving.Checks;

/// <summary>The storage root of an archive of ours, wherever its files are.</summary>
/// <param name="store">Where they are.</param>
internal sealed class StoreTree(IArchiveStore store) : IOcflTree
{
    public IReadOnlyList<TreeEntry> List(string folder) => [.. store.List(folder).Select(EntryOf)];

    public Stream OpenRead(string path) => store.TryOpen(path) ?? throw new FileNotFoundException(path);

    private static TreeEntry EntryOf(StoreEntry entry) => entry.Kind switch
    {
        StoreEntryKind.File => new TreeEntry(entry.Name, EntryKind.File, entry.Length),
        StoreEntryKind.Folder => new TreeEntry(entry.Name, EntryKind.Folder, 0),
        _ => new TreeEntry(entry.Name, EntryKind.Other, 0),
    };
}
