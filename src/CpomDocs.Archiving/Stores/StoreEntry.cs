namespace CpomDocs.Archiving.Stores;

/// <summary>Something in a store.</summary>
/// <param name="Path">Path, relative to the storage root.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Length">Bytes of a file; 0 for anything else.</param>
internal readonly record struct StoreEntry(string Path, StoreEntryKind Kind, long Length)
{
    /// <summary>Last part of the path.</summary>
    public string Name => Path[(Path.LastIndexOf('/') + 1)..];
}

/// <summary>What an entry of a store is.</summary>
internal enum StoreEntryKind
{
    /// <summary>A file.</summary>
    File,

    /// <summary>A folder, or a common beginning of names of blobs.</summary>
    Folder,

    /// <summary>A symbolic link, which OCFL forbids (E090) and no store follows.</summary>
    Link,
}
