using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using CpomDocs.Archiving.Manifests;

namespace CpomDocs.Archiving.Stores;

/// <summary>An object of the archive on disk: reads its inventory and its content.</summary>
internal sealed class OcflObject
{
    /// <summary>Declaration of an object.</summary>
    public const string Declaration = "0=ocfl_object_1.1";

    /// <summary>Text of the declaration.</summary>
    public const string DeclarationText = "ocfl_object_1.1\n";

    /// <summary>Name of the inventory.</summary>
    public const string InventoryName = "inventory.json";

    /// <summary>Name of the file that holds the digest of the inventory.</summary>
    public const string SidecarName = InventoryName + "." + Inventory.Algorithm;

    private OcflObject(string folder, Inventory inventory)
    {
        Folder = folder;
        Inventory = inventory;
    }

    /// <summary>Full path.</summary>
    public string Folder { get; }

    /// <summary>Inventory of the newest version.</summary>
    public Inventory Inventory { get; }

    /// <summary>Opens an object; its inventory must match its sidecar.</summary>
    /// <param name="folder">Full path.</param>
    /// <returns>The object, or <see langword="null"/> when there is none.</returns>
    /// <exception cref="ArchiveUnavailableException">The inventory is damaged.</exception>
    public static OcflObject? TryOpen(string folder)
    {
        if (!File.Exists(Path.Combine(folder, Declaration)))
        {
            return null;
        }

        byte[] json = File.ReadAllBytes(Path.Combine(folder, InventoryName));
        string sidecar = File.ReadAllText(Path.Combine(folder, SidecarName));
        if (sidecar != Sidecar(json))
        {
            throw new ArchiveUnavailableException(Messages.Damaged(folder, Messages.Finding("E060")));
        }

        return new OcflObject(folder, Parse(folder, json));
    }

    /// <summary>Text of the sidecar of an inventory.</summary>
    /// <param name="inventory">Bytes of the inventory.</param>
    /// <returns>Digest, two spaces' worth of white space, file name, end of line.</returns>
    public static string Sidecar(ReadOnlySpan<byte> inventory) =>
        $"{Convert.ToHexStringLower(SHA512.HashData(inventory))} {InventoryName}\n";

    /// <summary>Reads a file of a version, checking its digest.</summary>
    /// <param name="digest">SHA-512 of the file.</param>
    /// <returns>Its bytes.</returns>
    /// <exception cref="ArchiveUnavailableException">The bytes are missing or altered.</exception>
    public byte[] Read(string digest)
    {
        string path = Path.Combine(Folder, Inventory.ContentPath(digest));
        byte[] bytes = File.Exists(path) ? File.ReadAllBytes(path) : [];
        if (Convert.ToHexStringLower(SHA512.HashData(bytes)) != digest)
        {
            throw new ArchiveUnavailableException(Messages.Damaged(Inventory.Id, Messages.Finding("E092")));
        }

        return bytes;
    }

    /// <summary>Builds the object anew with one more version in a work folder, sharing the bytes of the older ones.</summary>
    /// <param name="work">Empty folder.</param>
    /// <param name="previous">The object as it is, or <see langword="null"/> for a first version.</param>
    /// <param name="next">Inventory with the new version as head.</param>
    /// <param name="added">New content, by content path.</param>
    public static void Build(string work, OcflObject? previous, Inventory next, IReadOnlyDictionary<string, ReadOnlyMemory<byte>> added)
    {
        DurableFile.Write(Path.Combine(work, Declaration), Encoding.UTF8.GetBytes(DeclarationText));
        previous?.LinkVersions(work);
        foreach ((string path, ReadOnlyMemory<byte> bytes) in added)
        {
            string target = Path.Combine(work, path);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            DurableFile.Write(target, bytes.Span);
        }

        byte[] json = InventoryJson.Write(next);
        string version = Path.Combine(work, Inventory.FolderOf(next.Head));
        Directory.CreateDirectory(version);
        WriteInventory(version, json);
        WriteInventory(work, json);
        FlushFolders(work);
    }

    private static Inventory Parse(string folder, byte[] json)
    {
        try
        {
            return InventoryJson.Read(json);
        }
        catch (InventoryFormatException error)
        {
            throw new ArchiveUnavailableException(Messages.Damaged(folder, error.Message), error);
        }
    }

    private static void WriteInventory(string folder, byte[] json)
    {
        DurableFile.Write(Path.Combine(folder, InventoryName), json);
        DurableFile.Write(Path.Combine(folder, SidecarName), Encoding.UTF8.GetBytes(Sidecar(json)));
    }

    private static void FlushFolders(string work)
    {
        foreach (string folder in Directory.EnumerateDirectories(work, "*", SearchOption.AllDirectories).Append(work))
        {
            NativeFileSystem.FlushFolder(folder);
        }
    }

    private void LinkVersions(string work)
    {
        ImmutableArray<string> versions = [.. Inventory.Versions.Keys.Select(version => Path.Combine(Folder, Inventory.FolderOf(version)))];
        foreach (string file in versions.SelectMany(version => Directory.EnumerateFiles(version, "*", SearchOption.AllDirectories)))
        {
            string target = Path.Combine(work, Path.GetRelativePath(Folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            NativeFileSystem.HardLink(file, target);
        }
    }
}
