using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using CpomDocs.Benchmarks.Pairs;
using CpomDocs.Composition.Documents;
using CpomDocs.Rendering.Pdf;

namespace CpomDocs.Benchmarks;

/// <summary>
/// PDF alone: the same work on one thread then on two, and what one document of twenty pages allocates. In the same round a bare
/// hash runs on one thread then on two: what it gains is what the machine had to give at that time.
/// </summary>
internal static class PdfPace
{
    private const int Threads = 2;
    private const int Rounds = 15;
    private const int RendersOfARound = 20;
    private const int PagesWanted = 20;
    private const int Heaviest = 5;

    private static readonly byte[] ToHash = new byte[2_000_000];

    // The compiler works beside the program until the methods have run thousands of times; its work is not that of rendering.
    private static readonly TimeSpan Warming = TimeSpan.FromSeconds(12);

    /// <summary>
    /// Prints one Markdown row for the liasse of the example, one for its longest document made longer, then what the heaviest allocate.
    /// </summary>
    public static void Run()
    {
        var exemple = new ContratExemple();
        var pdf = new PdfRenderer();
        Console.WriteLine("| Work | Pages | ms/page | CPU | On two threads | CPU | Times faster | A bare hash | Allocated kB | File kB |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        Print($"liasse, {exemple.Liasse.Documents.Length} documents", [.. exemple.Liasse.Documents]);
        DocumentCompose longest = exemple.Liasse.Documents.MaxBy(item => pdf.Render(item).Value!.Pages)!;
        Print("one long document", [Lengthened(longest)]);
        PrintDensest();
    }

    // Every document of the valid fixtures, brought to twenty pages: those that allocate most.
    private static void PrintDensest()
    {
        var documents = ContratExemple.Tous().SelectMany(exemple => exemple.Contrat.Liasse.Documents.Select(
            document => (Nom: $"{exemple.Nom} {document.Descripteur.Document}", Rendu: Weigh(Lengthened(document)))));
        Console.WriteLine();
        var heaviest = documents.OrderByDescending(item => item.Rendu.Allocated / item.Rendu.Pages).Take(Heaviest);
        Console.WriteLine("| Document of the fixtures, lengthened | Pages | Allocated kB | kB for 20 pages |");
        Console.WriteLine("| --- | --- | --- | --- |");
        foreach ((string nom, (int pages, long allocated)) in heaviest)
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"| {nom} | {pages} | {allocated / 1000} | {allocated * PagesWanted / pages / 1000} |"));
        }
    }

    private static (int Pages, long Allocated) Weigh(DocumentCompose document)
    {
        var pdf = new PdfRenderer();
        Render(pdf, [document]);
        long before = GC.GetAllocatedBytesForCurrentThread();
        (int pages, _) = Render(pdf, [document]);
        return (pages, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static void Print(string work, DocumentCompose[] documents)
    {
        var pdf = new PdfRenderer();
        WarmUp(() => Render(pdf, documents));
        long before = GC.GetAllocatedBytesForCurrentThread();
        (int pages, int bytes) = Render(pdf, documents);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Pace[] rounds = [.. Enumerable.Range(0, Rounds).Select(_ => new Pace(
            Measure(1, () => Render(pdf, documents)), Measure(Threads, () => Render(pdf, documents)),
            Measure(1, Hash), Measure(Threads, Hash)))];
        double gain = PairsTable.Median(rounds.Select(round => round.One.Wall / round.Two.Wall));
        double hashGain = PairsTable.Median(rounds.Select(round => round.HashOne.Wall / round.HashTwo.Wall));
        double PerPage(Func<Pace, double> value) => PairsTable.Median(rounds.Select(value)) / pages;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {work} | {pages} | {PerPage(round => round.One.Wall):0.00} | {PerPage(round => round.One.Cpu):0.00} "
            + $"| {PerPage(round => round.Two.Wall):0.00} | {PerPage(round => round.Two.Cpu):0.00} "
            + $"| {gain:0.00} | {hashGain:0.00} | {allocated / 1000} | {bytes / 1000} |"));
    }

    private static void Hash() => SHA256.HashData(ToHash);

    private static (int Pages, int Bytes) Render(PdfRenderer pdf, DocumentCompose[] documents)
    {
        int pages = 0;
        int bytes = 0;
        foreach (DocumentCompose document in documents)
        {
            PdfRendu rendered = pdf.Render(document).Value!;
            pages += rendered.Pages;
            bytes += rendered.Contenu.Length;
        }

        return (pages, bytes);
    }

    // Milliseconds of one render; every thread does the whole work, so that two threads at full speed halve it.
    private static Cost Measure(int threads, Action work)
    {
        using Process process = Process.GetCurrentProcess();
        TimeSpan before = process.TotalProcessorTime;
        long start = Stopwatch.GetTimestamp();
        OnThreads(threads, () =>
        {
            for (int i = 0; i < RendersOfARound; i++)
            {
                work();
            }
        });
        double wall = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        process.Refresh();
        double renders = RendersOfARound * threads;
        return new Cost(wall / renders, (process.TotalProcessorTime - before).TotalMilliseconds / renders);
    }

    private static void WarmUp(Action work)
    {
        long start = Stopwatch.GetTimestamp();
        OnThreads(Threads, () =>
        {
            while (Stopwatch.GetElapsedTime(start) < Warming)
            {
                work();
            }
        });
    }

    private static void OnThreads(int count, Action work)
    {
        Thread[] threads = [.. Enumerable.Range(0, count).Select(_ => new Thread(() => work()))];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
    }

    // A document, its text repeated until it has twenty pages at least; a heading keeps its name once.
    private static DocumentCompose Lengthened(DocumentCompose document)
    {
        var pdf = new PdfRenderer();
        Block[] text = [.. document.Blocs.Where(block => block is Heading or Paragraph or ListBlock or Table).Select(WithoutName)];
        SignatureBlock? signatures = document.Blocs.OfType<SignatureBlock>().FirstOrDefault();
        int last = signatures is null ? document.Blocs.Length : document.Blocs.IndexOf(signatures);
        while (pdf.Render(document).Value!.Pages < PagesWanted)
        {
            document = document with { Blocs = document.Blocs.InsertRange(last, text) };
        }

        return document;
    }

    private static Block WithoutName(Block block) => block is Heading heading ? heading with { Id = null } : block;

    private sealed record Cost(double Wall, double Cpu);

    private sealed record Pace(Cost One, Cost Two, Cost HashOne, Cost HashTwo);
}
