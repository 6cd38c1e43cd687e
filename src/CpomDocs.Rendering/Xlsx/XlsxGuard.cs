using System.IO.Compression;

namespace CpomDocs.Rendering.Xlsx;

/// <summary>Refuses what is no workbook, or too big for one, before any library opens it.</summary>
internal static class XlsxGuard
{
    private const int MaxBytes = 64 * 1024 * 1024;
    private const int MaxEntries = 2_000;
    private const long MaxExpandedBytes = 300L * 1024 * 1024;
    private const string Illisible = "CPOM4301";
    private const string Demesure = "CPOM4302";

    private static readonly byte[] OldOfficeMark = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    /// <summary>Why a file is refused.</summary>
    /// <param name="xlsx">Its bytes.</param>
    /// <returns>The reason, or <see langword="null"/> where it may be opened.</returns>
    public static XlsxRefusal? Refusal(ReadOnlyMemory<byte> xlsx)
    {
        ReadOnlySpan<byte> bytes = xlsx.Span;
        if (bytes.Length > MaxBytes)
        {
            return new XlsxRefusal(Demesure, "Xlsx.TropGros");
        }

        if (bytes.StartsWith(OldOfficeMark))
        {
            return new XlsxRefusal(Illisible, "Xlsx.Protege");
        }

        if (!bytes.StartsWith("PK"u8))
        {
            return new XlsxRefusal(Illisible, bytes.IsEmpty ? "Xlsx.Vide" : "Xlsx.PasUnZip");
        }

        try
        {
            using var stream = new MemoryStream(xlsx.ToArray(), writable: false);
            using var zip = new ZipArchive(stream, ZipArchiveMode.Read);
            return RefusalOf(zip);
        }
        catch (Exception error) when (error is InvalidDataException or IOException or NotSupportedException or ArgumentException)
        {
            return new XlsxRefusal(Illisible, "Xlsx.PasUnZip");
        }
    }

    private static XlsxRefusal? RefusalOf(ZipArchive zip)
    {
        if (zip.Entries.Count > MaxEntries)
        {
            return new XlsxRefusal(Demesure, "Xlsx.TropDeParties");
        }

        HashSet<string> names = [.. zip.Entries.Select(entry => entry.FullName)];
        return names.Contains("word/document.xml") ? new XlsxRefusal(Illisible, "Xlsx.Word")
            : names.Contains("content.xml") ? new XlsxRefusal(Illisible, "Xlsx.OpenDocument")
            : names.Contains("xl/workbook.bin") ? new XlsxRefusal(Illisible, "Xlsx.Binaire")
            : !names.Contains("[Content_Types].xml") ? new XlsxRefusal(Illisible, "Xlsx.SansClasseur")
            : ExpandsBeyond(zip) ? new XlsxRefusal(Demesure, "Xlsx.TropDense") : null;
    }

    // The sizes a zip declares may lie: what comes out is counted.
    private static bool ExpandsBeyond(ZipArchive zip)
    {
        byte[] buffer = new byte[64 * 1024];
        long expanded = 0;
        foreach (ZipArchiveEntry entry in zip.Entries)
        {
            using Stream content = entry.Open();
            for (int read = content.Read(buffer); read > 0; read = content.Read(buffer))
            {
                expanded += read;
                if (expanded > MaxExpandedBytes)
                {
                    return true;
                }
            }
        }

        return false;
    }
}

/// <summary>Why a workbook is refused.</summary>
/// <param name="Code">CPOM4301 or CPOM4302.</param>
/// <param name="Key">Key of the end of the sentence.</param>
internal sealed record XlsxRefusal(string Code, string Key);

/// <summary>Counts cells and merged blocks over the whole workbook.</summary>
internal sealed class XlsxBudget
{
    private const int MaxCells = 3_000_000;
    private const int MaxMerges = 1_000;
    private const int MaxTexts = 2_000_000;
    private int _cells;
    private int _merges;
    private int _texts;

    /// <summary>Counts a cell.</summary>
    /// <exception cref="XlsxLimitException">One too many.</exception>
    public void Cell() => Count(ref _cells, MaxCells, "Xlsx.TropDeCellules");

    /// <summary>Counts a block of merged cells.</summary>
    /// <exception cref="XlsxLimitException">One too many.</exception>
    public void Merge() => Count(ref _merges, MaxMerges, "Xlsx.TropDeFusions");

    /// <summary>Counts a shared text.</summary>
    /// <exception cref="XlsxLimitException">One too many.</exception>
    public void Text() => Count(ref _texts, MaxTexts, "Xlsx.TropDeCellules");

    private static void Count(ref int count, int max, string key)
    {
        count++;
        if (count > max)
        {
            throw new XlsxLimitException(key);
        }
    }
}

/// <summary>A workbook has more of something than any real one.</summary>
/// <param name="key">Key of the end of the sentence.</param>
internal sealed class XlsxLimitException(string key) : Exception(key)
{
    /// <summary>Key of the end of the sentence.</summary>
    public string Key { get; } = key;
}
