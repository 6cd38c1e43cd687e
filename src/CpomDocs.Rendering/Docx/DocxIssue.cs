using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;

namespace CpomDocs.Rendering.Docx;

/// <summary>Turns the Word file of a draft into that of an issued document: no « PROJET » across its pages. Stateless.</summary>
public static class DocxIssue
{
    private const int MaxEntries = 2000;
    private const int MaxHeaderBytes = 4 << 20;
    private const string Headers = "word/header";
    private static readonly XName Run = WordName.Of("r");
    private static readonly XName TextPath = XName.Get("textpath", "urn:schemas-microsoft-com:vml");

    /// <summary>Takes the watermark away, wherever a word processor has put it since.</summary>
    /// <param name="docx">The whole file.</param>
    /// <returns>
    /// The file without its watermark, everything else as it was; the same bytes when it has none or is no Word file. Two calls give the
    /// same bytes.
    /// </returns>
    public static ReadOnlyMemory<byte> WithoutWatermark(ReadOnlyMemory<byte> docx)
    {
        try
        {
            return Rewrite(docx) ?? docx;
        }
        catch (Exception fault) when (fault is InvalidDataException or XmlException)
        {
            return docx;
        }
    }

    private static ReadOnlyMemory<byte>? Rewrite(ReadOnlyMemory<byte> docx)
    {
        using var source = new ZipArchive(new MemoryStream(docx.ToArray()), ZipArchiveMode.Read);
        if (source.Entries.Count > MaxEntries || source.Entries.DistinctBy(entry => entry.FullName).Count() < source.Entries.Count)
        {
            return null;
        }

        var headers = source.Entries.Where(IsHeader).ToDictionary(entry => entry.FullName, Cleaned, StringComparer.Ordinal);
        if (headers.Values.All(header => header is null))
        {
            return null;
        }

        using var target = new MemoryStream();
        using (var zip = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (ZipArchiveEntry entry in source.Entries)
            {
                Copy(entry, headers.GetValueOrDefault(entry.FullName), zip);
            }
        }

        return target.ToArray();
    }

    private static bool IsHeader(ZipArchiveEntry entry) =>
        entry.FullName.StartsWith(Headers, StringComparison.OrdinalIgnoreCase) && entry.Length <= MaxHeaderBytes;

    private static void Copy(ZipArchiveEntry entry, XDocument? instead, ZipArchive zip)
    {
        ZipArchiveEntry copy = zip.CreateEntry(entry.FullName, CompressionLevel.Optimal);
        copy.LastWriteTime = entry.LastWriteTime;
        using Stream written = copy.Open();
        if (instead is not null)
        {
            instead.Save(written, SaveOptions.DisableFormatting);
            return;
        }

        using Stream content = entry.Open();
        content.CopyTo(written);
    }

    // Word nests the drawing in an alternate content, LibreOffice gives it another name: its words remain.
    private static XDocument? Cleaned(ZipArchiveEntry entry)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = MaxHeaderBytes,
        };
        using Stream content = entry.Open();
        using var reader = XmlReader.Create(content, settings);
        var header = XDocument.Load(reader, LoadOptions.PreserveWhitespace);
        XElement[] runs = [.. header.Descendants(TextPath)
            .Where(path => (string?)path.Attribute("string") == Messages.Get("Projet"))
            .Select(path => path.Ancestors(Run).LastOrDefault())
            .OfType<XElement>()
            .Distinct()];
        foreach (XElement run in runs)
        {
            run.Remove();
        }

        return runs.Length == 0 ? null : header;
    }
}
