using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace CpomDocs.Campagnes.Runs;

/// <summary>One run of a signer: its documents, how many at once, where results go, and when to stop.</summary>
/// <param name="Documents">Documents, in order.</param>
/// <param name="Parallelism">Documents worked on at the same time.</param>
/// <param name="Keep">Takes the result of a document, from several threads.</param>
/// <param name="Stop">Ends the run after the acts under way.</param>
internal sealed record SigningRun(
    ImmutableArray<SigningPlace> Documents,
    int Parallelism,
    Action<int, SigningResult> Keep,
    CancellationToken Stop)
{
    /// <summary>Does a work for each document, several at once; none is begun after the end is asked for.</summary>
    /// <remarks>
    /// Threads of its own: most of them wait for a disk, a token or a service, and the shared pool lends few threads to those who wait.
    /// </remarks>
    public void Each(IEnumerable<int> indexes, Action<int> work)
    {
        var waiting = new ConcurrentQueue<int>(indexes);
        Task[] threads = [.. Enumerable.Range(0, Math.Min(Parallelism, waiting.Count)).Select(_ => StartThread(waiting, work))];
        Task.WaitAll(threads);
    }

    private Task StartThread(ConcurrentQueue<int> waiting, Action<int> work)
    {
        return Task.Factory.StartNew(
            () =>
            {
                while (!Stop.IsCancellationRequested && waiting.TryDequeue(out int index))
                {
                    work(index);
                }
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default);
    }
}
