namespace CpomDocs.Pdf.Reading;

/// <summary>How far reading tolerates and how much it may cost.</summary>
/// <remarks>The defaults keep any file, hostile ones included, within about a second and a few hundred megabytes.</remarks>
public sealed record PdfReadingOptions
{
    /// <summary>Strict reading with the default limits.</summary>
    public static PdfReadingOptions Strict { get; } = new();

    /// <summary>
    /// Lenient reading with the default limits: what can be passed over is listed in <see cref="PdfDocument.Anomalies"/>.
    /// </summary>
    public static PdfReadingOptions Lenient { get; } = new() { IsLenient = true };

    /// <summary>Whether anomalies that do not prevent reading are listed instead of thrown. Off by default.</summary>
    public bool IsLenient { get; init; }

    /// <summary>Levels of nested arrays and dictionaries, of the page tree and of the field tree.</summary>
    public int MaxDepth { get; init; } = 100;

    /// <summary>Cross-reference sections in the file; at most 65 535.</summary>
    public int MaxRevisions { get; init; } = 500;

    /// <summary>Cross-reference entries in the file, all revisions together.</summary>
    public int MaxEntries { get; init; } = 1_000_000;

    /// <summary>Objects read from the file, direct ones included.</summary>
    public int MaxObjects { get; init; } = 3_000_000;

    /// <summary>
    /// Bytes of strings, white space and other long tokens scanned, all objects together; a sound file is scanned about once.
    /// </summary>
    public int MaxScannedBytes { get; init; } = 256 << 20;

    /// <summary>
    /// Values followed to their object, and steps of walks over the document: few revisions of a large document or many of a small one.
    /// </summary>
    public long MaxSteps { get; init; } = 12_000_000;

    /// <summary>Pages and fields of all the revisions whose pages and fields are asked for, together.</summary>
    public int MaxNodes { get; init; } = 500_000;

    /// <summary>Bytes one stream may decode to.</summary>
    public int MaxDecodedBytes { get; init; } = 32 << 20;

    /// <summary>Bytes that all streams asked for may decode or decrypt to, together.</summary>
    public int MaxTotalDecodedBytes { get; init; } = 160 << 20;

    /// <summary>Anomalies listed before reading gives up.</summary>
    public int MaxAnomalies { get; init; } = 1000;
}
