namespace CpomDocs.Archiving.Stores;

/// <summary>Exclusive right between processes, freed by the system when its holder dies.</summary>
internal static class LockFile
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>Waits for the right.</summary>
    /// <param name="path">File that stands for it; made when absent.</param>
    /// <returns>The right, until disposed.</returns>
    /// <exception cref="ArchiveUnavailableException">Another process has held it for a minute.</exception>
    public static FileStream Acquire(string path)
    {
        long deadline = Environment.TickCount64 + (long)Patience.TotalMilliseconds;
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (Environment.TickCount64 < deadline)
            {
                Thread.Sleep(Pause);
            }
            catch (IOException error)
            {
                throw new ArchiveUnavailableException(Messages.Busy(path), error);
            }
        }
    }
}
