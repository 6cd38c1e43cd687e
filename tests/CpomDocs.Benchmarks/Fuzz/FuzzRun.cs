using System.Diagnostics;
using System.Globalization;

namespace CpomDocs.Benchmarks.Fuzz;

/// <summary>
/// Gives damaged inputs to each parser for a time, and prints one Markdown row a parser: executions, finds, the longest execution, the
/// one that allocated most. An execution that never ends, or kills the process, is the last number printed.
/// </summary>
internal static class FuzzRun
{
    private const int MostFinds = 20;
    private const long MegaByte = 1_000_000;

    // The limit for hostile input is 5 s per 100 MB; inputs here are a thousand times smaller.
    private static readonly TimeSpan TooLong = TimeSpan.FromSeconds(5);
    private const long TooMuch = 500 * MegaByte;

    /// <summary>Runs the targets one after the other.</summary>
    /// <param name="seconds">Seconds for each.</param>
    /// <param name="folder">Folder of signed PDF and trusted lists.</param>
    /// <param name="names">Targets; all when empty.</param>
    /// <returns>The number of finds.</returns>
    public static int Run(int seconds, string folder, IReadOnlyCollection<string> names)
    {
        var seeds = new FuzzSeeds(folder);
        Console.WriteLine("| Target | Seeds | Executions | Seconds | Finds | Longest ms | Most allocated MB |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- | --- |");
        return FuzzTarget.All
            .Where(target => names.Count == 0 || names.Contains(target.Name))
            .Sum(target => Run(target, seeds.Of(target.Name), TimeSpan.FromSeconds(seconds)));
    }

    private static int Run(FuzzTarget target, IReadOnlyList<byte[]> seeds, TimeSpan time)
    {
        if (seeds.Count == 0)
        {
            Console.WriteLine($"| {target.Name} | 0 | 0 | 0 | 0 | 0 | 0 |");
            return 0;
        }

        var figures = new Figures();
        long start = Stopwatch.GetTimestamp();
        using var watch = new Timer(_ => Console.Error.WriteLine($"{target.Name} {figures.Executions}"), null, TooLong, TooLong);
        while (Stopwatch.GetElapsedTime(start) < time && figures.Finds < MostFinds)
        {
            figures.Executions++;
            Execute(target, Mutations.Make(seeds, figures.Executions), figures);
        }

        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {target.Name} | {seeds.Count} | {figures.Executions} | {seconds:0} | {figures.Finds} "
            + $"| {figures.Longest.TotalMilliseconds:0} | {figures.Most / MegaByte} |"));
        return figures.Finds;
    }

    private static void Execute(FuzzTarget target, byte[] input, Figures figures)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        long start = Stopwatch.GetTimestamp();
        string? find = null;
#pragma warning disable CA1031 // Whatever leaves a parser is what is looked for.
        try
        {
            target.Run(input);
        }
        catch (Exception exception)
        {
            find = exception.ToString();
        }
#pragma warning restore CA1031

        TimeSpan spent = Stopwatch.GetElapsedTime(start);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        figures.Longest = spent > figures.Longest ? spent : figures.Longest;
        figures.Most = Math.Max(figures.Most, allocated);
        find ??= spent > TooLong ? $"{spent.TotalSeconds:0} s" : allocated > TooMuch ? $"{allocated / MegaByte} MB" : null;
        if (find is not null)
        {
            figures.Finds++;
            Console.Error.WriteLine($"{target.Name} {figures.Executions}: {find}");
        }
    }

    private sealed class Figures
    {
        public int Executions { get; set; }

        public int Finds { get; set; }

        public TimeSpan Longest { get; set; }

        public long Most { get; set; }
    }
}
