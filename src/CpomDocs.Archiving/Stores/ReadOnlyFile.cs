namespace CpomDocs.Archiving.Stores;

/// <summary>Writes files that nothing changes afterwards.</summary>
internal static class ReadOnlyFile
{
    private const UnixFileMode ReadOnly = UnixFileMode.UserRead | UnixFileMode.GroupRead;

    /// <summary>Writes a new file, which is on disk when the call returns.</summary>
    /// <param name="path">Path that must not exist; its folder exists.</param>
    /// <param name="bytes">Content.</param>
    public static void WriteDurably(string path, ReadOnlySpan<byte> bytes)
    {
        using FileStream stream = Create(path, bytes.Length);
        stream.Write(bytes);
        stream.Flush(flushToDisk: true);
    }

    /// <summary>Writes a new file; the system puts it on disk when it likes, or is asked to.</summary>
    /// <param name="path">Path that must not exist; its folder exists.</param>
    /// <param name="bytes">Content.</param>
    public static void Write(string path, ReadOnlySpan<byte> bytes)
    {
        using FileStream stream = Create(path, bytes.Length);
        stream.Write(bytes);
    }

    /// <summary>Writes a new file, piece by piece; the system puts it on disk when it likes, or is asked to.</summary>
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
