using CpomDocs.Pdf.Forms;
using CpomDocs.Pdf.Objects;
using CpomDocs.Pdf.Reading;

namespace CpomDocs.Verification.Revisions;

/// <summary>The forms of the revisions of one document, each read once.</summary>
internal sealed class DocumentForms
{
    private readonly Dictionary<int, PdfForm> _forms = [];
    private readonly Dictionary<int, ILookup<PdfReference, PdfField>> _holders = [];

    /// <summary>Form of a revision.</summary>
    /// <exception cref="PdfFormatException">The field tree cannot be read.</exception>
    public PdfForm Of(PdfRevision revision)
    {
        if (!_forms.TryGetValue(revision.Index, out PdfForm? form))
        {
            form = PdfForm.Read(revision);
            _forms.Add(revision.Index, form);
        }

        return form;
    }

    /// <summary>Signature fields of a revision whose value is one object.</summary>
    /// <exception cref="PdfFormatException">The field tree cannot be read.</exception>
    public IEnumerable<PdfField> HoldersOf(PdfRevision revision, PdfReference value)
    {
        if (!_holders.TryGetValue(revision.Index, out ILookup<PdfReference, PdfField>? holders))
        {
            holders = Of(revision).SignatureFields
                .Where(field => field.ValueEntry is PdfReference)
                .ToLookup(field => (PdfReference)field.ValueEntry!);
            _holders.Add(revision.Index, holders);
        }

        return holders[value];
    }
}
