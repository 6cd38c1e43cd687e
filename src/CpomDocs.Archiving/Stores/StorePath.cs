using System.Text;

namespace CpomDocs.Archiving.Stores;

/// <summary>Paths of a store, and reading whole small files by them.</summary>
internal static class StorePath
{
    /// <summary>Path of something inside a folder.</summary>
    /// <param name="folder">Folder; empty for the root.</param>
    /// <param name="relative">Path, relative to the folder.</param>
    /// <returns>Path, relative to the root.</returns>
    public static string Combine(string folder, string relative) => folder.Length == 0 ? relative : folder + "/" + relative;

    /// <summary>Reads a small file (inventory, sidecar, declaration) whole.</summary>
    /// <param name="store">Store.</param>
    /// <param name="path">Path.</param>
    /// <returns>Its bytes, or <see langword="null"/> when there is none.</returns>
    public static byte[]? TryRead(this IArchiveStore store, string path)
    {
        using Stream? stream = store.TryOpen(path);
        if (stream is null)
        {
            return null;
        }

        using var buffer = new MemoryStream();
        stream.CopyTo(buffer);
        return buffer.ToArray();
    }

    /// <summary>Reads a small text whole.</summary>
    /// <param name="store">Store.</param>
    /// <param name="path">Path.</param>
    /// <returns>Its text, or <see langword="null"/> when there is none.</returns>
    public static string? TryReadText(this IArchiveStore store, string path) =>
        store.TryRead(path) is { } bytes ? Encoding.UTF8.GetString(bytes) : null;
}
