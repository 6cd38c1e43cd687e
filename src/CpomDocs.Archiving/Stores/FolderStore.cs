namespace CpomDocs.Archiving.Stores;

/// <summary>A storage root in a folder (Linux); each version appears in one step, whole or not at all.</summary>
/// <remarks>
/// A new object is built aside and its topmost missing folder renamed into place; a new version is built aside, sharing the bytes of
/// the older ones by hard link, and exchanged with the object. A validator finds the root valid whenever the process may be killed.
/// </remarks>
internal sealed class FolderStore : IArchiveStore
{
    // A file in the storage root is ignored by validators (OCFL 1.1 §4.1). It is held while a version takes its place, not while it is
    // built.
    private const string LockName = ".verrou";

    private const FileAttributes Absent = (FileAttributes)(-1);

    private readonly string _root;
    private readonly Lazy<bool> _isMountPoint;

    /// <summary>Makes the store; nothing is read or written.</summary>
    /// <param name="folder">Folder of the storage root, which may be absent; a link is followed.</param>
    public FolderStore(string folder)
    {
        string full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        _root = Directory.Exists(full) ? Directory.ResolveLinkTarget(full, returnFinalTarget: true)?.FullName ?? full : full;
        _isMountPoint = new Lazy<bool>(() => DriveInfo.GetDrives().Any(drive => drive.Name == _root));
        Name = folder;
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public bool PublishesInOneStep => true;

    /// <inheritdoc/>
    public IEnumerable<StoreEntry> List(string folder)
    {
        if (folder.Length > 0 && Find(folder) is not { Kind: StoreEntryKind.Folder })
        {
            return [];
        }

        var info = new DirectoryInfo(Full(folder));
        return info.Exists
            ? info.EnumerateFileSystemInfos().Select(entry => Describe(entry, StorePath.Combine(folder, entry.Name)))
                .OrderBy(entry => entry.Path, StringComparer.Ordinal)
            : [];
    }

    /// <inheritdoc/>
    public IEnumerable<StoreEntry> Walk(string folder) =>
        List(folder).SelectMany(entry => entry.Kind == StoreEntryKind.Folder ? Walk(entry.Path) : [entry]);

    /// <inheritdoc/>
    public IEnumerable<string> FoldersHolding(string fileName) => FoldersHolding("", fileName);

    /// <inheritdoc/>
    public StoreEntry? Find(string path)
    {
        for (int end = path.IndexOf('/', StringComparison.Ordinal); end >= 0; end = path.IndexOf('/', end + 1))
        {
            if (FindItself(path[..end]) is not { Kind: StoreEntryKind.Folder })
            {
                return null;
            }
        }

        return FindItself(path);
    }

    /// <inheritdoc/>
    public Stream? TryOpen(string path) => Find(path) is { Kind: StoreEntryKind.File } ? File.OpenRead(Full(path)) : null;

    /// <inheritdoc/>
    public bool TryCreate(string path, ReadOnlyMemory<byte> bytes) =>
        Find(path) is null && DiskRefusal.Told(Name, () => Create(path, bytes));

    private bool Create(string path, ReadOnlyMemory<byte> bytes)
    {
        RequireSpace(bytes.Length);
        string target = Full(path);
        Directory.CreateDirectory(_root);
        using WorkArea work = WorkArea.Begin(_root, _isMountPoint.Value);
        string built = Path.Combine(work.Folder, Path.GetFileName(target));
        ReadOnlyFile.WriteDurably(built, bytes.Span);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        bool isOurs = NativeFileSystem.TryRename(built, target);
        NativeFileSystem.FlushFolder(Path.GetDirectoryName(target)!);
        return isOurs;
    }

    /// <inheritdoc/>
    public void Publish(VersionPublication version) => DiskRefusal.Told(Name, () => PublishWhole(version));

    private bool PublishWhole(VersionPublication version)
    {
        RequireSpace(FolderVersion.SpaceFor(version));
        using WorkArea work = WorkArea.Begin(_root, _isMountPoint.Value);
        string built = Path.Combine(work.Folder, version.Folder);
        Directory.CreateDirectory(built);
        FolderVersion.Build(built, Full(version.Folder), version);
        using FileStream right = LockFile.Acquire(Full(LockName));
        RequireUnchanged(version.Folder, version.Previous?.Sidecar);
        if (version.Previous is null)
        {
            PutInPlace(work.Folder, version.Folder);
        }
        else
        {
            NativeFileSystem.Exchange(built, Full(version.Folder));
            NativeFileSystem.FlushFolder(Path.GetDirectoryName(Full(version.Folder))!);
        }

        return true;
    }

    /// <inheritdoc/>
    public void Complete(OcflObject published)
    {
    }

    /// <inheritdoc/>
    public void Hold(string folder, bool isHeld)
    {
    }

    /// <inheritdoc/>
    public void Remove(string folder, string sidecar) =>
        DiskRefusal.Told(Name, () => Find(folder) is null || RemoveWhole(folder, sidecar));

    private bool RemoveWhole(string folder, string sidecar)
    {
        using WorkArea work = WorkArea.Begin(_root, _isMountPoint.Value);
        using FileStream right = LockFile.Acquire(Full(LockName));
        RequireUnchanged(folder, sidecar);
        string topmost = Full(folder);
        while (Path.GetDirectoryName(topmost) is { } parent && parent != _root && IsAlone(parent))
        {
            topmost = parent;
        }

        if (!NativeFileSystem.TryRename(topmost, Path.Combine(work.Folder, "retrait")))
        {
            throw new ArchiveUnavailableException(Messages.Busy(folder)) { IsConflict = true };
        }

        NativeFileSystem.FlushFolder(Path.GetDirectoryName(topmost)!);
        return true;
    }

    /// <summary>Removes what killed processes left.</summary>
    public void RemoveAbandonedWork() => WorkArea.RemoveAbandoned(_root);

    // Compares the sidecar alone: it holds the digest of the inventory, hence of everything.
    private void RequireUnchanged(string folder, string? sidecar)
    {
        string? present = Find(folder) is null ? null : this.TryReadText(StorePath.Combine(folder, OcflObject.SidecarName)) ?? "";
        if (present != sidecar)
        {
            throw new ArchiveUnavailableException(Messages.Overtaken(folder)) { IsConflict = true };
        }
    }

    // An empty folder is an error of the root (E073): the topmost missing folder goes into place with the object already inside it.
    private void PutInPlace(string work, string folder)
    {
        string[] parts = folder.Split('/');
        for (int depth = 1; depth <= parts.Length; depth++)
        {
            string place = string.Join('/', parts[..depth]);
            if (Find(place) is null && NativeFileSystem.TryRename(Path.Combine(work, place), Full(place)))
            {
                NativeFileSystem.FlushFolder(Path.GetDirectoryName(Full(place))!);
                return;
            }
        }

        throw new ArchiveUnavailableException(Messages.Overtaken(folder)) { IsConflict = true };
    }

    // Refused before anything is written; the margin leaves room for the system's own books.
    private void RequireSpace(long bytes)
    {
        string existing = _root;
        while (!Directory.Exists(existing))
        {
            existing = Path.GetDirectoryName(existing) ?? "/";
        }

        long available = new DriveInfo(existing).AvailableFreeSpace;
        if (available < bytes + FolderVersion.Margin)
        {
            throw new ArchiveUnavailableException(Messages.NoSpace(Name, bytes + FolderVersion.Margin, available));
        }
    }

    private static bool IsAlone(string folder) => Directory.EnumerateFileSystemEntries(folder).Take(2).Count() == 1;

    private IEnumerable<string> FoldersHolding(string folder, string fileName)
    {
        return folder.Length > 0 && FindItself(StorePath.Combine(folder, fileName)) is { Kind: StoreEntryKind.File }
            ? [folder]
            : List(folder).Where(entry => entry.Kind == StoreEntryKind.Folder).SelectMany(entry => FoldersHolding(entry.Path, fileName));
    }

    private StoreEntry? FindItself(string path)
    {
        var entry = new FileInfo(Full(path));
        return entry.Attributes == Absent ? null : Describe(entry, path);
    }

    private static StoreEntry Describe(FileSystemInfo entry, string path)
    {
        FileAttributes attributes = entry.Attributes;
        return attributes.HasFlag(FileAttributes.ReparsePoint) ? new StoreEntry(path, StoreEntryKind.Link, 0)
            : attributes.HasFlag(FileAttributes.Directory) ? new StoreEntry(path, StoreEntryKind.Folder, 0)
            : new StoreEntry(path, StoreEntryKind.File, ((FileInfo)entry).Length);
    }

    private string Full(string path) => path.Length == 0 ? _root : Path.Combine(_root, path);
}
