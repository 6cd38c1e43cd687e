using System.Collections.Immutable;

namespace CpomDocs.Archiving.Manifests;

/// <summary>Files that differ between two versions of a contract, by logical path, in ordinal order.</summary>
/// <param name="Ajoutes">Files of the later version only.</param>
/// <param name="Retires">Files of the earlier version only.</param>
/// <param name="Modifies">Files of both whose bytes differ.</param>
public sealed record VersionChanges(ImmutableArray<string> Ajoutes, ImmutableArray<string> Retires, ImmutableArray<string> Modifies)
{
    /// <summary>Compares two versions by their digests; no file is read.</summary>
    /// <param name="before">The earlier version, or <see langword="null"/> before the first one.</param>
    /// <param name="after">The later version.</param>
    /// <returns>The files that differ.</returns>
    public static VersionChanges Between(InventoryVersion? before, InventoryVersion after)
    {
        ArgumentNullException.ThrowIfNull(after);
        ImmutableSortedDictionary<string, string> old = before?.State ?? ImmutableSortedDictionary<string, string>.Empty;
        return new VersionChanges(
            [.. after.State.Keys.Where(path => !old.ContainsKey(path))],
            [.. old.Keys.Where(path => !after.State.ContainsKey(path))],
            [.. after.State.Where(file => old.TryGetValue(file.Key, out string? digest) && digest != file.Value).Select(file => file.Key)]);
    }
}
