using CpomDocs.Pdf.Objects;
using CpomDocs.Pdf.Reading;

namespace CpomDocs.Pdf.Forms;

/// <summary>A signature reference dictionary (ISO 32000-2, table 256).</summary>
/// <param name="Method"><c>DocMDP</c>, <c>FieldMDP</c>, <c>UR3</c> or whatever the file says; null when absent.</param>
/// <param name="Parameters">Its <c>/TransformParams</c>; all empty when absent.</param>
/// <param name="Dictionary">The dictionary.</param>
public sealed record PdfSignatureTransform(string? Method, PdfFieldLock Parameters, PdfDictionary Dictionary)
{
    internal static PdfSignatureTransform Read(PdfRevision revision, PdfDictionary dictionary) => new(
        revision.Find<PdfName>(dictionary, "TransformMethod")?.Value,
        PdfFieldLock.Read(revision, revision.Find<PdfDictionary>(dictionary, "TransformParams") ?? new PdfDictionary()),
        dictionary);
}
