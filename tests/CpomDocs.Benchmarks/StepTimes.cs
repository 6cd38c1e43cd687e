using System.Diagnostics;
using System.Globalization;

namespace CpomDocs.Benchmarks;

/// <summary>Processor time of each step, which a busy machine blurs less than wall time.</summary>
internal static class StepTimes
{
    private const int Rounds = 100;

    // The compiler works beside the program until the methods of a step have run thousands of times; its work is not the step's.
    private static readonly TimeSpan Warming = TimeSpan.FromSeconds(12);

    /// <summary>Runs each step, on one thread, and prints one Markdown row for it.</summary>
    public static void Run()
    {
        var steps = new ContratBenchmarks();
        Console.WriteLine("| Step | CPU ms | Allocated kB |");
        Console.WriteLine("| --- | --- | --- |");
        Print("check", () => steps.Check());
        Print("compose", () => steps.Compose());
        Print("PDF", () => steps.RenderPdf());
        Print("DOCX", () => steps.RenderDocx());
        Print("bare RSA-3072 operation", () => steps.BareKeyOperation());
        Print("sign the socle, paraphes included", () => steps.SignSocle());
        Print("verify the socle, two signatures", () => steps.VerifyTwoSignatures());
        var levels = new LevelBenchmarks();
        Print("key operation of an act", () => levels.KeyOperation());
        Print("two time-stamps, made and verified", () => levels.TwoTimestamps());
        Print("sign the socle at B-LTA", () => levels.SignSocleLta());
        Print("verify the socle, two signatures at B-LTA", () => levels.VerifyTwoLta());
    }

    private static void Print(string step, Action work)
    {
        WarmUp(work);
        using Process process = Process.GetCurrentProcess();
        TimeSpan before = process.TotalProcessorTime;
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        Repeat(work, Rounds);
        process.Refresh();
        double milliseconds = (process.TotalProcessorTime - before).TotalMilliseconds / Rounds;
        long kilobytes = (GC.GetAllocatedBytesForCurrentThread() - allocated) / Rounds / 1000;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {step} | {milliseconds:0.0} | {kilobytes} |"));
    }

    private static void WarmUp(Action work)
    {
        long start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < Warming)
        {
            work();
        }
    }

    private static void Repeat(Action work, int times)
    {
        for (int i = 0; i < times; i++)
        {
            work();
        }
    }
}
