namespace CpomDocs.Archiving.Stores;

/// <summary>Exclusive right between processes, freed by the system when its holder dies.</summary>
internal static class LockFile
{
    private const int WouldBlock = 11;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private static readonly FileStreamOptions Shared = new()
    {
        Mode = FileMode.OpenOrCreate,
        Access = FileAccess.ReadWrite,
        Share = FileShare.None,
        UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.GroupWrite,
    };

    /// <summary>Waits for the right.</summary>
    /// <param name="path">File that stands for it; made when absent.</param>
    /// <returns>The right, until disposed.</returns>
    /// <exception cref="ArchiveUnavailableException">Another process has held it for a minute.</exception>
    public static FileStream Acquire(string path)
    {
        long deadline = Environment.TickCount64 + (long)Patience.TotalMilliseconds;
        while (true)
        {
            if (TryAcquire(path) is { } right)
            {
                return right;
            }

            if (Environment.TickCount64 >= deadline)
            {
                throw new ArchiveUnavailableException(Messages.Busy(path)) { IsConflict = true };
            }

            Thread.Sleep(Pause);
        }
    }

    /// <summary>Takes the right if nobody has it.</summary>
    /// <param name="path">File that stands for it; made when absent.</param>
    /// <returns>The right, until disposed, or <see langword="null"/>.</returns>
    public static FileStream? TryAcquire(string path)
    {
        try
        {
            return new FileStream(path, Shared);
        }
        catch (IOException error) when (error.HResult == WouldBlock)
        {
            return null;
        }
    }
}
