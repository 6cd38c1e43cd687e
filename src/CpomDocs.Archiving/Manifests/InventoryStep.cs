using System.Collections.Immutable;
using System.Globalization;
using CpomDocs.Archiving.Stores;

namespace CpomDocs.Archiving.Manifests;

/// <summary>What a new version of an object is to hold.</summary>
/// <param name="Created">Instant, UTC.</param>
/// <param name="Message">French sentence saying what happened.</param>
/// <param name="User">Who made it.</param>
/// <param name="Files">Content by logical path.</param>
internal sealed record VersionDraft(
    DateTimeOffset Created,
    string Message,
    ArchiveUser User,
    ImmutableSortedDictionary<string, ContentSource> Files)
{
    /// <summary>Logical paths that only tell of the version: alone, they are no reason to make one.</summary>
    public ImmutableHashSet<string> Accompanying { get; init; } = [];
}

/// <summary>
/// Passage from one inventory to the next: only bytes that no version holds yet are added (forward delta, OCFL 1.1 §3.5.3).
/// </summary>
internal sealed record InventoryStep
{
    private InventoryStep(Inventory next, ImmutableSortedDictionary<string, ContentSource> added, bool changesNothing)
    {
        Next = next;
        Added = added;
        ChangesNothing = changesNothing;
    }

    /// <summary>Inventory with the new version as head.</summary>
    public Inventory Next { get; }

    /// <summary>Content to write, by content path.</summary>
    public ImmutableSortedDictionary<string, ContentSource> Added { get; }

    /// <summary>True when the new state is that of the newest version.</summary>
    public bool ChangesNothing { get; }

    /// <summary>Works out the next inventory.</summary>
    /// <param name="previous">Inventory as it is, or <see langword="null"/> for a new object.</param>
    /// <param name="id">Identifier of the object.</param>
    /// <param name="draft">The new version.</param>
    /// <returns>The step.</returns>
    public static InventoryStep After(Inventory? previous, string id, VersionDraft draft)
    {
        int head = (previous?.Head ?? 0) + 1;
        var content = new ContentTable(previous, Inventory.FolderOf(head) + "/content/");
        var state =
            draft.Files.ToImmutableSortedDictionary(file => file.Key, file => content.Place(file.Key, file.Value), StringComparer.Ordinal);
        var version = new InventoryVersion { Created = draft.Created, Message = draft.Message, User = draft.User, State = state };
        var next = new Inventory
        {
            Id = id,
            Head = head,
            Manifest = content.Manifest.ToImmutable(),
            FixitySha256 = content.Fixity.ToImmutable(),
            Versions = (previous?.Versions ?? ImmutableSortedDictionary<int, InventoryVersion>.Empty).Add(head, version),
        };
        bool changesNothing = previous is not null && Payload(previous.HeadVersion, draft).SequenceEqual(Payload(version, draft));
        return new InventoryStep(next, content.Added.ToImmutable(), changesNothing);
    }

    private static IEnumerable<KeyValuePair<string, string>> Payload(InventoryVersion version, VersionDraft draft) =>
        version.State.Where(file => !draft.Accompanying.Contains(file.Key));

    private sealed class ContentTable(Inventory? previous, string prefix)
    {
        private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);

        public ImmutableSortedDictionary<string, ImmutableArray<string>>.Builder Manifest { get; } = Start(previous?.Manifest);

        public ImmutableSortedDictionary<string, ImmutableArray<string>>.Builder Fixity { get; } = Start(previous?.FixitySha256);

        public ImmutableSortedDictionary<string, ContentSource>.Builder Added { get; } =
            ImmutableSortedDictionary.CreateBuilder<string, ContentSource>(StringComparer.Ordinal);

        public string Place(string logicalPath, ContentSource content)
        {
            using Stream stream = content.Open();
            (_, string digest, string sha256) = ContentDigests.Of(stream);
            if (!Manifest.ContainsKey(digest))
            {
                string path = FreePath(logicalPath);
                Manifest.Add(digest, [path]);
                Fixity[sha256] = [path];
                Added.Add(path, content);
            }

            return digest;
        }

        // Two names that a file system may take for one get two content paths: the archive must survive any copy.
        private string FreePath(string logicalPath)
        {
            string path = prefix + ArchivePath.Portable(logicalPath);
            string free = path;
            for (int rank = 2; !_taken.Add(free.Normalize()); rank++)
            {
                free = string.Create(CultureInfo.InvariantCulture, $"{path}~{rank}");
            }

            return free;
        }

        private static ImmutableSortedDictionary<string, ImmutableArray<string>>.Builder Start(
            ImmutableSortedDictionary<string, ImmutableArray<string>>? previous)
        {
            return (previous ?? ImmutableSortedDictionary.Create<string, ImmutableArray<string>>(StringComparer.Ordinal)).ToBuilder();
        }
    }
}
