namespace CpomDocs.Archiving.Stores;

/// <summary>Folder where one version is built before it is published: beside the storage root, where no validator looks.</summary>
/// <remarks>
/// What is built must be renamed into the root, hence be on its file system: where the folder beside the root is not (the root is a
/// mount point) or
/// cannot be written, the work is done under <c>extensions/</c>, which OCFL 1.1 allows with a warning (W901). Either folder is gone when
/// nobody works.
/// The system frees the lock of a process that dies: a work folder whose lock can be taken was abandoned, whatever its age.
/// </remarks>
internal sealed class WorkArea : IDisposable
{
    private const string LockSuffix = ".verrou";
    private const int AlreadyThere = 17;

    private readonly string _area;
    private readonly FileStream _right;

    private WorkArea(string area, FileStream right)
    {
        _area = area;
        _right = right;
        Folder = right.Name[..^LockSuffix.Length];
        Directory.CreateDirectory(Folder);
    }

    /// <summary>Full path of the empty folder, on the file system of the root.</summary>
    public string Folder { get; }

    /// <summary>Begins a work.</summary>
    /// <param name="root">Full path of the storage root, no link.</param>
    /// <param name="isMountPoint">Whether a file system begins at the root.</param>
    /// <returns>The work, until disposed.</returns>
    /// <exception cref="IOException">The system refuses.</exception>
    /// <exception cref="UnauthorizedAccessException">This account may not write there.</exception>
    public static WorkArea Begin(string root, bool isMountPoint)
    {
        return isMountPoint || TryBegin(Beside(root)) is not { } beside
            ? TryBegin(Inside(root)) ?? throw new UnauthorizedAccessException(Messages.CannotWrite(root))
            : beside;
    }

    /// <summary>Removes what killed processes left.</summary>
    /// <param name="root">Full path of the storage root.</param>
    public static void RemoveAbandoned(string root)
    {
        foreach (string area in (string[])[Beside(root), Inside(root)])
        {
            if (Directory.Exists(area))
            {
                RemoveAbandonedIn(area);
            }
        }
    }

    /// <summary>Ends the work; what was not published is removed.</summary>
    public void Dispose()
    {
        Directory.Delete(Folder, recursive: true);
        File.Delete(_right.Name);
        _right.Dispose();
        RemoveEmpty(_area);
    }

    private static string Beside(string root) =>
        Path.Combine(Path.GetDirectoryName(root) ?? root, "." + Path.GetFileName(root) + ".chantiers");

    private static string Inside(string root) => Path.Combine(root, "extensions", "cpomdocs");

    private static WorkArea? TryBegin(string area)
    {
        while (true)
        {
            try
            {
                Directory.CreateDirectory(area);
                FileStream? right = LockFile.TryAcquire(Path.Combine(area, Path.GetRandomFileName() + LockSuffix));
                if (right is not null && File.Exists(right.Name))
                {
                    return new WorkArea(area, right);
                }

                right?.Dispose();
            }
            catch (IOException error) when (error is DirectoryNotFoundException or FileNotFoundException || IsGoneAgain(error, area))
            {
                // Somebody else's work ended in between and took the empty area away; another may have made it again since. The folder
                // that was there when it was to be made, and no longer when it was looked at, is such a case.
                continue;
            }
            catch (UnauthorizedAccessException)
            {
                return null;
            }
        }
    }

    private static bool IsGoneAgain(IOException error, string area) => error.HResult == AlreadyThere && !File.Exists(area);

    private static void RemoveAbandonedIn(string area)
    {
        try
        {
            foreach (string path in Directory.EnumerateFiles(area, "*" + LockSuffix))
            {
                RemoveIfAbandoned(path);
            }

            RemoveEmpty(area);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // The work ended by itself, belongs to another account, or the disk is read-only: nothing of it is visible in the archive.
            return;
        }
    }

    private static void RemoveIfAbandoned(string path)
    {
        using FileStream? right = LockFile.TryAcquire(path);
        if (right is null)
        {
            return;
        }

        string folder = path[..^LockSuffix.Length];
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        File.Delete(path);
    }

    private static void RemoveEmpty(string area)
    {
        try
        {
            Directory.Delete(area);
        }
        catch (IOException)
        {
            // Somebody else works there.
            return;
        }
    }
}
