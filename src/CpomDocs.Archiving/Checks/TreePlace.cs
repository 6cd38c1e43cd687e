namespace CpomDocs.Archiving.Checks;

/// <summary>A folder of a tree with its entries.</summary>
/// <param name="Tree">The tree.</param>
/// <param name="Path">Path of the folder; <c>""</c> for the top.</param>
/// <param name="Entries">Its entries, in ordinal order.</param>
internal sealed record TreePlace(IOcflTree Tree, string Path, IReadOnlyList<TreeEntry> Entries)
{
    /// <summary>Looks into a folder.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static TreePlace At(IOcflTree tree, string path) => new(tree, path, tree.List(path));

    /// <summary>Path of an entry.</summary>
    public string Child(string name) => Path.Length == 0 ? name : Path + "/" + name;

    /// <summary>Looks into a folder of this one.</summary>
    public TreePlace Enter(string name) => At(Tree, Child(name));

    /// <summary>Whether there is a file of this name.</summary>
    public bool HasFile(string name) => Entries.Any(entry => entry.Name == name && entry.Kind == EntryKind.File);

    /// <summary>Whether there is a folder of this name.</summary>
    public bool HasFolder(string name) => Entries.Any(entry => entry.Name == name && entry.Kind == EntryKind.Folder);

    /// <summary>Reads a small file.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="largest">Bytes it may have.</param>
    /// <returns>Its bytes, or <see langword="null"/> when it is larger.</returns>
    public byte[]? Read(string name, int largest)
    {
        if (Entries.First(entry => entry.Name == name).Length > largest)
        {
            return null;
        }

        using Stream stream = Tree.OpenRead(Child(name));
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
