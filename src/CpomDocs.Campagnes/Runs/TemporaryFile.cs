namespace CpomDocs.Campagnes.Runs;

/// <summary>
/// A file being written beside the one whose place it will take. Its writer holds it until then: whoever finds one that nobody holds knows
/// that its writer was killed.
/// </summary>
internal sealed class TemporaryFile : IDisposable
{
    private const string Mark = ".cpomdocs";

    private readonly FileStream _stream;
    private bool _hasTakenPlace;

    private TemporaryFile(FileStream stream) => _stream = stream;

    /// <summary>Where the content is written.</summary>
    public Stream Content => _stream;

    /// <summary>Begins a file beside another.</summary>
    /// <param name="path">Path of the other; its folder is made when absent.</param>
    public static TemporaryFile Beside(string path)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        Directory.CreateDirectory(folder);
        string name = "." + Path.GetFileName(path) + "." + Path.GetRandomFileName() + Mark;
        return new TemporaryFile(new FileStream(Path.Combine(folder, name), new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            Share = FileShare.Read | FileShare.Delete,
            BufferSize = 0,
        }));
    }

    /// <summary>Deletes what killed writers left in some folders; whatever cannot be deleted stays for another time.</summary>
    /// <remarks>
    /// Where the disk keeps no locks, one that is being written may go: its writer then says that it failed, and the file is as before.
    /// </remarks>
    /// <param name="folders">Folders, absent or not; not those beneath them.</param>
    public static void Sweep(IEnumerable<string> folders)
    {
        foreach (string path in folders.Distinct(StringComparer.Ordinal).Where(Directory.Exists).SelectMany(Marked))
        {
            try
            {
                using var left = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
                File.Delete(path);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                continue;
            }
        }
    }

    /// <summary>Brings the content to the disk.</summary>
    public void Flush() => _stream.Flush(flushToDisk: true);

    /// <summary>Replaces a file, or becomes it.</summary>
    /// <param name="path">Its path.</param>
    public void TakePlaceOf(string path)
    {
        File.Move(_stream.Name, path, overwrite: true);
        _hasTakenPlace = true;
    }

    public void Dispose()
    {
        try
        {
            if (!_hasTakenPlace)
            {
                File.Delete(_stream.Name);
            }
        }
        finally
        {
            _stream.Dispose();
        }
    }

    private static string[] Marked(string folder)
    {
        try
        {
            return Directory.GetFiles(folder, ".*" + Mark);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
