using System.Collections.Immutable;
using System.Security.Cryptography;
using CpomDocs.Contrats.Circuits;
using CpomDocs.Rendering.Docx;

namespace CpomDocs.Campagnes.Runs;

/// <summary>
/// Issues the Word files of a liasse: a document is issued when it enters the archive or when its first act is written, whichever comes
/// first, and « PROJET » no longer stands across its pages.
/// </summary>
internal static class LiasseEmise
{
    private const string DocxExtension = ".docx";

    /// <summary>The files of a liasse as they are once issued; the list of documents follows.</summary>
    internal static ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> Of(
        IEnumerable<KeyValuePair<string, ReadOnlyMemory<byte>>> files) => Of(files, _ => true);

    /// <summary>The same where some documents alone are issued.</summary>
    /// <param name="files">Bytes by file name.</param>
    /// <param name="isIssued">Whether the document of a Word file is issued, by the name of that file.</param>
    internal static ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> Of(
        IEnumerable<KeyValuePair<string, ReadOnlyMemory<byte>>> files,
        Func<string, bool> isIssued)
    {
        var issued = files.ToImmutableSortedDictionary(StringComparer.Ordinal);
        foreach ((string name, ReadOnlyMemory<byte> draft) in issued.Where(file => IsDocx(file.Key) && isIssued(file.Key)))
        {
            ReadOnlyMemory<byte> docx = DocxIssue.WithoutWatermark(draft);
            if (!docx.Span.SequenceEqual(draft.Span))
            {
                issued = issued.SetItem(name, docx);
                issued = issued.TryGetValue(LiasseProduite.ManifestName, out ReadOnlyMemory<byte> manifest)
                    ? issued.SetItem(LiasseProduite.ManifestName, Listing(manifest, name, draft, docx))
                    : issued;
            }
        }

        return issued;
    }

    /// <summary>Issues the Word file beside a PDF that has just received an act.</summary>
    /// <param name="pdf">Path of the PDF.</param>
    /// <returns>Why it could not be done; <see langword="null"/> when it is done or there is nothing to do.</returns>
    internal static string? Beside(string pdf)
    {
        string docx = Path.ChangeExtension(pdf, DocxExtension);
        try
        {
            if (File.Exists(docx))
            {
                Issue(docx);
            }

            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return error.Message;
        }
    }

    private static void Issue(string path)
    {
        byte[] draft = AtomicFile.Read(path);
        ReadOnlyMemory<byte> docx = DocxIssue.WithoutWatermark(draft);
        if (docx.Span.SequenceEqual(draft) || !AtomicFile.TryReplace(path, draft, docx.Span))
        {
            return;
        }

        string manifest = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, LiasseProduite.ManifestName);
        bool isListed = !File.Exists(manifest);
        while (!isListed)
        {
            byte[] list = AtomicFile.Read(manifest);
            isListed = AtomicFile.TryReplace(manifest, list, Listing(list, Path.GetFileName(path), draft, docx).Span);
        }
    }

    // A file that somebody edited is no longer the one the list speaks of: the list is left as it is.
    private static ReadOnlyMemory<byte> Listing(
        ReadOnlyMemory<byte> manifest, string name, ReadOnlyMemory<byte> draft, ReadOnlyMemory<byte> docx)
    {
        return LiasseJson.Read(LiasseProduite.ManifestName, manifest).Value is { } list
            && list.Documents.Any(document => document.Fichiers.Docx == FileOf(name, draft))
            ? LiasseJson.Write(list with { Documents = [.. list.Documents.Select(document => Listing(document, name, draft, docx))] })
            : manifest;
    }

    private static DocumentLiasse Listing(DocumentLiasse document, string name, ReadOnlyMemory<byte> draft, ReadOnlyMemory<byte> docx) =>
        document.Fichiers.Docx == FileOf(name, draft)
            ? document with { Fichiers = document.Fichiers with { Docx = FileOf(name, docx) } }
            : document;

    private static FichierLiasse FileOf(string name, ReadOnlyMemory<byte> bytes) =>
        new(name, bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes.Span)));

    private static bool IsDocx(string name) => name.EndsWith(DocxExtension, StringComparison.Ordinal);
}
