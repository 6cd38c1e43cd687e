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
    public void Each(IEnumerable<int> indexes, Action<int> work)
    {
        Parallel.ForEach(indexes, new ParallelOptions { MaxDegreeOfParallelism = Parallelism }, (index, loop) =>
        {
            if (Stop.IsCancellationRequested)
            {
                loop.Stop();
            }
            else
            {
                work(index);
            }
        });
    }
}
