using CpomDocs.Contrats.Circuits;
using CpomDocs.Pdf.Forms;
using CpomDocs.Pdf.Objects;
using CpomDocs.Pdf.Reading;
using CpomDocs.Verification.Revisions;

namespace CpomDocs.Verification.Circuits;

/// <summary>Counts the paraphes of a role in a revision: a value, the same on every page, and something drawn.</summary>
internal static class ParapheReading
{
    public static ParaphesDuRole Read(PdfRevision revision, DocumentForms forms, Role role)
    {
        string prefix = ChampPdf.Paraphe(role) + ".";
        PdfField[] fields = [.. forms.Of(revision).Fields.Where(field => field.FullName.StartsWith(prefix, StringComparison.Ordinal))];
        string[] values = [.. fields.Where(field => IsDrawn(revision, field)).Select(TextOf).OfType<string>()];
        int most = values.Length == 0 ? 0 : values.GroupBy(value => value, StringComparer.Ordinal).Max(group => group.Count());
        return new ParaphesDuRole(role, fields.Length, most);
    }

    private static string? TextOf(PdfField field)
    {
        return field.Value is PdfString text && text.ToText().Trim() is { Length: > 0 } value ? value : null;
    }

    private static bool IsDrawn(PdfRevision revision, PdfField field)
    {
        return field.Widgets.Count == 1
            && revision.Find<PdfDictionary>(field.Widgets[0].Dictionary, "AP") is PdfDictionary appearances
            && revision.Find<PdfStream>(appearances, "N") is PdfStream stream
            && ShowsText(revision.Decode(stream).Span);
    }

    private static bool ShowsText(ReadOnlySpan<byte> content) => content.IndexOf("Tj"u8) >= 0 || content.IndexOf("TJ"u8) >= 0;
}
