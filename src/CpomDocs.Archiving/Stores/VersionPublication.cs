using System.Collections.Immutable;
using System.Text;
using CpomDocs.Archiving.Manifests;

namespace CpomDocs.Archiving.Stores;

/// <summary>A version about to be published.</summary>
internal sealed record VersionPublication
{
    /// <summary>Folder of the object.</summary>
    public required string Folder { get; init; }

    /// <summary>The object the version comes after, or <see langword="null"/> for a first version.</summary>
    public required OcflObject? Previous { get; init; }

    /// <summary>Number of the version.</summary>
    public required int Version { get; init; }

    /// <summary>Bytes of the inventory with the version as head.</summary>
    public required byte[] InventoryJson { get; init; }

    /// <summary>New content, by content path relative to the object.</summary>
    public required ImmutableSortedDictionary<string, ContentSource> Content { get; init; }

    /// <summary>Text of the sidecar of the inventory.</summary>
    public string Sidecar => OcflObject.SidecarOf(InventoryJson);

    /// <summary>Bytes of the sidecar of the inventory.</summary>
    public byte[] SidecarBytes => Encoding.UTF8.GetBytes(Sidecar);

    /// <summary>Folder of the version, relative to the object.</summary>
    public string VersionFolder => Inventory.FolderOf(Version);
}
