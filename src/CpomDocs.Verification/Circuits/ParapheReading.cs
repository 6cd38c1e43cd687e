using CpomDocs.Contrats.Circuits;
using CpomDocs.Pdf.Content;
using CpomDocs.Pdf.Forms;
using CpomDocs.Pdf.Objects;
using CpomDocs.Pdf.Reading;
using CpomDocs.Verification.Revisions;

namespace CpomDocs.Verification.Circuits;

/// <summary>Counts the paraphes of a role in a revision: a value, the same on every page, and drawn as it is.</summary>
internal sealed class ParapheReading
{
    private readonly PdfRevision _revision;

    // The pages of a party share one appearance.
    private readonly Dictionary<PdfStream, string?> _drawn = new(ReferenceEqualityComparer.Instance);

    private ParapheReading(PdfRevision revision) => _revision = revision;

    public static ParaphesDuRole Read(PdfRevision revision, DocumentForms forms, Role role)
    {
        string prefix = ChampPdf.Paraphe(role) + ".";
        PdfField[] fields = [.. forms.Of(revision).Fields.Where(field => field.FullName.StartsWith(prefix, StringComparison.Ordinal))];
        var reading = new ParapheReading(revision);
        int most = fields
            .Select(reading.TextOf)
            .OfType<string>()
            .GroupBy(value => value, StringComparer.Ordinal)
            .Select(group => group.Count())
            .DefaultIfEmpty(0)
            .Max();
        return new ParaphesDuRole(role, fields.Length, most);
    }

    // The value nobody sees and the drawing nobody can search must say the same: else one of them was not meant by the signatory.
    private string? TextOf(PdfField field)
    {
        bool hasValue = field.Value is PdfString value && value.ToText().Trim().Length > 0;
        return hasValue && DrawnIn(field) is string drawn && drawn == Plain(((PdfString)field.Value!).ToText()) ? drawn : null;
    }

    private string? DrawnIn(PdfField field)
    {
        if (field.Widgets.Count != 1
            || _revision.Find<PdfDictionary>(field.Widgets[0].Dictionary, "AP") is not PdfDictionary appearances
            || _revision.Find<PdfStream>(appearances, "N") is not PdfStream appearance)
        {
            return null;
        }

        if (!_drawn.TryGetValue(appearance, out string? text))
        {
            text = ReadDrawing(appearance);
            _drawn.Add(appearance, text);
        }

        return text;
    }

    private string? ReadDrawing(PdfStream appearance)
    {
        try
        {
            return AppearanceText.Read(_revision, appearance) is string text ? Plain(text) : null;
        }
        catch (PdfFormatException)
        {
            return null;
        }
    }

    // Lines and spacing are the business of the drawing.
    private static string Plain(string text) => string.Concat(text.Normalize().Where(c => !char.IsWhiteSpace(c)));
}
