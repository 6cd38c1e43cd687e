namespace CpomDocs.Archiving.Checks;

/// <summary>Files of an OCFL root or object, wherever they are; paths are relative to it, with <c>/</c>, and <c>""</c> is itself.</summary>
internal interface IOcflTree
{
    /// <summary>Entries of a folder, in ordinal order; nothing is followed.</summary>
    /// <param name="folder">Path of the folder.</param>
    /// <returns>The entries; none when there is no such folder.</returns>
    /// <exception cref="IOException">The folder cannot be read.</exception>
    IReadOnlyList<TreeEntry> List(string folder);

    /// <summary>Opens a file that <see cref="List"/> told of.</summary>
    /// <param name="path">Path of the file.</param>
    /// <returns>Its bytes, to be disposed.</returns>
    /// <exception cref="IOException">The file cannot be read.</exception>
    Stream OpenRead(string path);
}

/// <summary>An entry of a folder.</summary>
/// <param name="Name">Name, without its folder.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Length">Bytes of a file, 0 for anything else.</param>
internal readonly record struct TreeEntry(string Name, EntryKind Kind, long Length);

/// <summary>What an entry of a folder is.</summary>
internal enum EntryKind
{
    /// <summary>Regular file.</summary>
    File,

    /// <summary>Folder.</summary>
    Folder,

    /// <summary>Symbolic link, device, socket: nothing that an archive may hold.</summary>
    Other,
}
