using CpomDocs.Pdf.Forms;
using CpomDocs.Pdf.Objects;

namespace CpomDocs.Verification.Revisions;

/// <summary>A field may only be added for a signature, at the top of the form, with one widget at most and no action.</summary>
internal static class AddedFieldRule
{
    public static bool Accepts(RevisionStep step, PdfField field)
    {
        return field is { Parent: null, Reference: not null, FieldType: "Sig", IsTerminal: true, PartialName.Length: > 0,
            Widgets.Count: <= 1 }
            && step.IsNew(field.Reference.Number)
            && HasNoAction(field.Dictionary)
            && field.Widgets.All(widget => widget.Reference is not null
                && step.IsNew(widget.Reference.Number)
                && HasNoAction(widget.Dictionary));
    }

    private static bool HasNoAction(PdfDictionary dictionary) => !dictionary.ContainsKey("A") && !dictionary.ContainsKey("AA");

    public static void Apply(RevisionStep step, PdfField field)
    {
        bool isVisible = field.Widgets.Any(widget => widget.Rect is { Width: > 0, Height: > 0 });
        bool isTimestamp = field.Value is PdfDictionary value && step.After.Find<PdfName>(value, "Type")?.Value == "DocTimeStamp";
        step.AllowDependencies(field.Reference!.Number);
        step.Changes.AddField(new AddedField(field.FullName, isVisible, isTimestamp && !isVisible));
    }
}
