using CpomDocs.Pdf.Forms;
using CpomDocs.Pdf.Reading;

namespace CpomDocs.Verification.Revisions;

/// <summary>The forms of the revisions of one document, each read once.</summary>
internal sealed class DocumentForms
{
    private readonly Dictionary<int, PdfForm> _forms = [];

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
}
