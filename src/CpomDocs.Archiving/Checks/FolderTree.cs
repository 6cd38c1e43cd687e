namespace CpomDocs.Archiving.Checks;

/// <summary>An OCFL root or object in a folder.</summary>
/// <param name="folder">Full path.</param>
internal sealed class FolderTree(string folder) : IOcflTree
{
    public IReadOnlyList<TreeEntry> List(string path)
    {
        var place = new DirectoryInfo(FullPath(path));
        try
        {
            TreeEntry[] entries = [.. place.EnumerateFileSystemInfos().Select(EntryOf)];
            Array.Sort(entries, (one, other) => string.CompareOrdinal(one.Name, other.Name));
            return entries;
        }
        catch (DirectoryNotFoundException)
        {
            return [];
        }
        catch (UnauthorizedAccessException error)
        {
            throw new IOException(error.Message, error);
        }
    }

    public Stream OpenRead(string path)
    {
        try
        {
            return new FileStream(FullPath(path), new FileStreamOptions
            {
                Mode = FileMode.Open,
                Access = FileAccess.Read,
                Share = FileShare.ReadWrite | FileShare.Delete,
                BufferSize = 0,
                Options = FileOptions.SequentialScan,
            });
        }
        catch (UnauthorizedAccessException error)
        {
            throw new IOException(error.Message, error);
        }
    }

    private static TreeEntry EntryOf(FileSystemInfo info)
    {
        bool isPlain = info.LinkTarget is null && (info.Attributes & (FileAttributes.ReparsePoint | FileAttributes.Device)) == 0;
        return info switch
        {
            DirectoryInfo when isPlain => new TreeEntry(info.Name, EntryKind.Folder, 0),
            FileInfo file when isPlain => new TreeEntry(info.Name, EntryKind.File, file.Length),
            _ => new TreeEntry(info.Name, EntryKind.Other, 0),
        };
    }

    private string FullPath(string path) => path.Length == 0 ? folder : Path.Combine(folder, path);
}
