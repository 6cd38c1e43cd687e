using System.Diagnostics;
using CpomDocs.Pdf.Forms;
using CpomDocs.Pdf.Reading;

namespace CpomDocs.Tests.Pdf;

public sealed class CorpusTests
{
    private static readonly TimeSpan Generous = TimeSpan.FromMinutes(2);
    private static readonly string? Folder = FindFolder();

    public static IEnumerable<object[]> Files() => Folder is null
        ? [["pdf-corpus (absent)"]]
        : Directory.EnumerateFiles(Folder, "*.pdf").Order(StringComparer.Ordinal).Select(path => new object[] { Path.GetFileName(path) });

    public static IEnumerable<object[]> IndexedFiles() =>
        Files().Where(file => Folder is null || IndexRow((string)file[0]) is not null);

    [SkippableTheory]
    [MemberData(nameof(Files))]
    public void CorpusFile_ReadWhole_GivesObjectsOrPdfFormatException(string name)
    {
        Skip.If(Folder is null, "pdf-corpus is absent");
        byte[] bytes = File.ReadAllBytes(Path.Combine(Folder!, name));

        var watch = Stopwatch.StartNew();
        PdfReadingProbe.ReadEverything(bytes, PdfReadingOptions.Lenient);
        PdfReadingProbe.ReadEverything(bytes, PdfReadingOptions.Strict);

        Assert.True(watch.Elapsed < Generous, $"{name}: {watch.Elapsed}");
    }

    [SkippableTheory]
    [MemberData(nameof(IndexedFiles))]
    public void CorpusFile_SignedFields_AreThoseOfTheIndex(string name)
    {
        Skip.If(Folder is null, "pdf-corpus is absent");
        string[] row = IndexRow(name)!;

        int? signed = CountSigned(File.ReadAllBytes(Path.Combine(Folder!, name)));

        Assert.True(signed == Count(row[4])
            || (signed is null && row[2].StartsWith("TOTAL-FAILED", StringComparison.Ordinal)), $"{signed}, {row[4]}");
    }

    private static int? CountSigned(byte[] bytes)
    {
        try
        {
            PdfDocument document = PdfDocument.Open(bytes, PdfReadingOptions.Lenient);
            return PdfForm.Read(document.Current).SignatureFields.Count(field =>
                field.Signature is { Type: not "DocTimeStamp" } signature && signature.Contents.Span.ContainsAnyExcept((byte)0));
        }
        catch (PdfFormatException)
        {
            return null;
        }
    }

    private static int Count(string text) => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static string[]? IndexRow(string name) =>
        File.ReadLines(Path.Combine(Folder!, "index.tsv"))
            .FirstOrDefault(line => line.StartsWith(name + "\t", StringComparison.Ordinal))?
            .Split('\t');

    private static string? FindFolder()
    {
        DirectoryInfo? root = new(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "CpomDocs.sln")))
        {
            root = root.Parent;
        }

        string? folder = root?.Parent is null ? null : Path.Combine(root.Parent.FullName, "shared", "pdf-corpus");
        return Directory.Exists(folder) ? folder : null;
    }
}
