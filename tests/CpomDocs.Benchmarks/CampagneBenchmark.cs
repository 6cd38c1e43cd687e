using System.Diagnostics;
using System.Globalization;

namespace CpomDocs.Benchmarks;

/// <summary>Whole campaigns, as a person runs them: wall time, processor time and peak memory of the process, for two sizes.</summary>
internal static class CampagneBenchmark
{
    private static readonly TimeSpan Sampling = TimeSpan.FromMilliseconds(50);

    /// <summary>Runs and prints one Markdown row per campaign.</summary>
    /// <param name="sizes">Numbers of contracts.</param>
    public static void Run(IReadOnlyList<int> sizes)
    {
        Console.WriteLine("| Work | Contracts | Wall s | CPU s | Peak MB |");
        Console.WriteLine("| --- | --- | --- | --- | --- |");
        foreach (int size in sizes)
        {
            string folder = Directory.CreateTempSubdirectory("cpomdocs-campagne-").FullName;
            string contrats = size.ToString(CultureInfo.InvariantCulture);
            Print("demo", size, Measure("demo", "-o", Path.Combine(folder, "demo"), "--contrats", contrats, "--seed", "1"));
            string campagne = Path.Combine(folder, "demo", "data", "campagne.json");
            string store = Path.Combine(folder, "archive");
            Print("campagne run", size, Measure("campagne", "run", campagne, "--store", store, "-o", Path.Combine(folder, "liasses")));
            Print("campagne run, again", size,
                Measure("campagne", "run", campagne, "--store", store, "-o", Path.Combine(folder, "liasses")));
            Print("verify", size,
                Measure("verify", Path.Combine(folder, "demo", "liasses"), "--trust", Path.Combine(folder, "demo", "pki", "racine.pem")));
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Cost Measure(params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(ContratExemple.Root, "cpomdocs"), [.. arguments, "--quiet"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        long started = Stopwatch.GetTimestamp();
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        var cost = new Cost(default, default, 0);
        while (!process.WaitForExit(Sampling))
        {
            cost = Sample(process, cost);
        }

        if (process.ExitCode != 0)
        {
            string said = output.Result + error.Result;
            throw new InvalidOperationException($"{string.Join(' ', arguments)}: exit code {process.ExitCode}\n{said}");
        }

        return cost with { Wall = Stopwatch.GetElapsedTime(started) };
    }

    // The peak only grows, so the last sample is the peak, but for what happens in the last 50 ms.
    private static Cost Sample(Process process, Cost cost)
    {
        try
        {
            process.Refresh();
            return cost with { Cpu = process.TotalProcessorTime, PeakBytes = Math.Max(cost.PeakBytes, process.PeakWorkingSet64) };
        }
        catch (InvalidOperationException)
        {
            return cost;
        }
    }

    private static void Print(string work, int contrats, Cost cost) =>
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {work} | {contrats} | {cost.Wall.TotalSeconds:0.0} | {cost.Cpu.TotalSeconds:0.0} | {cost.PeakBytes / 1_000_000} |"));

    private sealed record Cost(TimeSpan Wall, TimeSpan Cpu, long PeakBytes);
}
