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
        var options =
            new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = ReadOnly,
                PreallocationSize = bytes.Length };
        using var stream = new FileStream(path, options);
        stream.Write(bytes);
        stream.Flush(flushToDisk: true);
    }
}
