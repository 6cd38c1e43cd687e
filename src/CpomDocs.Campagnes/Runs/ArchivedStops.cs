using System.Collections.Concurrent;
using System.Collections.Immutable;
using CpomDocs.Archiving;
using CpomDocs.Archiving.Manifests;
using CpomDocs.Signing.Pades;

namespace CpomDocs.Campagnes.Runs;

/// <summary>
/// What an archive says against files that lie elsewhere: a recalled document that goes round is still recalled. Safe to use from several
/// threads; each contract is read once.
/// </summary>
public sealed class ArchivedStops
{
    private readonly LiasseArchiver _archive;
    private readonly ConcurrentDictionary<string, Lazy<CircuitEvents?>> _known = new(StringComparer.Ordinal);

    /// <summary>Makes a reader.</summary>
    /// <param name="archive">The archive.</param>
    public ArchivedStops(LiasseArchiver archive) => _archive = archive;

    /// <summary>The event that stops a file.</summary>
    /// <param name="code">Code of its contract.</param>
    /// <param name="pdf">Its bytes.</param>
    /// <returns>The last of them; <see langword="null"/> when nothing stops it, or when the archive does not know the contract.</returns>
    /// <exception cref="ArchiveUnavailableException">The archive cannot be read.</exception>
    public EvenementDocument? Find(string code, ReadOnlyMemory<byte> pdf) =>
        _known.GetOrAdd(code, key => new Lazy<CircuitEvents?>(() => Read(key))).Value?.StopOf(pdf);

    /// <summary>What is said of a file, in French.</summary>
    /// <param name="pdf">Its bytes.</param>
    /// <returns>Sentences; none when nothing stops it or when it is no document of ours.</returns>
    public ImmutableArray<string> ReservesOn(ReadOnlyMemory<byte> pdf)
    {
        return SignatureStatusReader.Read(pdf).Value is { } status && Find(status.Descripteur.CodeContrat, pdf) is { } stop
            ? [SentenceOf(stop)]
            : [];
    }

    /// <summary>The sentence that says what stops a document.</summary>
    internal static string SentenceOf(EvenementDocument stop) => Messages.Get("Reserve" + stop.Type, stop.Motif);

    private CircuitEvents? Read(string code)
    {
        return _archive.TryShow(code)?.HeadVersion.State.Keys.Where(CircuitEvents.IsEvent) is { } paths
            ? CircuitEvents.Of(paths.Select(path => KeyValuePair.Create(path, new ReadOnlyMemory<byte>(_archive.GetFile(code, path)))))
            : null;
    }
}
