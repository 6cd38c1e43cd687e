namespace CpomDocs.Campagnes.Runs;

/// <summary>Writes files that are either as before or whole, even when the process is killed.</summary>
public static class AtomicFile
{
    /// <summary>Writes or replaces a file; it is on disk when the call returns.</summary>
    /// <param name="path">Path; its folder is made when absent.</param>
    /// <param name="bytes">Content.</param>
    /// <exception cref="IOException">The disk refuses; the file is as before.</exception>
    public static void Write(string path, ReadOnlySpan<byte> bytes)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        Directory.CreateDirectory(folder);
        string temporary = Path.Combine(folder, "." + Path.GetFileName(path) + "." + Path.GetRandomFileName());
        try
        {
            WriteWhole(temporary, bytes);
            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    private static void WriteWhole(string path, ReadOnlySpan<byte> bytes)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, PreallocationSize = bytes.Length };
        using var stream = new FileStream(path, options);
        stream.Write(bytes);
        stream.Flush(flushToDisk: true);
    }
}
