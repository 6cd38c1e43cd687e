using CpomDocs.Pdf.Objects;
using CpomDocs.Pdf.Reading;

namespace CpomDocs.Pdf.Forms;

/// <summary>The place of a field on a page (ISO 32000-2, 12.5.6.19).</summary>
/// <param name="Reference">Its object; null for a dictionary written inside its field.</param>
/// <param name="Dictionary">Its dictionary, that of the field where they are merged.</param>
/// <param name="Page">
/// The page it names in <c>/P</c>; null when absent. The page that lists it is given by <see cref="PdfPageList.IndexOfAnnotation"/>.
/// </param>
/// <param name="Rect">Its <c>/Rect</c>; null when absent or malformed.</param>
public sealed record PdfWidget(PdfReference? Reference, PdfDictionary Dictionary, PdfReference? Page, PdfRectangle? Rect)
{
    internal static PdfWidget Read(PdfRevision revision, PdfReference? reference, PdfDictionary dictionary) => new(
        reference,
        dictionary,
        dictionary.TryGet("P", out PdfObject? page) ? page as PdfReference : null,
        PdfRectangle.Find(revision, dictionary, "Rect"));
}
