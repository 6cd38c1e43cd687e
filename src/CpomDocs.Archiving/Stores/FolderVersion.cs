using CpomDocs.Archiving.Manifests;

namespace CpomDocs.Archiving.Stores;

/// <summary>Builds the tree of an object with one more version, apart from the object.</summary>
internal static class FolderVersion
{
    /// <summary>Bytes left free on the disk, whatever is put.</summary>
    public const long Margin = 8L << 20;

    private const long Block = 4096;

    /// <summary>
    /// Bytes a version needs while it is built: its files, its inventory four times over, its folders, the names of the older files.
    /// </summary>
    /// <param name="version">The version.</param>
    /// <returns>Bytes, each file rounded up to the blocks it takes.</returns>
    public static long SpaceFor(VersionPublication version)
    {
        long content = version.Content.Sum(file => Rounded(file.Value.Length) + Block);
        long older = version.Previous is { Inventory: var held } ? (held.Manifest.Count * Block / 8) + (held.Head * 4 * Block) : 0;
        return content + older + (4 * Rounded(version.InventoryJson.Length)) + (16 * Block);
    }

    /// <summary>Builds the object: older versions by hard link, the new one written; all of it is on disk when the call returns.</summary>
    /// <remarks>One flush for the whole tree: with one for each file, a campaign waits for the disk more than it works (ADR 14).</remarks>
    /// <param name="target">Empty folder.</param>
    /// <param name="present">Folder of the object as it is, if it is.</param>
    /// <param name="version">The version.</param>
    public static void Build(string target, string present, VersionPublication version)
    {
        ReadOnlyFile.Write(Path.Combine(target, OcflObject.Declaration), OcflObject.DeclarationBytes);
        for (int number = 1; number < version.Version; number++)
        {
            LinkFolder(Path.Combine(present, Inventory.FolderOf(number)), Path.Combine(target, Inventory.FolderOf(number)));
        }

        foreach ((string path, ContentSource content) in version.Content)
        {
            string file = Path.Combine(target, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            ReadOnlyFile.Write(file, content);
        }

        WriteInventory(Directory.CreateDirectory(Path.Combine(target, version.VersionFolder)).FullName, version);
        WriteInventory(target, version);
        NativeFileSystem.FlushFileSystemOf(target);
    }

    private static long Rounded(long bytes) => (bytes + Block - 1) / Block * Block;

    private static void WriteInventory(string folder, VersionPublication version)
    {
        ReadOnlyFile.Write(Path.Combine(folder, OcflObject.InventoryName), version.InventoryJson);
        ReadOnlyFile.Write(Path.Combine(folder, OcflObject.SidecarName), version.SidecarBytes);
    }

    private static void LinkFolder(string source, string target)
    {
        foreach (string file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            string link = Path.Combine(target, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(link)!);
            NativeFileSystem.HardLink(file, link);
        }
    }
}
