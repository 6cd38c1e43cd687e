using System.Globalization;

namespace CpomDocs.Campagnes.Runs;

/// <summary>Writes files that are either as before or whole, even when the process is killed.</summary>
public static class AtomicFile
{
    private const int LockAttempts = 200;
    private const int MillisecondsBetweenAttempts = 50;

    /// <summary>Writes or replaces a file; it is on disk when the call returns.</summary>
    /// <param name="path">Path; its folder is made when absent.</param>
    /// <param name="bytes">Content.</param>
    /// <exception cref="IOException">The disk refuses, said in French; the file is as before.</exception>
    public static void Write(string path, ReadOnlySpan<byte> bytes)
    {
        string? temporary = null;
        try
        {
            temporary = WriteBeside(path, bytes);
            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw WriteFailure.Of(path, error);
        }
        finally
        {
            Delete(temporary);
        }
    }

    /// <summary>Writes or replaces a file too large to be held whole; it is on disk when the call returns.</summary>
    /// <param name="path">Path; its folder is made when absent.</param>
    /// <param name="write">Writes the content; what it throws leaves the file as before.</param>
    /// <exception cref="IOException">The disk refuses, said in French; the file is as before.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        string temporary = TemporaryBeside(path);
        try
        {
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw WriteFailure.Of(path, error);
        }
        finally
        {
            Delete(temporary);
        }
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
        string? temporary = null;
        try
        {
            temporary = WriteBeside(path, bytes);
            using FileStream? held = expected is null ? null : Hold(path);
            if (held is null ? File.Exists(path) : !IsStill(held, expected))
            {
                return false;
            }

            File.Move(temporary, path, overwrite: true);
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw WriteFailure.Of(path, error);
        }
        finally
        {
            Delete(temporary);
        }
    }

    private static string WriteBeside(string path, ReadOnlySpan<byte> bytes)
    {
        string temporary = TemporaryBeside(path);
        try
        {
            WriteWhole(temporary, bytes);
            return temporary;
        }
        catch
        {
            Delete(temporary);
            throw;
        }
    }

    private static string TemporaryBeside(string path)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        Directory.CreateDirectory(folder);
        return Path.Combine(folder, "." + Path.GetFileName(path) + "." + Path.GetRandomFileName());
    }

    private static void WriteWhole(string path, ReadOnlySpan<byte> bytes)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, PreallocationSize = bytes.Length };
        using var stream = new FileStream(path, options);
        stream.Write(bytes);
        stream.Flush(flushToDisk: true);
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

        var bytes = new byte[expected.Length];
        held.ReadExactly(bytes);
        return expected.SequenceEqual(bytes);
    }

    // Between its opening and its lock, a newer file may have taken its name; the system says so of the file held.
    private static bool HasLostItsName(FileStream held)
    {
        string link = "/proc/self/fd/" + held.SafeFileHandle.DangerousGetHandle().ToString(CultureInfo.InvariantCulture);
        return new FileInfo(link).LinkTarget?.EndsWith(" (deleted)", StringComparison.Ordinal) == true;
    }

    private static void Delete(string? temporary)
    {
        if (temporary is not null)
        {
            File.Delete(temporary);
        }
    }
}
