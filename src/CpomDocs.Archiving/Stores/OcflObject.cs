using System.Security.Cryptography;
using CpomDocs.Archiving.Manifests;

namespace CpomDocs.Archiving.Stores;

/// <summary>An object of the archive: its inventory, and its content by digest.</summary>
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

    private readonly IArchiveStore _store;

    private OcflObject(IArchiveStore store, string folder, byte[] inventory, bool hasItsSidecar)
    {
        HasItsSidecar = hasItsSidecar;
        _store = store;
        Folder = folder;
        InventoryBytes = inventory;
        Sidecar = SidecarOf(inventory);
        Inventory = Parse(folder, inventory);
    }

    /// <summary>Bytes of the declaration.</summary>
    public static ReadOnlySpan<byte> DeclarationBytes => "ocfl_object_1.1\n"u8;

    /// <summary>Path of the object, relative to the storage root.</summary>
    public string Folder { get; }

    /// <summary>Inventory of the newest version.</summary>
    public Inventory Inventory { get; }

    /// <summary>Bytes of the inventory.</summary>
    public ReadOnlyMemory<byte> InventoryBytes { get; }

    /// <summary>Text of the sidecar of the inventory: what says that the object is still the same.</summary>
    public string Sidecar { get; }

    /// <summary>Whether the sidecar is there and right; where versions are not published in one step, it may follow late.</summary>
    public bool HasItsSidecar { get; }

    /// <summary>Opens an object; its inventory must match its sidecar.</summary>
    /// <param name="store">Store.</param>
    /// <param name="folder">Path of the object, relative to the storage root.</param>
    /// <returns>The object, or <see langword="null"/> when there is none.</returns>
    /// <exception cref="ArchiveUnavailableException">The inventory is damaged.</exception>
    public static OcflObject? TryOpen(IArchiveStore store, string folder)
    {
        byte[]? json = store.TryRead(StorePath.Combine(folder, InventoryName));
        if (json is null)
        {
            return store.PublishesInOneStep && store.Find(folder) is not null ? throw Damaged(folder, "E063") : null;
        }

        bool hasItsSidecar = store.TryReadText(StorePath.Combine(folder, SidecarName)) == SidecarOf(json);
        return hasItsSidecar || IsPublished(store, folder, json)
            ? new OcflObject(store, folder, json, hasItsSidecar)
            : throw Damaged(folder, "E060");
    }

    /// <summary>Text of the sidecar of an inventory.</summary>
    /// <param name="inventory">Bytes of the inventory.</param>
    /// <returns>Digest, white space, file name, end of line.</returns>
    public static string SidecarOf(ReadOnlySpan<byte> inventory) => SidecarOf(Convert.ToHexStringLower(SHA512.HashData(inventory)));

    /// <summary>Text of the sidecar of an inventory.</summary>
    /// <param name="digest">SHA-512 of the inventory, lower-case hexadecimal.</param>
    /// <returns>Digest, white space, file name, end of line.</returns>
    public static string SidecarOf(string digest) => $"{digest} {InventoryName}\n";

    /// <summary>Opens a file of a version; its digest is not checked.</summary>
    /// <param name="digest">SHA-512 of the file.</param>
    /// <returns>A stream to read forward.</returns>
    /// <exception cref="ArchiveUnavailableException">The file is missing.</exception>
    public Stream Open(string digest) =>
        _store.TryOpen(StorePath.Combine(Folder, Inventory.ContentPath(digest))) ?? throw Damaged(Inventory.Id, "E092");

    /// <summary>Reads a file of a version, checking its digest.</summary>
    /// <param name="digest">SHA-512 of the file.</param>
    /// <returns>Its bytes.</returns>
    /// <exception cref="ArchiveUnavailableException">The bytes are missing or altered.</exception>
    public byte[] Read(string digest)
    {
        byte[] bytes = _store.TryRead(StorePath.Combine(Folder, Inventory.ContentPath(digest))) ?? [];
        return Convert.ToHexStringLower(SHA512.HashData(bytes)) == digest ? bytes : throw Damaged(Inventory.Id, "E092");
    }

    /// <summary>Bytes the object takes, all versions, each content once; a file that is lost counts for nothing.</summary>
    /// <returns>Bytes.</returns>
    public long ContentLength()
    {
        Dictionary<string, long> lengths =
            _store.Walk(Folder).ToDictionary(entry => entry.Path, entry => entry.Length, StringComparer.Ordinal);
        return Inventory.Manifest.Values.Sum(paths => lengths.GetValueOrDefault(StorePath.Combine(Folder, paths[0])));
    }

    // A writer that stops between the inventory of the root and its sidecar has published: the copies in the version's folder were there
    // before.
    private static bool IsPublished(IArchiveStore store, string folder, byte[] json)
    {
        if (store.PublishesInOneStep)
        {
            return false;
        }

        string version = StorePath.Combine(folder, Inventory.FolderOf(Parse(folder, json).Head));
        return store.TryRead(StorePath.Combine(version, InventoryName)) is { } copy
            && copy.AsSpan().SequenceEqual(json)
            && store.TryReadText(StorePath.Combine(version, SidecarName)) == SidecarOf(json);
    }

    private static Inventory Parse(string folder, byte[] json)
    {
        try
        {
            return Manifests.InventoryJson.Read(json);
        }
        catch (InventoryFormatException error)
        {
            throw new ArchiveUnavailableException(Messages.Damaged(folder, error.Message), error);
        }
    }

    private static ArchiveUnavailableException Damaged(string id, string code) => new(Messages.Damaged(id, Messages.Finding(code)));
}
