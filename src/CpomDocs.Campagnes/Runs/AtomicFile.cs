using System.Globalization;

namespace CpomDocs.Campagnes.Runs;

/// <summary>Writes files that are either as before or whole, even when the process is killed.</summary>
public static class AtomicFile
{
    private const int LockAttempts = 200;
    private const int MillisecondsBetweenAttempts = 50;
    private const int BufferBytes = 64 << 10;

    /// <summary>Writes or replaces a file; it is on disk when the call returns.</summary>
    /// <param name="path">Path; its folder is made when absent.</param>
    /// <param name="bytes">Content.</param>
    /// <exception cref="IOException">The disk refuses, said in French; the file is as before.</exception>
    public static void Write(string path, ReadOnlySpan<byte> bytes)
    {
        try
        {
            using TemporaryFile temporary = WriteBeside(path, bytes);
            temporary.TakePlaceOf(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw WriteFailure.Of(path, error);
        }
    }

    /// <summary>Writes or replaces a file too large to be held whole; it is on disk when the call returns.</summary>
    /// <param name="path">Path; its folder is made when absent.</param>
    /// <param name="write">Writes the content; what it throws leaves the file as before.</param>
    /// <exception cref="IOException">The disk refuses, said in French; the file is as before.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        try
        {
            using var temporary = TemporaryFile.Beside(path);
            using (var buffered = new BufferedStream(temporary.Content, BufferBytes))
            {
                write(buffered);
                buffered.Flush();
                temporary.Flush();
                temporary.TakePlaceOf(path);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw WriteFailure.Of(path, error);
        }
    }

    /// <summary>Deletes what killed processes left beside some files; to be called before these are written.</summary>
    /// <param name="paths">Paths of the files, there or not.</param>
    public static void Sweep(IEnumerable<string> paths)
    {
        ArgumentNullException.ThrowIfNull(paths);
        TemporaryFile.Sweep(paths.Select(path => Path.GetDirectoryName(Path.GetFullPath(path))!));
    }

    /// <summary>Reads a file that others may be replacing.</summary>
    /// <param name="path">Path.</param>
    /// <returns>Its content, before or after a replacement.</returns>
    /// <exception cref="IOException">There is none, or it stays held.</exception>
    public static byte[] Read(string path) => WhenFree(() => File.ReadAllBytes(path));

    /// <summary>Replaces a file unless another process has changed it since it was read.</summary>
    /// <param name="path">Path; its folder is made when absent.</param>
    /// <param name="expected">Content that was read; <see langword="null"/> when there was no file.</param>
    /// <param name="bytes">New content.</param>
    /// <returns>False when the file is no longer the one that was read; it is then left as it is.</returns>
    /// <exception cref="IOException">The disk refuses, said in French; the file is as before.</exception>
    public static bool TryReplace(string path, byte[]? expected, ReadOnlySpan<byte> bytes)
    {
        try
        {
            using TemporaryFile temporary = WriteBeside(path, bytes);
            using FileStream? held = expected is null ? null : Hold(path);
            if (held is null ? File.Exists(path) : !IsStill(held, expected))
            {
                return false;
            }

            temporary.TakePlaceOf(path);
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw WriteFailure.Of(path, error);
        }
    }

    private static TemporaryFile WriteBeside(string path, ReadOnlySpan<byte> bytes)
    {
        var temporary = TemporaryFile.Beside(path);
        try
        {
            temporary.Content.Write(bytes);
            temporary.Flush();
            return temporary;
        }
        catch
        {
            temporary.Dispose();
            throw;
        }
    }

    // Held for the time of a comparison and a rename: whoever waits has little to wait.
    private static FileStream Hold(string path) => WhenFree(() => new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.None));

    private static T WhenFree<T>(Func<T> open)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                return open();
            }
            catch (IOException error) when (WriteFailure.IsHeld(error) && attempt < LockAttempts)
            {
                Thread.Sleep(MillisecondsBetweenAttempts);
            }
        }
    }

    private static bool IsStill(FileStream held, ReadOnlySpan<byte> expected)
    {
        if (held.Length != expected.Length || HasLostItsName(held))
        {
            return false;
        }

        var piece = new byte[BufferBytes];
        while (expected.Length > 0)
        {
            int length = held.ReadAtLeast(piece, Math.Min(piece.Length, expected.Length), throwOnEndOfStream: false);
            if (length == 0 || length > expected.Length || !expected[..length].SequenceEqual(piece.AsSpan(0, length)))
            {
                return false;
            }

            expected = expected[length..];
        }

        return true;
    }

    // Between its opening and its lock, a newer file may have taken its name; the system says so of the file held.
    private static bool HasLostItsName(FileStream held)
    {
        string link = "/proc/self/fd/" + held.SafeFileHandle.DangerousGetHandle().ToString(CultureInfo.InvariantCulture);
        return new FileInfo(link).LinkTarget?.EndsWith(" (deleted)", StringComparison.Ordinal) == true;
    }
}
