using CpomDocs.Pdf.Objects;
using CpomDocs.Pdf.Reading;
using CpomDocs.Pdf.Writing;

namespace CpomDocs.Signing.Pades;

/// <summary>Adds a signature field that shows nothing: of no size, outside the first page.</summary>
/// <remarks>
/// A field without size needs no appearance (PDF/A), one outside the page no tag (PDF/UA), and judges count its addition as upkeep.
/// </remarks>
internal static class InvisibleField
{
    private const int OutsidePt = 10;
    private const int FlagsPrintLocked = 132;

    /// <summary>Adds a field to the form and to the first page.</summary>
    /// <param name="update">Revision being written.</param>
    /// <param name="name">Name of the field, free in the form.</param>
    /// <param name="description">French words for readers that tell the fields.</param>
    /// <param name="value">Its signature.</param>
    public static void Add(IncrementalUpdate update, string name, string description, PdfReference value)
    {
        PdfPage page = update.Base.Pages[0];
        PdfRectangle box = page.CropBox ?? page.MediaBox ?? default;
        var x = new PdfReal(box.Left - OutsidePt);
        var y = new PdfReal(box.Bottom - OutsidePt);
        PdfReference field = update.Add(new PdfDictionary
        {
            { "Type", new PdfName("Annot") },
            { "Subtype", new PdfName("Widget") },
            { "FT", new PdfName("Sig") },
            { "T", PdfString.FromText(name) },
            { "F", new PdfInteger(FlagsPrintLocked) },
            { "Rect", new PdfArray([x, y, x, y]) },
            { "P", page.Reference },
            { "TU", PdfString.FromText(description) },
            { "V", value },
        });
        AppendTo(update, FormReference(update), "Fields", field);
        AppendTo(update, page.Reference, "Annots", field);
    }

    // Where the form is written inside the catalog, the catalog is what changes.
    private static PdfReference FormReference(IncrementalUpdate update)
    {
        PdfRevision revision = update.Base;
        if (revision.Catalog["AcroForm"] is PdfReference reference)
        {
            return reference;
        }

        PdfReference form = update.Add(revision.Find<PdfDictionary>(revision.Catalog, "AcroForm")!.Copy());
        update.Modify(revision.CatalogReference)["AcroForm"] = form;
        return form;
    }

    // Of an array that is an object of its own, only that object changes.
    private static void AppendTo(IncrementalUpdate update, PdfReference owner, string key, PdfReference item)
    {
        PdfObject? entry = ((PdfDictionary)update.Get(owner)).TryGet(key, out PdfObject? found) ? found : null;
        PdfArray items = new([.. (entry is null ? null : update.Base.Resolve(entry) as PdfArray) ?? [], item]);
        if (entry is PdfReference array)
        {
            update.Set(array, items);
        }
        else
        {
            update.Modify(owner)[key] = items;
        }
    }
}
