namespace CpomDocs.Pdf.Reading;

/// <summary>Something a strict reader refuses and a lenient one passed over.</summary>
/// <param name="Reason">What.</param>
/// <param name="Offset">Where, in bytes from the start of the file or of the decoded stream; -1 when no place applies.</param>
public readonly record struct PdfAnomaly(PdfFormatReason Reason, long Offset);
