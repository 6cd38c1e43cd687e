using System.Runtime.InteropServices;
using CpomDocs.Pdf.Encryption;
using CpomDocs.Pdf.Objects;

namespace CpomDocs.Pdf.Reading;

/// <summary>A PDF file opened for reading: its revisions and what is unusual about it. Not thread-safe.</summary>
public sealed class PdfDocument
{
    private const int HeaderSearch = 1024;

    private PdfDocument(ReadOnlyMemory<byte> bytes, ReadingContext context)
    {
        // Bytes that are not an array are copied once, not at each object.
        Bytes = MemoryMarshal.TryGetArray(bytes, out _) ? bytes : bytes.ToArray();
        Context = context;
        Objects = new IndirectObjectReader(Bytes, context);
    }

    /// <summary>The file.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>How it was opened.</summary>
    public PdfReadingOptions Options => Context.Options;

    /// <summary>Version in its header, such as <c>1.7</c>.</summary>
    public string HeaderVersion { get; private set; } = string.Empty;

    /// <summary>Its revisions, oldest first; at least one.</summary>
    public IReadOnlyList<PdfRevision> Revisions { get; private set; } = [];

    /// <summary>The last revision.</summary>
    public PdfRevision Current => Revisions[^1];

    /// <summary>Whether a cross-reference section is hybrid; strict reading refuses it.</summary>
    public bool IsHybrid { get; private set; }

    /// <summary>Whether the first revision is linearised.</summary>
    public bool IsLinearized { get; private set; }

    /// <summary>
    /// Whether the cross-reference could not be read and lenient reading searched the file for objects: there is then one revision, without
    /// known
    /// limits, that other readers may see otherwise.</summary>
    public bool IsRecovered { get; private set; }

    /// <summary>Whether any trailer announces encryption.</summary>
    public bool IsEncrypted { get; private set; }

    /// <summary>Whether it asks for a password that is not the empty one: strings and streams are then given as they stand.</summary>
    public bool IsLocked => IsEncrypted && Decryptor is null;

    /// <summary>What follows the end of the last revision; empty in a sound file.</summary>
    public ReadOnlyMemory<byte> TrailingBytes => Bytes[(int)Current.EndOffset..];

    /// <summary>What lenient reading passed over so far, in the order found; grows as objects are read. Empty in strict mode.</summary>
    public IReadOnlyList<PdfAnomaly> Anomalies => Context.Anomalies;

    internal ReadingContext Context { get; }

    internal IndirectObjectReader Objects { get; }

    /// <summary>What decrypts its objects; <see langword="null"/> for a file that is not encrypted, or locked.</summary>
    internal ObjectDecryptor? Decryptor { get; private set; }

    internal DefinerIndex Definers { get; private set; } = new([]);

    /// <summary>Opens a file: reads its header and every cross-reference section, checks that there is a catalog.</summary>
    /// <param name="bytes">The whole file; kept without copy where it is an array, and must not change.</param>
    /// <param name="options">How; <see cref="PdfReadingOptions.Strict"/> when null.</param>
    /// <returns>The document; other objects are read when asked for.</returns>
    /// <exception cref="PdfFormatException">It cannot be read, or not safely.</exception>
    public static PdfDocument Open(ReadOnlyMemory<byte> bytes, PdfReadingOptions? options = null)
    {
        var document = new PdfDocument(bytes, new ReadingContext(options ?? PdfReadingOptions.Strict));
        document.ReadHeader();
        document.ReadRevisions();
        _ = document.Current.Catalog;
        return document;
    }

    /// <summary>Counts work of a caller that walks the document, within <see cref="PdfReadingOptions.MaxSteps"/>.</summary>
    /// <param name="steps">Steps of about a dictionary look-up each.</param>
    /// <exception cref="PdfFormatException">The limit is passed.</exception>
    public void CountSteps(long steps) => Context.CountSteps(steps);

    private void ReadHeader()
    {
        ReadOnlySpan<byte> start = Bytes.Span[..Math.Min(Bytes.Length, HeaderSearch)];
        int at = start.IndexOf("%PDF-"u8);
        if (at < 0)
        {
            throw new PdfFormatException(PdfFormatReason.HeaderMissing, 0);
        }

        if (at > 0)
        {
            Context.Report(PdfFormatReason.HeaderNotAtStart, at);
        }

        ReadOnlySpan<byte> version = start[(at + 5)..];
        int length = version.IndexOfAnyExcept(PdfCharacters.Numeric);
        HeaderVersion = System.Text.Encoding.ASCII.GetString(length < 0 ? version : version[..length]);
    }

    private void ReadRevisions()
    {
        var chain = new XrefChain(Bytes, Context);
        var revisions = new List<PdfRevision>();
        List<RevisionData> read = chain.Read();
        Definers = new DefinerIndex(read);
        foreach (RevisionData data in read)
        {
            revisions.Add(new PdfRevision(this, data, revisions.Count == 0 ? null : revisions[^1]));
        }

        Revisions = revisions;
        IsHybrid = chain.IsHybrid;
        IsLinearized = chain.IsLinearized;
        IsRecovered = chain.IsRecovered;
        IsEncrypted = revisions.Exists(revision => revision.Trailer.TryGet("Encrypt", out PdfObject? value) && value is not PdfNull);
        Decryptor = IsEncrypted ? ObjectDecryptor.TryOpen(Current) : null;
    }
}
