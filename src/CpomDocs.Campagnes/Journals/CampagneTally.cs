using System.Collections.Immutable;
using System.Diagnostics;

namespace CpomDocs.Campagnes.Journals;

/// <summary>Counts of a run, added to from several threads.</summary>
/// <param name="clock">Clock.</param>
/// <param name="metrics">Told each contract too.</param>
internal sealed class CampagneTally(TimeProvider clock, RunMetrics metrics)
{
    private readonly long _start = clock.GetTimestamp();
    private readonly int[] _causes = new int[Enum.GetValues<CauseEdition>().Length];
    private int _contrats;
    private int _faits;
    private int _inchanges;
    private int _echecs;
    private int _documents;
    private int _pages;

    public void Done(int documents, int pages, ImmutableArray<CauseEdition> causes)
    {
        Interlocked.Increment(ref _contrats);
        Interlocked.Increment(ref _faits);
        Interlocked.Add(ref _documents, documents);
        Interlocked.Add(ref _pages, pages);
        foreach (CauseEdition cause in causes)
        {
            Interlocked.Increment(ref _causes[(int)cause]);
        }

        metrics.Count("fait", documents);
    }

    public void Unchanged()
    {
        Interlocked.Increment(ref _contrats);
        Interlocked.Increment(ref _inchanges);
        metrics.Count("inchange", 0);
    }

    public void Failed()
    {
        Interlocked.Increment(ref _contrats);
        Interlocked.Increment(ref _echecs);
        metrics.Count("echec", 0);
    }

    public CampagneTotals ToTotals()
    {
        using var process = Process.GetCurrentProcess();
        return new CampagneTotals
        {
            Contrats = _contrats,
            Faits = _faits,
            Inchanges = _inchanges,
            Echecs = _echecs,
            Documents = _documents,
            Pages = _pages,
            Causes = Enum.GetValues<CauseEdition>().Where(cause => _causes[(int)cause] > 0)
                .ToImmutableSortedDictionary(cause => cause.ToString(), cause => _causes[(int)cause], StringComparer.Ordinal),
            DureeMs = (long)clock.GetElapsedTime(_start).TotalMilliseconds,
            MemoireMaxOctets = process.PeakWorkingSet64,
        };
    }
}
