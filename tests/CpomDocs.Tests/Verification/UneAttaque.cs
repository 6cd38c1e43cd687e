using System.Globalization;
using System.Text;
using CpomDocs.Contrats.Circuits;
using CpomDocs.Pdf.Forms;
using CpomDocs.Pdf.Objects;
using CpomDocs.Pdf.Reading;
using CpomDocs.Pdf.Writing;
using CpomDocs.Tests.Signing;

namespace CpomDocs.Tests.Verification;

/// <summary>What a forger does to a signed file.</summary>
internal static class UneAttaque
{
    public static byte[] PageChange(byte[] file) => Append(file, update =>
        update.Modify(update.Base.Pages[0].Reference)["Contents"] = update.Add(Text("(faux) Tj")));

    public static byte[] PageAdded(byte[] file) => Append(file, update =>
    {
        PdfReference tree = (PdfReference)update.Base.Catalog["Pages"];
        PdfReference page = update.Add(update.Base.Pages[0].Dictionary.Copy());
        PdfDictionary pages = update.Modify(tree);
        pages["Kids"] = new PdfArray([.. (PdfArray)pages["Kids"], page]);
    });

    public static byte[] WidgetMoved(byte[] file) => Append(file, update =>
        update.Modify(Field(update, "Paraphe_RepresentantLegal.P001").Reference!)["Rect"] =
            new PdfArray(Enumerable.Range(0, 4).Select(i => new PdfInteger(i * 200))));

    public static byte[] ParapheChanged(byte[] file) => Append(file, update =>
        update.Modify(Field(update, "Paraphe_RepresentantLegal.P001").Reference!)["V"] = PdfString.FromText("XX"));

    public static byte[] ParapheRedrawn(byte[] file) => Append(file, update =>
        update.Modify(Field(update, "Paraphe_RepresentantLegal.P001").Reference!)["AP"] =
            new PdfDictionary { { "N", update.Add(Form()) } });

    public static byte[] ParapheHidden(byte[] file) => Append(file, update =>
        update.Modify(Field(update, "Paraphe_RepresentantLegal.P001").Reference!)["F"] = new PdfInteger(2));

    public static byte[] AppearanceOverwritten(byte[] file) => Append(file, update =>
    {
        PdfDictionary widget = Field(update, "Paraphe_RepresentantLegal.P001").Dictionary;
        update.Set((PdfReference)((PdfDictionary)widget["AP"])["N"], Form());
    });

    public static byte[] SignatureDictionarySpoofed(byte[] file) => Append(file, update =>
        update.Modify((PdfReference)Field(update, "Signature_RepresentantLegal").ValueEntry!)["Reason"] = PdfString
            .FromText("autre motif"));

    public static byte[] SignatureReplaced(byte[] file) => Append(file, update =>
    {
        PdfField field = Field(update, "Signature_RepresentantLegal");
        PdfReference copy = update.Add(((PdfDictionary)field.Value!).Copy());
        update.Modify(field.Reference!)["V"] = copy;
    });

    public static byte[] ContentsNulled(byte[] file) => Append(file, update =>
        update.Modify((PdfReference)Field(update, "Signature_RepresentantLegal").ValueEntry!)["Contents"] = PdfNull.Instance);

    public static byte[] ContentsEmptied(byte[] file) => Append(file, update =>
        update.Modify((PdfReference)Field(update, "Signature_RepresentantLegal").ValueEntry!)["Contents"] =
            new PdfString(ReadOnlyMemory<byte>.Empty, isHex: true));

    public static byte[] ByteRangeRemoved(byte[] file) => Append(file, update =>
        update.Modify((PdfReference)Field(update, "Signature_RepresentantLegal").ValueEntry!).Remove("ByteRange"));

    public static byte[] JavaScriptAdded(byte[] file) => Append(file, update =>
        update.Modify(update.Base.CatalogReference)["OpenAction"] =
            new PdfDictionary { { "S", new PdfName("JavaScript") }, { "JS", PdfString.FromText("app.alert(1)") } });

    public static byte[] AnnotationAdded(byte[] file) => Append(file, update =>
    {
        PdfReference note =
            update.Add(new PdfDictionary { { "Type", new PdfName("Annot") }, { "Subtype", new PdfName("FreeText") },
                { "Contents", PdfString.FromText("ajout") } });
        PdfDictionary page = update.Modify(update.Base.Pages[0].Reference);
        page["Annots"] = new PdfArray([.. (PdfArray)page["Annots"], note]);
    });

    public static byte[] FieldRemoved(byte[] file) => Append(file, update =>
    {
        PdfDictionary catalog = update.Modify(update.Base.CatalogReference);
        PdfDictionary form = ((PdfDictionary)catalog["AcroForm"]).Copy();
        form["Fields"] = new PdfArray(((PdfArray)form["Fields"]).Skip(1));
        catalog["AcroForm"] = form;
    });

    public static byte[] MetadataWithEntity(byte[] file) => Append(file, update =>
        update.Modify(update.Base.CatalogReference)["Metadata"] = update.Add(new PdfStream(
            new PdfDictionary { { "Type", new PdfName("Metadata") }, { "Subtype", new PdfName("XML") } },
            "<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>"u8.ToArray())));

    public static byte[] ObjectFreed(byte[] file) => AppendTable(file, (number, _) => $"{number} 1\n0000000000 00001 f \n");

    public static byte[] XrefOnly(byte[] file) => AppendTable(file, (number, offset) => $"{number} 1\n{offset:0000000000} 00000 n \n");

    public static byte[] TrailingBytes(byte[] file) => [.. file, .. "% rien de signé\n"u8];

    public static byte[] LeadingBytes(byte[] file) => [.. "%\n"u8, .. file];

    /// <summary>The file with another change appended after all its signatures.</summary>
    public static byte[] Append(byte[] file, Action<IncrementalUpdate> change)
    {
        var update = new IncrementalUpdate(PdfDocument.Open(file));
        change(update);
        return update.Build();
    }

    public static PdfField Field(IncrementalUpdate update, string name) => PdfForm.Read(update.Base).Find(name)!;

    private static PdfStream Text(string content) => new(new PdfDictionary(), Encoding.Latin1.GetBytes("BT " + content + " ET"));

    public static PdfStream Form() => new(
        new PdfDictionary { { "Type", new PdfName("XObject") }, { "Subtype", new PdfName("Form") },
            { "BBox", new PdfArray(Enumerable.Repeat(new PdfInteger(9), 4)) } },
        "BT (faux) Tj ET"u8.ToArray());

    // A cross-reference section that no writer of ours would make, about the first paraphe of the legal representative.
    private static byte[] AppendTable(byte[] file, Func<int, long, string> entry)
    {
        var document = PdfDocument.Open(file);
        int number = PdfForm.Read(document.Current).Find(ChampPdf.Paraphe(Gens.RoleRl) + ".P001")!.Reference!.Number;
        string section = entry(number, document.Revisions[0].Entries[number].Offset);
        PdfReference root = document.Current.CatalogReference;
        long size = ((PdfInteger)document.Current.Trailer["Size"]).Value;
        string tail = string.Create(CultureInfo.InvariantCulture,
            $"xref\n{section}trailer\n<< /Size {size} /Root {root.Number} 0 R /Prev {document.Current.StartXref} >>\nstartxref\n{file.Length}\n%%EOF\n");
        return [.. file, .. Encoding.ASCII.GetBytes(tail)];
    }
}
