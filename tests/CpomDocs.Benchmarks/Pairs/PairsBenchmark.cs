using System.Diagnostics;
using System.Globalization;
using CpomDocs.Composition.Documents;
using CpomDocs.Rendering.Docx;
using CpomDocs.Rendering.Pdf;

namespace CpomDocs.Benchmarks.Pairs;

/// <summary>Our side of the race against the peers; the script <c>Pairs/pairs</c> runs theirs and calls these in turn.</summary>
internal static class PairsBenchmark
{
    // The compiler works beside the program until the methods of a step have run thousands of times; its work is not the step's.
    private static readonly TimeSpan Warming = TimeSpan.FromSeconds(12);

    /// <summary>Runs one part.</summary>
    /// <param name="arguments">contenu FOLDER, chaud pdf|docx|tout CONTRATS, froid CONTRATS FOLDER or tableau FILE.</param>
    public static void Run(IReadOnlyList<string> arguments)
    {
        switch (arguments)
        {
            case ["contenu", var folder]:
                WriteContent(folder);
                break;
            case ["chaud", "pdf", var contrats]:
                RunWarm(Number(contrats), Pdfs);
                break;
            case ["chaud", "docx", var contrats]:
                RunWarm(Number(contrats), Docxs);
                break;
            case ["chaud", "tout", var contrats]:
                RunWarm(Number(contrats), Both);
                break;
            case ["froid", var contrats, var folder]:
                RunCold(Number(contrats), folder);
                break;
            case ["tableau", var file]:
                PairsTable.Print(File.ReadLines(file));
                break;
            default:
                throw new ArgumentException("pairs contenu FOLDER | chaud pdf|docx|tout CONTRATS | froid CONTRATS FOLDER | tableau FILE");
        }
    }

    /// <summary>What the peers start from: the blocks of each document of the example, and its DOCX, their template.</summary>
    private static void WriteContent(string folder)
    {
        var docx = new DocxRenderer();
        foreach (DocumentCompose document in new ContratExemple().Liasse.Documents)
        {
            string path = Path.Combine(folder, document.Descripteur.Document);
            File.WriteAllBytes(path + ".json", PeerDocument.Of(document).ToJson());
            File.WriteAllBytes(path + ".docx", docx.Render(document).Value!.ToArray());
        }
    }

    /// <summary>
    /// Templates to files in memory, inside the process, one thread, once warm; prints the milliseconds of a contract, wall and
    /// processor, and its pages, or zero.
    /// </summary>
    private static void RunWarm(int contrats, Func<ContratExemple, int> work)
    {
        var exemple = new ContratExemple();
        long start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < Warming)
        {
            work(exemple);
        }

        using Process process = Process.GetCurrentProcess();
        TimeSpan before = process.TotalProcessorTime;
        int pages = 0;
        double[] wall = new double[contrats];
        for (int i = 0; i < contrats; i++)
        {
            long started = Stopwatch.GetTimestamp();
            pages = work(exemple);
            wall[i] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        }

        process.Refresh();
        double cpu = (process.TotalProcessorTime - before).TotalMilliseconds / contrats;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{PairsTable.Median(wall):0.00} {cpu:0.00} {pages}"));
    }

    /// <summary>JSON to DOCX and PDF on the disk, by a process that has just started; prints the pages of a contract.</summary>
    private static void RunCold(int contrats, string folder)
    {
        var exemple = new ContratExemple();
        var docx = new DocxRenderer();
        var pdf = new PdfRenderer();
        int pages = 0;
        for (int i = 0; i < contrats; i++)
        {
            pages = 0;
            exemple.Check();
            foreach (DocumentCompose document in exemple.Compose().Documents)
            {
                string path = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{i}-{document.Descripteur.Document}"));
                PdfRendu rendered = pdf.Render(document).Value!;
                pages += rendered.Pages;
                File.WriteAllBytes(path + ".docx", docx.Render(document).Value!.ToArray());
                File.WriteAllBytes(path + ".pdf", rendered.Contenu.ToArray());
            }
        }

        Console.WriteLine(pages.ToString(CultureInfo.InvariantCulture));
    }

    private static int Both(ContratExemple exemple)
    {
        var docx = new DocxRenderer();
        var pdf = new PdfRenderer();
        int pages = 0;
        foreach (DocumentCompose document in exemple.Compose().Documents)
        {
            docx.Render(document);
            pages += pdf.Render(document).Value!.Pages;
        }

        return pages;
    }

    private static int Pdfs(ContratExemple exemple)
    {
        var pdf = new PdfRenderer();
        return exemple.Compose().Documents.Sum(document => pdf.Render(document).Value!.Pages);
    }

    private static int Docxs(ContratExemple exemple)
    {
        var docx = new DocxRenderer();
        foreach (DocumentCompose document in exemple.Compose().Documents)
        {
            docx.Render(document);
        }

        return 0;
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
