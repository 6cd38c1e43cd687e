using System.Collections.Concurrent;
using CpomDocs.Archiving;
using CpomDocs.Archiving.Checks;
using CpomDocs.Campagnes.Journals;

namespace CpomDocs.Campagnes.Runs;

/// <summary>A check of an archive: several objects at once, what was done kept for a later one.</summary>
public sealed record ArchiveCheckRun
{
    /// <summary>Looks at the archive.</summary>
    public required ArchiveChecker Checker { get; init; }

    /// <summary>The tree and the objects to look at.</summary>
    public required RootCheck Root { get; init; }

    /// <summary>Whether the program made the archive.</summary>
    public required bool IsOurs { get; init; }

    /// <summary>Content files whose digests are computed, or <see langword="null"/> for all.</summary>
    public ContentSample? Sample { get; init; }

    /// <summary>
    /// The archive, when its documents are to be looked at too: their signatures, and the list of their liasse. Without it the inventories
    /// alone are believed.
    /// </summary>
    public LiasseArchiver? Documents { get; init; }

    /// <summary>Objects looked at together, at least 1.</summary>
    public required int Parallelism { get; init; }

    /// <summary>Keeps what is done, if asked for.</summary>
    public CheckJournal? Journal { get; init; }

    /// <summary>Runs the check.</summary>
    /// <param name="progress">Told of each object, from several threads.</param>
    /// <param name="cancellationToken">Stops the check; the journal keeps the objects that were ended.</param>
    /// <returns>The report.</returns>
    /// <exception cref="OperationCanceledException">The check was stopped.</exception>
    public ArchiveCheckReport Run(Action<string> progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(progress);
        var done = new ConcurrentDictionary<string, ObjectCheck>(StringComparer.Ordinal);
        var options = new ParallelOptions { MaxDegreeOfParallelism = Parallelism, CancellationToken = cancellationToken };
        Parallel.ForEach(Root.Objets, options, path =>
        {
            done[path] = Journal?.Done.GetValueOrDefault(path) ?? CheckOne(path, cancellationToken);
            progress(path);
        });
        Journal?.End();
        return ArchiveCheckReport.Of(Root, Root.Objets.Select(path => done[path]), IsOurs);
    }

    private ObjectCheck CheckOne(string path, CancellationToken cancellationToken)
    {
        ObjectCheck found = Checker.CheckObject(path, Sample, cancellationToken);
        found = Documents is { } archive ? new DocumentCheck(archive, archive.Now).Complete(found) : found;
        Journal?.Add(found);
        return found;
    }
}
