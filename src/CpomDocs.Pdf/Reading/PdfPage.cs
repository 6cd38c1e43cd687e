using CpomDocs.Pdf.Objects;

namespace CpomDocs.Pdf.Reading;

/// <summary>A page (ISO 32000-2, 7.7.3.3), with the attributes it inherits; null where neither it nor an ancestor sets one.</summary>
/// <param name="Index">Place in the document, from 0.</param>
/// <param name="Reference">Its object.</param>
/// <param name="Dictionary">Its own dictionary.</param>
/// <param name="Resources">Resolved <c>/Resources</c>.</param>
/// <param name="MediaBox">Resolved <c>/MediaBox</c>.</param>
/// <param name="CropBox">Resolved <c>/CropBox</c>.</param>
/// <param name="Rotate">Resolved <c>/Rotate</c>.</param>
public sealed record PdfPage(
    int Index,
    PdfReference Reference,
    PdfDictionary Dictionary,
    PdfDictionary? Resources,
    PdfRectangle? MediaBox,
    PdfRectangle? CropBox,
    PdfInteger? Rotate);
