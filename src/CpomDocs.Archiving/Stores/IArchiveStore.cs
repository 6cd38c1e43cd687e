namespace CpomDocs.Archiving.Stores;

/// <summary>
/// Where the files of an OCFL storage root are: a folder, or a container of blobs. Everything the room reads or writes goes through it.
/// </summary>
/// <remarks>
/// Paths are relative to the storage root, with <c>/</c> on every system; the empty path is the root. A store never follows a symbolic
/// link below
/// its root. Safe for several threads and several processes.
/// </remarks>
internal interface IArchiveStore
{
    /// <summary>What a person calls the store: a path or an address, never a secret.</summary>
    string Name { get; }

    /// <summary>
    /// Whether a version appears in one step. Where it does not, an object without inventory is one that was begun and not finished.
    /// </summary>
    bool PublishesInOneStep { get; }

    /// <summary>What is directly in a folder, in ordinal order, without looking deeper.</summary>
    /// <param name="folder">Folder.</param>
    /// <returns>Entries; none when the folder is absent.</returns>
    IEnumerable<StoreEntry> List(string folder);

    /// <summary>Every file and link under a folder, at any depth, lazily.</summary>
    /// <param name="folder">Folder.</param>
    /// <returns>Entries, in no order that can be relied on; none when the folder is absent.</returns>
    IEnumerable<StoreEntry> Walk(string folder);

    /// <summary>Folders that directly hold a file of a name, in ordinal order, lazily; nothing is looked for inside them.</summary>
    /// <param name="fileName">Name of the file.</param>
    /// <returns>Paths of the folders.</returns>
    IEnumerable<string> FoldersHolding(string fileName);

    /// <summary>What a path is.</summary>
    /// <param name="path">Path.</param>
    /// <returns>The entry, or <see langword="null"/> when there is nothing, or when a link stands on the way.</returns>
    StoreEntry? Find(string path);

    /// <summary>Opens a file to read it forward; a large one is not held in memory.</summary>
    /// <param name="path">Path.</param>
    /// <returns>The stream, or <see langword="null"/> when there is no such file, or a link stands for it.</returns>
    Stream? TryOpen(string path);

    /// <summary>Makes a file that nobody has made yet, whole and durable, in one step.</summary>
    /// <param name="path">Path; its folders are made.</param>
    /// <param name="bytes">Content.</param>
    /// <returns>False when the file exists already.</returns>
    bool TryCreate(string path, ReadOnlyMemory<byte> bytes);

    /// <summary>Adds a version to an object: a reader sees all of it or nothing, whenever the process is killed.</summary>
    /// <param name="version">The version and the one it comes after.</param>
    /// <exception cref="ArchiveUnavailableException">
    /// The object is no longer what the version was made from (<see cref="ArchiveUnavailableException.IsConflict"/>), or the store
    /// refuses.
    /// </exception>
    void Publish(VersionPublication version);

    /// <summary>Does again what may remain undone after a version was published: its last copy, its protection.</summary>
    /// <param name="published">The object.</param>
    /// <exception cref="ArchiveUnavailableException">The store refuses.</exception>
    void Complete(OcflObject published);

    /// <summary>
    /// Asks whoever keeps the files of an object to hold all its versions, or to let them go; what is asked again changes nothing.
    /// </summary>
    /// <param name="folder">Folder of the object.</param>
    /// <param name="isHeld">Whether they are to be held.</param>
    /// <exception cref="ArchiveUnavailableException">The store keeps no hold though it was configured to, or refuses.</exception>
    void Hold(string folder, bool isHeld);

    /// <summary>
    /// Removes an object for ever, in one step for a reader; where a removal was stopped half-way, removes what is left.
    /// </summary>
    /// <param name="folder">Folder of the object.</param>
    /// <param name="sidecar">Text of the sidecar of its inventory: what the caller decided to remove.</param>
    /// <exception cref="ArchiveUnavailableException">
    /// The object is something else by now, or the store protects it: it is as it was.
    /// </exception>
    void Remove(string folder, string sidecar);
}
