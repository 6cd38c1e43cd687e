using System.Collections.Immutable;
using System.Globalization;

namespace CpomDocs.Archiving.Manifests;

/// <summary>Inventory of an OCFL object: what each version holds and where its bytes are.</summary>
/// <remarks>OCFL 1.1 §3.5. Digests are lower-case hexadecimal; paths use <c>/</c> on every system.</remarks>
public sealed record Inventory
{
    /// <summary>Value of <c>type</c> for OCFL 1.1.</summary>
    internal const string TypeUri = "https://ocfl.io/1.1/spec/#inventory";

    /// <summary>Name of the digest algorithm of the manifest.</summary>
    internal const string Algorithm = "sha512";

    /// <summary>Identifier of the object (<c>urn:cpom:349900019AA</c>).</summary>
    public required string Id { get; init; }

    /// <summary>Newest version, from 1.</summary>
    public required int Head { get; init; }

    /// <summary>Content paths (relative to the object root) by SHA-512.</summary>
    public required ImmutableSortedDictionary<string, ImmutableArray<string>> Manifest { get; init; }

    /// <summary>Versions, by number.</summary>
    public required ImmutableSortedDictionary<int, InventoryVersion> Versions { get; init; }

    /// <summary>Content paths by SHA-256, a second digest for those who want one.</summary>
    public required ImmutableSortedDictionary<string, ImmutableArray<string>> FixitySha256 { get; init; }

    /// <summary>Newest version.</summary>
    public InventoryVersion HeadVersion => Versions[Head];

    /// <summary>Name of the folder of a version (<c>v3</c>).</summary>
    /// <param name="version">Version, from 1.</param>
    /// <returns>Folder name.</returns>
    public static string FolderOf(int version) => "v" + version.ToString(CultureInfo.InvariantCulture);

    /// <summary>Where the bytes of a digest are.</summary>
    /// <param name="digest">SHA-512, lower-case hexadecimal.</param>
    /// <returns>Content path, relative to the object root.</returns>
    /// <exception cref="KeyNotFoundException">No content has this digest.</exception>
    public string ContentPath(string digest) => Manifest[digest][0];
}

/// <summary>One version of an OCFL object.</summary>
public sealed record InventoryVersion
{
    /// <summary>Instant it was made, UTC, to the second.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>French sentence saying what happened.</summary>
    public required string Message { get; init; }

    /// <summary>Who made it.</summary>
    public required ArchiveUser User { get; init; }

    /// <summary>SHA-512 of each file, by logical path.</summary>
    public required ImmutableSortedDictionary<string, string> State { get; init; }
}

/// <summary>Person or program that made a version.</summary>
/// <param name="Name">Name.</param>
/// <param name="Address">URI (<c>mailto:…</c>, <c>urn:…</c>).</param>
public sealed record ArchiveUser(string Name, string Address);
