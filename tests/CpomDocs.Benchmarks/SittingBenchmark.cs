using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using CpomDocs.Campagnes.Runs;
using CpomDocs.Contrats.Circuits;
using CpomDocs.Rendering.Pdf;
using CpomDocs.Signing.Keys;
using CpomDocs.Signing.Pades;
using CpomDocs.Tests.Signing;
using CpomDocs.Trust.Certificates;

namespace CpomDocs.Benchmarks;

/// <summary>
/// A sitting of the director general: many documents that wait, one gesture. Beside it, the bare operations of the same key on the same
/// number of threads: what the sitting costs above them is ours.
/// </summary>
internal static class SittingBenchmark
{
    private const int PagesOfOneAct = 15;
    private const int ActsMeasured = 200;

    // The compiler works beside the program until the methods of an act have run thousands of times; its work is not the act's.
    private static readonly TimeSpan Warming = TimeSpan.FromSeconds(12);

    /// <summary>Runs a sitting and prints one Markdown row.</summary>
    /// <param name="documents">Documents to sign.</param>
    /// <param name="key">Key as on the command line, its PIN in CPOMDOCS_PIN; a demonstration key when <see langword="null"/>.</param>
    public static void Run(int documents, string? key)
    {
        DemonstrationPki pki = DemonstrationPki.Create(new DemonstrationPkiOptions());
        using ISigningKey director = key is null ? Demonstration(pki, "directeur-general") : SigningKeyOpener.Open(key, Options());
        (byte[] waiting, Role role, int pages) = Waiting(pki);
        string folder = Directory.CreateTempSubdirectory("cpomdocs-seance-").FullName;
        try
        {
            WarmUp(waiting, role, director);
            ImmutableArray<SigningPlace> places = Places(folder, waiting, documents);
            (double bareWall, double bareCpu) = Measure(() => Bare(waiting, role, director, documents));
            (double wall, double cpu) = Measure(() => Sign(places, role, director));
            string name = (key?.Split(':')[0] ?? "p12") + " " + director.Identity.Algorithm.Scheme;
            double share = 1000.0 / documents;
            Console.WriteLine("| Key | Acts | Paraphes each | Threads | Wall s | Wall ms/act | Bare key | CPU ms/act | Bare key |");
            Console.WriteLine("| --- | --- | --- | --- | --- | --- | --- | --- | --- |");
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {name} | {documents} | {pages} | {Environment.ProcessorCount} | {wall:0.00} | {wall * share:0.00} "
                + $"| {bareWall * share:0.00} | {cpu * share:0.00} | {bareCpu * share:0.00} |"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Signs a document of fifteen initialled pages again and again, on one thread, beside the bare key; prints one row.</summary>
    public static void RunOneAct()
    {
        using Pkcs12SigningKey key = Demonstration(DemonstrationPki.Create(new DemonstrationPkiOptions()), "representant-legal");
        byte[] pdf = new UnDocument { Pages = PagesOfOneAct }.Pdf();
        var signer = new PadesSigner(TimeProvider.System);
        var request = new SigningRequest { Role = Gens.RoleRl };
        ReadOnlyMemory<byte> attributes = signer.Prepare(pdf, request, key.Identity).Value!.ToBeSigned;
        WarmUp(pdf, Gens.RoleRl, key);
        (_, double bare) = Measure(() => Repeat(() => key.Sign(attributes.Span)));
        (_, double act) = Measure(() => Repeat(() => signer.Sign(pdf, request, key)));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| act, {PagesOfOneAct} paraphes | CPU {act * 1000 / ActsMeasured:0.0} ms | bare key {bare * 1000 / ActsMeasured:0.0} ms |"));
    }

    private static void Repeat(Action work)
    {
        for (int i = 0; i < ActsMeasured; i++)
        {
            work();
        }
    }

    private static void WarmUp(byte[] pdf, Role role, ISigningKey key)
    {
        var signer = new PadesSigner(TimeProvider.System);
        long start = Stopwatch.GetTimestamp();
        Parallel.For(0, Environment.ProcessorCount, _ =>
        {
            while (Stopwatch.GetElapsedTime(start) < Warming)
            {
                signer.Sign(pdf, new SigningRequest { Role = role }, key);
            }
        });
    }

    private static SigningKeyOptions Options() => new() { AskSecret = _ => Environment.GetEnvironmentVariable("CPOMDOCS_PIN") };

    private static Pkcs12SigningKey Demonstration(DemonstrationPki pki, string name) =>
        Pkcs12SigningKey.Open(pki.Files[name + ".p12"].Span, DemonstrationPki.Password, name);

    // The longest initialled annexe of the example, signed by the establishment.
    private static (byte[] Pdf, Role Next, int Pages) Waiting(DemonstrationPki pki)
    {
        using Pkcs12SigningKey key = Demonstration(pki, "representant-legal");
        var document = new ContratExemple().Liasse.Documents.Single(item => item.Descripteur.Document == "ORIENTATIONS");
        Circuit circuit = document.Descripteur.Circuit;
        ReadOnlyMemory<byte> rendered = new PdfRenderer().Render(document).Value!.Contenu;
        SignedDocument signed = new PadesSigner(TimeProvider.System)
            .Sign(rendered, new SigningRequest { Role = circuit.Etapes[0].Role }, key).Value!;
        return (signed.File.ToArray(), circuit.Etapes[1].Role, signed.Acte.Paraphes);
    }

    private static ImmutableArray<SigningPlace> Places(string folder, byte[] pdf, int documents)
    {
        string root = Path.Combine(folder, Path.GetRandomFileName());
        return [.. Enumerable.Range(0, documents).Select(index =>
        {
            string file = Path.Combine(Directory.CreateDirectory(Path.Combine(root, $"{index:00000}")).FullName, "ORIENTATIONS.pdf");
            File.WriteAllBytes(file, pdf);
            return new SigningPlace(file, file, IsNamed: false);
        })];
    }

    private static void Sign(ImmutableArray<SigningPlace> places, Role role, ISigningKey key)
    {
        var signer = new LiasseSigner(TimeProvider.System, new SigningRequest { Role = role }, key, null);
        ImmutableArray<SigningResult> results = signer.Sign(places, LiasseSigner.UsualParallelism, _ => { }, CancellationToken.None);
        if (results.Any(result => result.Sort is not SigningFate.Signe))
        {
            throw new InvalidOperationException(results.First(result => result.Sort is not SigningFate.Signe).ToString());
        }
    }

    private static void Bare(byte[] pdf, Role role, ISigningKey key, int operations)
    {
        ReadOnlyMemory<byte> attributes =
            new PadesSigner(TimeProvider.System).Prepare(pdf, new SigningRequest { Role = role }, key.Identity).Value!.ToBeSigned;
        Parallel.For(0, operations, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount },
            _ => key.Sign(attributes.Span));
    }

    private static (double Wall, double Cpu) Measure(Action work)
    {
        using Process process = Process.GetCurrentProcess();
        TimeSpan before = process.TotalProcessorTime;
        long start = Stopwatch.GetTimestamp();
        work();
        double wall = Stopwatch.GetElapsedTime(start).TotalSeconds;
        process.Refresh();
        return (wall, (process.TotalProcessorTime - before).TotalSeconds);
    }
}
