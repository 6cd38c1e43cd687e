using CpomDocs.Pdf.Forms;
using CpomDocs.Pdf.Objects;
using CpomDocs.Pdf.Reading;

namespace CpomDocs.Tests.Pdf;

public sealed class PdfFormTests
{
    [Fact]
    public void Read_GroupedFields_GivesFullNamesTypesAndWidgets()
    {
        PdfRevision revision = PdfDocument.Open(UnPdf.AvecChamps()).Current;

        PdfForm form = PdfForm.Read(revision);

        Assert.Equal(["Paraphe_A.P001", "Paraphe_A.P002", "Signature_A"], form.Fields.Select(field => field.FullName));
        Assert.Equal(["Paraphe_A", "Paraphe_A.P001", "Paraphe_A.P002", "Signature_A"], form.AllFields.Select(field => field.FullName));
        Assert.Equal(["Tx", "Tx", "Sig"], form.Fields.Select(field => field.FieldType));
        PdfWidget widget = Assert.Single(form.Fields[0].Widgets);
        Assert.Equal(50, widget.Rect!.Value.Width);
        Assert.Equal(0, revision.Pages.IndexOf(widget.Page!));
        Assert.Equal(0, revision.Pages.IndexOfAnnotation(widget.Reference!));
    }

    [Fact]
    public void Read_InheritedAttributes_ComeFromAncestors()
    {
        PdfForm form = Form("<</Fields [5 0 R]>>", "<</T (A) /FT /Tx /Ff 3 /V (v) /Kids [<</T (B)>> <</T (C) /FT /Btn /Ff 0 /V /Off>>]>>");

        PdfField b = form.Find("A.B")!;
        PdfField c = form.Find("A.C")!;

        Assert.Equal(("Tx", 3, "v"), (b.FieldType, b.Flags, ((PdfString)b.Value!).ToText()));
        Assert.Equal(("Btn", 0, "Off"), (c.FieldType, c.Flags, ((PdfName)c.Value!).Value));
    }

    [Fact]
    public void Read_KidsWithoutName_AreWidgets()
    {
        PdfForm form = Form("<</Fields [5 0 R]>>", "<</T (A) /FT /Tx /Kids [<</Rect [0 0 1 1]>> <</Rect [0 0 2 2]>>]>>");

        PdfField field = Assert.Single(form.Fields);

        Assert.Equal([1, 2], field.Widgets.Select(widget => widget.Rect!.Value.Width));
    }

    [Fact]
    public void Read_FieldContainsItself_IsRefusedStrictlyAndPassedLeniently()
    {
        byte[] file = File("<</Fields [5 0 R]>>", "<</T (A) /Kids [5 0 R]>>");

        var exception = Assert.Throws<PdfFormatException>(() => PdfForm.Read(PdfDocument.Open(file).Current));
        PdfForm lenient = PdfForm.Read(PdfDocument.Open(file, PdfReadingOptions.Lenient).Current);

        Assert.Equal(PdfFormatReason.FieldTreeMalformed, exception.Reason);
        Assert.Single(lenient.AllFields);
    }

    [Fact]
    public void Read_NamesThatGrowWithoutEnd_AreRefused()
    {
        byte[] file = File("<</Fields [5 0 R]>>", $"<</T ({new string('a', 5000)})>>");

        var exception = Assert.Throws<PdfFormatException>(() => PdfForm.Read(PdfDocument.Open(file).Current));

        Assert.Equal(PdfFormatReason.LimitExceeded, exception.Reason);
    }

    [Fact]
    public void Signature_OfAnotherTool_IsReadWithTheOffsetsOfContents()
    {
        const string Signature = "<</Type /Sig /SubFilter /a /M (D:2025) /Name (N) /Reason (R) /Location (L) /ByteRange [0 1 2 3]"
            + " /Contents <3000> /Reference [<</TransformMethod /FieldMDP /TransformParams <</Action /Include /Fields [(P.A)]>>>>]>>";
        byte[] file = RawPdf.OnePage(catalog: "<</Pages 2 0 R /AcroForm <</Fields [5 0 R]>> /Perms <</DocMDP 4 0 R>>>>")
            .Object(5, "<</T (S) /FT /Sig /V 4 0 R /Lock <</Action /All /P 1>>>>").Object(4, Signature).Table().ToBytes();

        PdfForm form = PdfForm.Read(PdfDocument.Open(file).Current);
        PdfSignatureDictionary signature = form.Find("S")!.Signature!;

        Assert.Equal("<3000>"u8.ToArray(), file[signature.ContentsStart..signature.ContentsEnd]);
        Assert.Equal(("Sig", "a", "D:2025", "N", "R", "L"),
            (signature.Type, signature.SubFilter, signature.M, signature.SignerName, signature.Reason, signature.Location));
        Assert.Equal<long>([0, 1, 2, 3], signature.ByteRange);
        PdfSignatureTransform transform = Assert.Single(signature.Transforms);
        Assert.True(transform.Parameters.Locks("P.A.B"));
        Assert.False(transform.Parameters.Locks("P.AB"));
        Assert.Equal(new PdfReference(4), form.DocMdp);
        Assert.Equal(1, form.Find("S")!.Lock!.P);
    }

    [Fact]
    public void Signature_WrittenInsideItsField_IsLocatedThere()
    {
        byte[] file = File("<</Fields [5 0 R]>>", "<</T (S) /FT /Sig /V <</Contents <31>>>>>");

        PdfSignatureDictionary signature = PdfForm.Read(PdfDocument.Open(file).Current).Find("S")!.Signature!;

        Assert.Null(signature.Reference);
        Assert.Equal("<31>"u8.ToArray(), file[signature.ContentsStart..signature.ContentsEnd]);
    }

    [Fact]
    public void Signature_InObjectStream_HasNoPlaceInTheFile()
    {
        byte[] file = RawPdf.OnePage(catalog: "<</Pages 2 0 R /AcroForm <</Fields [5 0 R]>>>>")
            .Object(5, "<</T (S) /FT /Sig /V 4 0 R>>").ObjectStream(6, (4, "<</Contents <31>>>")).XrefStream(7).ToBytes();

        PdfSignatureDictionary signature = PdfForm.Read(PdfDocument.Open(file).Current).Find("S")!.Signature!;

        Assert.Equal((-1, -1), (signature.ContentsStart, signature.ContentsEnd));
        Assert.Equal(1, signature.Contents.Length);
    }

    private static byte[] File(string form, string field) =>
        RawPdf.OnePage(catalog: "<</Pages 2 0 R /AcroForm 4 0 R>>").Object(4, form).Object(5, field).Table().ToBytes();

    private static PdfForm Form(string form, string field) => PdfForm.Read(PdfDocument.Open(File(form, field)).Current);
}
