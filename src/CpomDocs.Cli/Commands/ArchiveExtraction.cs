using System.Collections.Immutable;
using CpomDocs.Cli.Hosting;

namespace CpomDocs.Cli.Commands;

/// <summary>Copies a version of the archive to a folder, without replacing anything that differs.</summary>
internal static class ArchiveExtraction
{
    /// <summary>Writes the files.</summary>
    /// <param name="files">Bytes by logical path.</param>
    /// <param name="folder">Folder; made when absent.</param>
    /// <returns>Paths written or already there, in order.</returns>
    /// <exception cref="InputException">A file with other bytes stands in the way; nothing is written.</exception>
    public static ImmutableArray<string> Write(ImmutableSortedDictionary<string, byte[]> files, string folder)
    {
        ImmutableArray<(string Path, byte[] Bytes)> targets = [.. files.Select(file => (Path.Combine(folder, file.Key), file.Value))];
        if (targets.FirstOrDefault(target => Differs(target.Path, target.Bytes)) is { Path: { } inTheWay })
        {
            throw new InputException(Messages.Get("FileInTheWay", inTheWay));
        }

        foreach ((string path, byte[] bytes) in targets)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, bytes);
        }

        return [.. targets.Select(target => target.Path)];
    }

    private static bool Differs(string path, byte[] bytes) => File.Exists(path) && !File.ReadAllBytes(path).AsSpan().SequenceEqual(bytes);
}
