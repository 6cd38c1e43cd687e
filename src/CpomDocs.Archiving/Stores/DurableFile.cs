namespace CpomDocs.Archiving.Stores;

/// <summary>Writes files that are on disk, whole and read-only, when the call returns.</summary>
internal static class DurableFile
{
    private const UnixFileMode ReadOnly = UnixFileMode.UserRead | UnixFileMode.GroupRead;

    /// <summary>Writes a new file.</summary>
    /// <param name="path">Path that must not exist; its folder exists.</param>
    /// <param name="bytes">Content.</param>
    public static void Write(string path, ReadOnlySpan<byte> bytes)
    {
        using FileStream stream = Create(path, bytes.Length);
        stream.Write(bytes);
        stream.Flush(flushToDisk: true);
    }

    /// <summary>Writes a new file, piece by piece.</summary>
    /// <param name="path">Path that must not exist; its folder exists.</param>
    /// <param name="content">Content.</param>
    /// <exception cref="IOException">The content is no longer as long as it was.</exception>
    public static void Write(string path, ContentSource content)
    {
        using FileStream stream = Create(path, content.Length);
        using Stream source = content.Open();
        source.CopyTo(stream);
        if (stream.Length != content.Length)
        {
            throw new IOException(Messages.ChangedWhileRead(Path.GetFileName(path)));
        }

        stream.Flush(flushToDisk: true);
    }

    private static FileStream Create(string path, long length)
    {
        return new FileStream(path,
            new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.Write,
                UnixCreateMode = ReadOnly,
                PreallocationSize = length,
            });
    }
}
