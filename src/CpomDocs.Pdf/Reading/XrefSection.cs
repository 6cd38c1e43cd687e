using CpomDocs.Pdf.Objects;

namespace CpomDocs.Pdf.Reading;

/// <summary>One cross-reference section as it stands in the file.</summary>
internal sealed record XrefSection(int Offset, PdfXrefForm Form, PdfDictionary Trailer, Dictionary<int, PdfXrefEntry> Entries, int End)
{
    /// <summary>Offset of the section before, -1 when this is the first.</summary>
    public long Previous => Trailer.TryGet("Prev", out PdfObject? value) ? AsOffset(value) : -1;

    /// <summary>Offset of the stream of a hybrid section, -1 when the section is not hybrid.</summary>
    public long HybridStream => Form == PdfXrefForm.Table && Trailer.TryGet("XRefStm", out PdfObject? value) ? AsOffset(value) : -1;

    private long AsOffset(PdfObject value) =>
        value is PdfInteger { Value: >= 0 } offset ? offset.Value : throw new PdfFormatException(PdfFormatReason.XrefMalformed, Offset);
}
