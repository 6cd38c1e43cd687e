using System.IO.Compression;
using System.Security.Cryptography;
using CpomDocs.Campagnes.Runs;
using CpomDocs.Contrats.Circuits;

namespace CpomDocs.Tests.Cli;

/// <summary>The Word files of a liasse on disk.</summary>
internal static class WordFiles
{
    /// <summary>Word files that the list of a liasse names, whose size and digest must be those it gives.</summary>
    internal static string[] Listed(string liasse, string documents = "")
    {
        string manifest = Path.Combine(liasse, LiasseProduite.ManifestName);
        return
        [
            .. LiasseJson.Read(manifest, File.ReadAllBytes(manifest)).Value!.Documents.Select(document =>
            {
                FichierLiasse listed = document.Fichiers.Docx!;
                string path = Path.Combine(liasse, documents, listed.Nom);
                byte[] bytes = File.ReadAllBytes(path);
                Assert.Equal((bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes))), (listed.Octets, listed.Sha256));
                return path;
            }),
        ];
    }

    /// <summary>Whether « PROJET » stands across its pages.</summary>
    internal static bool IsDraft(string path)
    {
        using ZipArchive zip = ZipFile.OpenRead(path);
        return zip.Entries.Where(entry => entry.Name.StartsWith("header", StringComparison.Ordinal)).Any(entry =>
        {
            using var reader = new StreamReader(entry.Open());
            return reader.ReadToEnd().Contains("PROJET", StringComparison.Ordinal);
        });
    }
}
