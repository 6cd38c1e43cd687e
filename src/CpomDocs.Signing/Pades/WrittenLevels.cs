using CpomDocs.Pdf.Forms;
using CpomDocs.Pdf.Objects;
using CpomDocs.Pdf.Reading;

namespace CpomDocs.Signing.Pades;

/// <summary>The level that each act of a document was brought to, as the file shows it; whether it holds is for the judge.</summary>
internal static class WrittenLevels
{
    /// <summary>The highest level of the acts of a document, seal included; <see langword="null"/> when it has none.</summary>
    public static PadesLevel? Highest(OpenedDocument document)
    {
        int lastTimestamp = document.Signatures.Where(IsTimestamp).Select(field => RevisionOf(document, field)).DefaultIfEmpty(-1).Max();
        return document.Signatures
            .Where(field => !IsTimestamp(field))
            .Select(field => (PadesLevel?)LevelOf(document, field, lastTimestamp))
            .Max();
    }

    private static PadesLevel LevelOf(OpenedDocument document, PdfField field, int lastTimestamp)
    {
        bool isStamped = document.MessageOf(field) is { SignatureTimestamps.IsEmpty: false };
        if (!HasValidationData(document.Pdf.Current, field.Signature!))
        {
            return isStamped ? PadesLevel.T : PadesLevel.B;
        }

        return lastTimestamp > RevisionOf(document, field) ? PadesLevel.LTA : PadesLevel.LT;
    }

    private static bool HasValidationData(PdfRevision revision, PdfSignatureDictionary signature)
    {
        return revision.Find<PdfDictionary>(revision.Catalog, "DSS") is { } store
            && revision.Find<PdfDictionary>(store, "VRI") is { } entries
            && entries.ContainsKey(SecurityStoreRevision.KeyOf(signature.Contents.Span));
    }

    private static bool IsTimestamp(PdfField field) => field.Signature!.SubFilter == ArchiveTimestamps.SubFilter;

    private static int RevisionOf(OpenedDocument document, PdfField field) =>
        field.Signature!.Reference is { } reference ? document.Pdf.Current.FindDefiner(reference.Number)?.Index ?? -1 : -1;
}
