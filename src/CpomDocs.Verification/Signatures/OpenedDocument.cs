using CpomDocs.Pdf.Reading;

namespace CpomDocs.Verification.Signatures;

/// <summary>
/// Opens a file as strictly as it allows: what only a lenient reader accepts is read to be reported, never to be believed.
/// </summary>
internal static class OpenedDocument
{
    /// <summary>Evidence of a file.</summary>
    /// <exception cref="PdfFormatException">No reader, even lenient, can read it, or not within the limits.</exception>
    public static DocumentEvidence Read(ReadOnlyMemory<byte> file, VerificationPolicy policy)
    {
        try
        {
            var document = PdfDocument.Open(file);
            return new DocumentEvidence(document, document.TrailingBytes.IsEmpty ? null : FormatProblem.TrailingBytes, policy);
        }
        catch (PdfFormatException exception) when (exception.Reason != PdfFormatReason.LimitExceeded)
        {
            return new DocumentEvidence(PdfDocument.Open(file, PdfReadingOptions.Lenient), ProblemOf(exception.Reason), policy);
        }
    }

    private static FormatProblem ProblemOf(PdfFormatReason reason) => reason switch
    {
        PdfFormatReason.TrailingBytes => FormatProblem.TrailingBytes,
        PdfFormatReason.HeaderNotAtStart => FormatProblem.HeaderNotAtStart,
        _ => FormatProblem.Malformed,
    };
}
