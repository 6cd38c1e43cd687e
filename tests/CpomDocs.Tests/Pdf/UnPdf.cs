using CpomDocs.Pdf.Objects;
using CpomDocs.Pdf.Writing;

namespace CpomDocs.Tests.Pdf;

/// <summary>Small files made with our own writer: one page, a group of two text fields and a signature field.</summary>
internal static class UnPdf
{
    public static byte[] AvecChamps(bool isCompressed = false)
    {
        var builder = new PdfFileBuilder();
        PdfReference catalog = builder.Reserve();
        PdfReference pages = builder.Reserve();
        PdfReference page = builder.Reserve();
        PdfReference group = builder.Reserve();
        PdfReference first = builder.Add(Field("Tx", "P001", page, group));
        PdfReference second = builder.Add(Field("Tx", "P002", page, group));
        PdfReference signature = builder.Add(Field("Sig", "Signature_A", page, null));
        PdfReference note = builder.Add(new PdfDictionary { { "Note", PdfString.FromText("apart") } });
        builder.Set(group, new PdfDictionary { { "T", PdfString.FromText("Paraphe_A") }, { "Kids", new PdfArray([first, second]) } });
        builder.Set(pages,
            new PdfDictionary { { "Type", new PdfName("Pages") }, { "Kids", new PdfArray([page]) }, { "Count", new PdfInteger(1) } });
        builder.Set(page, Page(pages, [first, second, signature]));
        builder.Set(catalog, Catalog(pages, note, [group, signature]));
        if (isCompressed)
        {
            builder.Compress(note);
        }

        return builder.Build(catalog, builder.Add(new PdfDictionary { { "Title", PdfString.FromText("Essai") } }));
    }

    private static PdfDictionary Catalog(PdfReference pages, PdfReference note, PdfReference[] fields) => new()
    {
        { "Type", new PdfName("Catalog") },
        { "Pages", pages },
        { "Note", note },
        { "AcroForm", new PdfDictionary { { "Fields", new PdfArray(fields) }, { "SigFlags", new PdfInteger(3) } } },
    };

    private static PdfDictionary Page(PdfReference pages, PdfReference[] annotations) => new()
    {
        { "Type", new PdfName("Page") },
        { "Parent", pages },
        { "MediaBox", Numbers(0, 0, 595, 842) },
        { "Annots", new PdfArray(annotations) },
        { "Resources", new PdfDictionary() },
    };

    private static PdfDictionary Field(string type, string name, PdfReference page, PdfReference? parent)
    {
        var field = new PdfDictionary
        {
            { "Type", new PdfName("Annot") },
            { "Subtype", new PdfName("Widget") },
            { "FT", new PdfName(type) },
            { "T", PdfString.FromText(name) },
            { "F", new PdfInteger(4) },
            { "P", page },
            { "Rect", Numbers(10, 10, 60, 30) },
        };
        if (parent is not null)
        {
            field["Parent"] = parent;
        }

        return field;
    }

    private static PdfArray Numbers(params int[] values) => new(values.Select(value => new PdfInteger(value)));
}
