using System.Collections.Immutable;
using CpomDocs.Archiving;
using CpomDocs.Archiving.Manifests;

namespace CpomDocs.Cli.Hosting;

/// <summary>A PDF named on the command line, on disk or in the archive.</summary>
/// <param name="Name">How results name it.</param>
/// <param name="Read">Gives its bytes.</param>
internal sealed record FileToRead(string Name, Func<byte[]> Read)
{
    /// <summary>The files that a path, or an identifier of the archive, stands for.</summary>
    /// <param name="io">Reads files.</param>
    /// <param name="archive">The archive, where one is given.</param>
    /// <param name="path">Path or identifier; a path wins: what is on disk is what the user sees.</param>
    /// <exception cref="InputException">There is neither.</exception>
    public static ImmutableArray<FileToRead> Under(CommandIo io, LiasseArchiver? archive, string path)
    {
        return archive is not null && !File.Exists(path) && !Directory.Exists(path)
            ? [.. Archived(archive, path)]
            : [.. Inputs.PdfsUnder([path]).Select(file => new FileToRead(file, () => io.Read(file)))];
    }

    private static IEnumerable<FileToRead> Archived(LiasseArchiver archive, string id)
    {
        Inventory inventory = archive.TryShow(id) ?? throw new InputException(Messages.Get("UnknownContract", id));
        return inventory.HeadVersion.State.Keys
            .Where(path => path.EndsWith(".pdf", StringComparison.Ordinal))
            .Select(path => new FileToRead($"{inventory.Id}/{path}", () => archive.GetFile(id, path)));
    }
}
