using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using CpomDocs.Archiving;
using CpomDocs.Archiving.Checks;
using CpomDocs.Archiving.Manifests;

namespace CpomDocs.Benchmarks;

/// <summary>Puts complete liasses in an archive: a folder, or a container beside the bare creation of the same blobs.</summary>
internal static class ArchivePace
{
    // Sizes in kB of the files of one complete liasse: DOCX, signed PDF, data, list.
    private static readonly int[] Sizes = [12, 96, 9, 26, 14, 136, 11, 93, 11, 89, 13, 97, 12, 123, 24, 7];

    /// <summary>Puts liasses and prints the pace.</summary>
    /// <param name="liasses">Number of liasses.</param>
    /// <param name="address">Address of a container, its connection string in the environment; a temporary folder when absent.</param>
    public static void Run(int liasses, string? address)
    {
        ImmutableArray<ArchiveEntry> entries = [.. Enumerable.Range(0, liasses).Select(Entry)];
        string folder = Path.Combine(Directory.CreateTempSubdirectory("cpomdocs-").FullName, "archive");
        var options = new ArchiveOptions
        {
            ConnexionAzure = Environment.GetEnvironmentVariable("AZURE_STORAGE_CONNECTION_STRING"),
            Emulateur = true,
        };
        LiasseArchiver Open(string place) => LiasseArchiver.OpenOrCreate(place, TimeProvider.System, options);
        Say("put in a folder, 2 at a time", liasses, entries.Sum(FilesOf), () => Put(Open(folder), entries, 2));
        if (address is null)
        {
            Check(folder, entries);
        }
        else
        {
            string[] blobs = Directory.GetFiles(folder, "*", SearchOption.AllDirectories);
            Say("bare creation of the same blobs, 8 at a time", liasses, blobs.Length, () => CreateBare(folder, blobs, address, options));
            Say("put in a container, 4 at a time", liasses, blobs.Length, () => Put(Open(address), entries, 4));
        }

        Directory.Delete(Path.GetDirectoryName(folder)!, recursive: true);
    }

    private static int FilesOf(ArchiveEntry entry) => entry.Fichiers.Count;

    private static void Put(LiasseArchiver archive, ImmutableArray<ArchiveEntry> entries, int threads) =>
        Parallel.ForEach(entries, new ParallelOptions { MaxDegreeOfParallelism = threads }, entry => archive.Put(entry));

    // The same bytes, both digests that an inventory tells of, by the library alone: what no check can do without.
    private static void Check(string folder, ImmutableArray<ArchiveEntry> entries)
    {
        byte[][] files = [.. entries.SelectMany(entry => entry.Fichiers.Values.Select(bytes => bytes.ToArray()))];
        double bytes = files.Sum(file => (double)file.Length);
        var two = new ParallelOptions { MaxDegreeOfParallelism = 2 };
        for (int round = 0; round < 3; round++)
        {
            SayPace("bare SHA-512 and SHA-256, in memory", bytes, () => Parallel.ForEach(files, two, file =>
            {
                SHA512.HashData(file);
                SHA256.HashData(file);
            }));
            SayPace("check, 2 at a time", bytes, () =>
            {
                ArchiveChecker checker = LiasseArchiver.Open(folder, TimeProvider.System).Checker();
                Parallel.ForEach(checker.CheckRoot(CancellationToken.None).Objets, two,
                    path => checker.CheckObject(path, null, CancellationToken.None));
            });
        }
    }

    private static void SayPace(string what, double bytes, Action work)
    {
        TimeSpan processor = Process.GetCurrentProcess().TotalProcessorTime;
        var clock = Stopwatch.StartNew();
        work();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{what}: {bytes / 1e6:0} MB, {clock.Elapsed.TotalSeconds:0.00} s wall, {Since(processor):0.00} s CPU, "
            + $"{bytes / 1e6 / clock.Elapsed.TotalSeconds:0} MB/s wall, {bytes / 1e6 / Since(processor):0} MB/s CPU"));
    }

    private static void CreateBare(string folder, string[] blobs, string address, ArchiveOptions options)
    {
        string name = new BlobUriBuilder(new Uri(address)).BlobContainerName;
        var settings = new BlobClientOptions(BlobClientOptions.ServiceVersion.V2026_06_06);
        var container = new BlobContainerClient(options.ConnexionAzure, name + "-nu", settings);
        container.CreateIfNotExists();
        var upload = new BlobUploadOptions { Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All } };
        string run = Guid.NewGuid().ToString("n");
        Parallel.ForEach(blobs, new ParallelOptions { MaxDegreeOfParallelism = 8 }, path =>
            container.GetBlobClient($"{run}/{Path.GetRelativePath(folder, path)}").Upload(new BinaryData(File.ReadAllBytes(path)), upload));
    }

    private static void Say(string what, int liasses, int files, Action work)
    {
        TimeSpan processor = Process.GetCurrentProcess().TotalProcessorTime;
        var clock = Stopwatch.StartNew();
        work();
        clock.Stop();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{what}: {liasses} liasses, {files} files, "
            + $"{clock.Elapsed.TotalSeconds:0.0} s wall, {Since(processor):0.0} s CPU, {files / clock.Elapsed.TotalSeconds:0} files/s"));
    }

    private static double Since(TimeSpan processor) => (Process.GetCurrentProcess().TotalProcessorTime - processor).TotalSeconds;

    private static ArchiveEntry Entry(int number)
    {
        var random = new Random(number);
        return new ArchiveEntry
        {
            CodeContrat = string.Create(CultureInfo.InvariantCulture, $"{340000000 + number}AA"),
            Evenement = "Dépôt",
            Etat = "SIGNE",
            Auteur = new ArchiveUser("CpomDocs", "urn:cpomdocs"),
            Fichiers = Enumerable.Range(0, Sizes.Length).ToImmutableSortedDictionary(
                rank => string.Create(CultureInfo.InvariantCulture, $"documents/PIECE{rank:00}.bin"),
                rank => Bytes(random, Sizes[rank]),
                StringComparer.Ordinal),
        };
    }

    private static ReadOnlyMemory<byte> Bytes(Random random, int kilobytes)
    {
        byte[] bytes = new byte[kilobytes << 10];
        random.NextBytes(bytes);
        return bytes;
    }
}
