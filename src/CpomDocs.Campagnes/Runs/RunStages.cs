using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.ExceptionServices;

namespace CpomDocs.Campagnes.Runs;

/// <summary>
/// The three stages of a run, each with threads of its own: documents are made, sealed, put away. A stage that is ahead waits for the next
/// one, so that what is under way, and the memory it takes, stays the same whatever the number of contracts.
/// </summary>
/// <param name="run">Work of each stage.</param>
/// <param name="parallelism">Threads of a stage, and liasses that may wait before it.</param>
/// <typeparam name="T">What the run goes through.</typeparam>
internal sealed class RunStages<T>(ILiasseRun<T> run, int parallelism)
{
    /// <summary>Takes contracts through the stages.</summary>
    /// <param name="items">The contracts, in order.</param>
    /// <param name="stop">Asks for the end: no contract is begun after, those begun go to the archive.</param>
    public void Run(ImmutableArray<T> items, CancellationToken stop)
    {
        using var broken = new CancellationTokenSource();
        using var made = new BlockingCollection<LiasseEnCours>(parallelism);
        using var certified = new BlockingCollection<LiasseEnCours>(parallelism);
        var waiting = new ConcurrentQueue<T>(items);
        Task[] stages =
        [
            Stage(() => Each(NotBegun(waiting, stop), run.Make, made, broken), made),
            Stage(() => Each(made.GetConsumingEnumerable(broken.Token), run.Certify, certified, broken), certified),
            Stage(() => Each(certified.GetConsumingEnumerable(broken.Token), run.PutAway, null, broken), null),
        ];
        try
        {
            Task.WaitAll(stages, CancellationToken.None);
        }
        catch (AggregateException errors)
        {
            IEnumerable<Exception> all = errors.Flatten().InnerExceptions;
            ExceptionDispatchInfo.Throw(all.FirstOrDefault(error => error is not OperationCanceledException) ?? all.First());
        }
    }

    private static IEnumerable<T> NotBegun(ConcurrentQueue<T> waiting, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested && waiting.TryDequeue(out T? item))
        {
            yield return item;
        }
    }

    // Threads of their own: most of them wait for a disk, a token or the next stage, and the shared pool lends few to those who wait.
    private Task Stage(Action work, BlockingCollection<LiasseEnCours>? next)
    {
        Task[] threads = [.. Enumerable.Range(0, parallelism).Select(_ =>
            Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default))];
        Task all = Task.WhenAll(threads);
        return next is null ? all : CompleteAfter(all, next);
    }

    private static async Task CompleteAfter(Task threads, BlockingCollection<LiasseEnCours> next)
    {
        try
        {
            await threads.ConfigureAwait(false);
        }
        finally
        {
            next.CompleteAdding();
        }
    }

    // A thread that dies of a fault of ours must not leave the others waiting for it.
    private static void Each<TItem>(
        IEnumerable<TItem> source,
        Func<TItem, LiasseEnCours?> work,
        BlockingCollection<LiasseEnCours>? next,
        CancellationTokenSource broken)
    {
        bool isWhole = false;
        try
        {
            foreach (TItem item in source)
            {
                if (work(item) is { } result)
                {
                    next?.Add(result, broken.Token);
                }
            }

            isWhole = true;
        }
        finally
        {
            if (!isWhole)
            {
                broken.Cancel();
            }
        }
    }
}
