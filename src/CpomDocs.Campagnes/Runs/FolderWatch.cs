using System.Collections.Immutable;

namespace CpomDocs.Campagnes.Runs;

/// <summary>Tells when files of some folders changed, once the writing is over. For one thread.</summary>
public sealed class FolderWatch
{
    private readonly ImmutableArray<string> _folders;
    private readonly TimeSpan _period;
    private ImmutableHashSet<(string Path, long Length, DateTime Written)> _seen;

    /// <summary>Begins to watch: what is there now is no change.</summary>
    /// <param name="folders">Folders, with all they hold; one that does not exist is empty.</param>
    /// <param name="period">Time between two looks; a change counts when the next look finds nothing more.</param>
    public FolderWatch(IEnumerable<string> folders, TimeSpan period)
    {
        _folders = [.. folders];
        _period = period;
        _seen = Look();
    }

    /// <summary>Waits for a change that is over.</summary>
    /// <param name="cancellationToken">Stops the wait.</param>
    /// <returns>True after a change, false when stopped.</returns>
    public bool WaitForChange(CancellationToken cancellationToken)
    {
        ImmutableHashSet<(string Path, long Length, DateTime Written)> last = _seen;
        while (!cancellationToken.WaitHandle.WaitOne(_period))
        {
            ImmutableHashSet<(string Path, long Length, DateTime Written)> now = Look();
            bool isStill = now.SetEquals(last);
            last = now;
            if (isStill && !now.SetEquals(_seen))
            {
                _seen = now;
                return true;
            }
        }

        return false;
    }

    private ImmutableHashSet<(string Path, long Length, DateTime Written)> Look()
    {
        return
        [
            .. _folders
                .Where(Directory.Exists)
                .SelectMany(folder => new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories))
                .Select(file => (file.FullName, file.Exists ? file.Length : 0, file.LastWriteTimeUtc)),
        ];
    }
}
