namespace CpomDocs.Pdf.Reading;

/// <summary>The bytes cannot be read as a PDF file, or not safely; the only exception that reading throws.</summary>
public sealed class PdfFormatException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="reason">Why.</param>
    /// <param name="offset">Where, in bytes from the start of the file or of the decoded stream; -1 when no place applies.</param>
    public PdfFormatException(PdfFormatReason reason, long offset)
        : base($"PDF format: {reason} at byte {offset}.")
    {
        Reason = reason;
        Offset = offset;
    }

    /// <summary>Why.</summary>
    public PdfFormatReason Reason { get; }

    /// <summary>Where, in bytes from the start of the file or of the decoded stream; -1 when no place applies.</summary>
    public long Offset { get; }
}
