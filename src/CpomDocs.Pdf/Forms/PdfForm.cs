using CpomDocs.Pdf.Objects;
using CpomDocs.Pdf.Reading;

namespace CpomDocs.Pdf.Forms;

/// <summary>The interactive form of a revision (ISO 32000-2, 12.7), read once; later changes of objects are not seen.</summary>
public sealed class PdfForm
{
    private PdfForm(PdfDictionary? dictionary, PdfReference? docMdp, IReadOnlyList<PdfField> allFields)
    {
        Dictionary = dictionary;
        DocMdp = docMdp;
        AllFields = allFields;
        Fields = [.. allFields.Where(field => field.IsTerminal)];
    }

    /// <summary>The resolved <c>/AcroForm</c>; null when the catalog has none.</summary>
    public PdfDictionary? Dictionary { get; }

    /// <summary>Reference to the certification signature, from <c>/Perms /DocMDP</c> of the catalog; null when there is none.</summary>
    public PdfReference? DocMdp { get; }

    /// <summary>Fields without child fields, in the order of the tree.</summary>
    public IReadOnlyList<PdfField> Fields { get; }

    /// <summary>Every node of the field tree, parents before children.</summary>
    public IReadOnlyList<PdfField> AllFields { get; }

    /// <summary>Terminal fields of type <c>Sig</c>, signed or not, in the order of the tree.</summary>
    public IEnumerable<PdfField> SignatureFields => Fields.Where(candidate => candidate.FieldType == "Sig");

    /// <summary>Reads the form of a revision.</summary>
    /// <param name="revision">Revision.</param>
    /// <returns>The form; without fields when the catalog has no <c>/AcroForm</c>.</returns>
    /// <exception cref="PdfFormatException">The field tree contains itself, is too deep, or cannot be read.</exception>
    public static PdfForm Read(PdfRevision revision)
    {
        ArgumentNullException.ThrowIfNull(revision);
        PdfDictionary catalog = revision.Catalog;
        PdfDictionary? form = revision.Find<PdfDictionary>(catalog, "AcroForm");
        PdfDictionary? permissions = revision.Find<PdfDictionary>(catalog, "Perms");
        PdfReference? docMdp = permissions is not null && permissions.TryGet("DocMDP", out PdfObject? value) ? value as PdfReference : null;
        return new PdfForm(form, docMdp, form is null ? [] : new FieldTreeWalker(revision).Walk(form));
    }

    /// <summary>Finds a terminal field by its full name.</summary>
    /// <param name="fullName">Partial names joined by periods.</param>
    /// <returns>The first such field; null when there is none.</returns>
    public PdfField? Find(string fullName) =>
        Fields.FirstOrDefault(field => string.Equals(field.FullName, fullName, StringComparison.Ordinal));
}
