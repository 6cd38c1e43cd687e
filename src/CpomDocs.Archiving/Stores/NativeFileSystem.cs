using System.Runtime.InteropServices;

namespace CpomDocs.Archiving.Stores;

/// <summary>File-system calls that .NET does not offer: atomic publication and flushing of folders (Linux).</summary>
/// <remarks><c>File.Move</c> without overwrite is not atomic on Linux: two writers may both believe they won.</remarks>
internal static partial class NativeFileSystem
{
    private const int CurrentDirectory = -100;
    private const int ReadOnlyDirectory = 0x10000;
    private const uint NoReplace = 1;
    private const uint SwapBoth = 2;
    private const int FileExists = 17;
    private const int DirectoryNotEmpty = 39;

    /// <summary>Gives a path to a file or folder that has none yet, in one step.</summary>
    /// <param name="source">Existing path, same file system.</param>
    /// <param name="target">Path that must not exist.</param>
    /// <returns>False when the target exists already.</returns>
    /// <exception cref="IOException">Any other refusal.</exception>
    public static bool TryRename(string source, string target)
    {
        if (Rename(CurrentDirectory, source, CurrentDirectory, target, NoReplace) == 0)
        {
            return true;
        }

        int error = Marshal.GetLastPInvokeError();
        return error is FileExists or DirectoryNotEmpty ? false : throw Failure(error, target);
    }

    /// <summary>Exchanges two existing folders in one step.</summary>
    /// <param name="first">One folder.</param>
    /// <param name="second">The other, same file system.</param>
    /// <exception cref="IOException">The exchange was refused.</exception>
    public static void Exchange(string first, string second)
    {
        Check(Rename(CurrentDirectory, first, CurrentDirectory, second, SwapBoth), second);
    }

    /// <summary>Gives a second name to a file, so that a new tree shares its bytes.</summary>
    /// <param name="existing">Existing file.</param>
    /// <param name="additional">New name, same file system.</param>
    /// <exception cref="IOException">The link was refused.</exception>
    public static void HardLink(string existing, string additional)
    {
        Check(Link(existing, additional), additional);
    }

    /// <summary>Waits until the entries of a folder are on disk.</summary>
    /// <param name="folder">Existing folder.</param>
    /// <exception cref="IOException">The flush was refused.</exception>
    public static void FlushFolder(string folder) => Flush(folder, Fsync);

    /// <summary>
    /// Waits until everything written to the file system of a folder is on disk: files, folders, names. A write that failed since the
    /// call began is reported (Linux 5.8 and later).
    /// </summary>
    /// <param name="folder">Existing folder.</param>
    /// <exception cref="IOException">The flush was refused, or a write failed.</exception>
    public static void FlushFileSystemOf(string folder) => Flush(folder, Syncfs);

    private static void Flush(string folder, Func<int, int> flush)
    {
        int descriptor = Open(folder, ReadOnlyDirectory);
        Check(descriptor < 0 ? -1 : 0, folder);
        try
        {
            Check(flush(descriptor), folder);
        }
        finally
        {
            _ = Close(descriptor);
        }
    }

    private static void Check(int result, string path)
    {
        if (result != 0)
        {
            throw Failure(Marshal.GetLastPInvokeError(), path);
        }
    }

    private static IOException Failure(int error, string path) => new($"{Marshal.GetPInvokeErrorMessage(error)} : {path}", error);

    [LibraryImport("libc", EntryPoint = "renameat2", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Rename(int oldFolder, string oldPath, int newFolder, string newPath, uint flags);

    [LibraryImport("libc", EntryPoint = "link", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Link(string oldPath, string newPath);

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Fsync(int descriptor);

    [LibraryImport("libc", EntryPoint = "syncfs", SetLastError = true)]
    private static partial int Syncfs(int descriptor);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    private static partial int Close(int descriptor);
}
