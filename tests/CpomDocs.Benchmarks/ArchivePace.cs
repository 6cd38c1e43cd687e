using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using CpomDocs.Archiving;
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
        int threads = address is null ? 2 : 4;
        if (address is not null)
        {
            CreateBare(entries, address, options);
        }

        Say("put", liasses, threads, () =>
        {
            var archive = LiasseArchiver.OpenOrCreate(address ?? folder, TimeProvider.System, options);
            Parallel.ForEach(entries, new ParallelOptions { MaxDegreeOfParallelism = threads }, entry => archive.Put(entry));
        });
        if (address is null)
        {
            Directory.Delete(Path.GetDirectoryName(folder)!, recursive: true);
        }
    }

    private static void CreateBare(ImmutableArray<ArchiveEntry> entries, string address, ArchiveOptions options)
    {
        string name = new BlobUriBuilder(new Uri(address)).BlobContainerName;
        var settings = new BlobClientOptions(BlobClientOptions.ServiceVersion.V2026_06_06);
        var container = new BlobContainerClient(options.ConnexionAzure, name + "-nu", settings);
        container.CreateIfNotExists();
        var upload = new BlobUploadOptions { Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All } };
        string run = Guid.NewGuid().ToString("n");
        Say("bare creation of the same files, 8 at a time", entries.Length, 1, () => Parallel.ForEach(
            entries.SelectMany(entry => entry.Fichiers.Select(file => (Name: $"{run}/{entry.CodeContrat}/{file.Key}", file.Value))),
            new ParallelOptions { MaxDegreeOfParallelism = 8 },
            file => container.GetBlobClient(file.Name).Upload(new BinaryData(file.Value), upload)));
    }

    private static void Say(string what, int liasses, int threads, Action work)
    {
        TimeSpan processor = Process.GetCurrentProcess().TotalProcessorTime;
        var clock = Stopwatch.StartNew();
        work();
        clock.Stop();
        double files = liasses * (double)Sizes.Length;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{what}: {liasses} liasses, {files} files, {threads} at a time: "
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
