using System.Diagnostics;

namespace CpomDocs.Campagnes.Journals;

/// <summary>Counts of a run, added to from several threads.</summary>
/// <param name="clock">Clock.</param>
internal sealed class CampagneTally(TimeProvider clock)
{
    private readonly long _start = clock.GetTimestamp();
    private int _contrats;
    private int _faits;
    private int _inchanges;
    private int _echecs;
    private int _documents;
    private int _pages;

    public void Done(int documents, int pages)
    {
        Interlocked.Increment(ref _contrats);
        Interlocked.Increment(ref _faits);
        Interlocked.Add(ref _documents, documents);
        Interlocked.Add(ref _pages, pages);
    }

    public void Unchanged()
    {
        Interlocked.Increment(ref _contrats);
        Interlocked.Increment(ref _inchanges);
    }

    public void Failed()
    {
        Interlocked.Increment(ref _contrats);
        Interlocked.Increment(ref _echecs);
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
            DureeMs = (long)clock.GetElapsedTime(_start).TotalMilliseconds,
            MemoireMaxOctets = process.PeakWorkingSet64,
        };
    }
}
