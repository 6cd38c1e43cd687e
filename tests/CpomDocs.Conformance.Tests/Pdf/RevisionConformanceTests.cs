using CpomDocs.Pdf.Forms;
using CpomDocs.Pdf.Objects;
using CpomDocs.Pdf.Reading;
using CpomDocs.Pdf.Writing;
using CpomDocs.Tests.Pdf;

namespace CpomDocs.Conformance.Tests.Pdf;

public sealed class RevisionConformanceTests
{
    [SkippableTheory]
    [InlineData(false)]
    [InlineData(true)]
    public void Qpdf_FileAndEachAppendedRevision_FindsNothing(bool isCompressed)
    {
        Judge qpdf = Judge.Find("qpdf");
        byte[] file = UnPdf.AvecChamps(isCompressed);

        qpdf.Accepts(file, "--check");
        for (int i = 0; i < 3; i++)
        {
            file = Append(file, i);
            qpdf.Accepts(file, "--check");
        }

        qpdf.Accepts(Sign(file), "--check");
    }

    [SkippableTheory]
    [InlineData(false)]
    [InlineData(true)]
    public void Mutool_AppendedRevisions_AreReadToTheLast(bool isCompressed)
    {
        Judge mutool = Judge.Find("mutool");
        byte[] file = Append(Append(UnPdf.AvecChamps(isCompressed), 1), 2);

        string report = mutool.Accepts(file, "info");
        string catalog = mutool.Accepts(file, "show", "{}", "trailer/Root/Step");

        Assert.Contains("Pages: 1", report, StringComparison.Ordinal);
        Assert.Equal("2", catalog.Trim());
    }

    private static byte[] Append(byte[] file, int step)
    {
        var update = new IncrementalUpdate(PdfDocument.Open(file));
        update.Modify(update.Base.CatalogReference)["Step"] = new PdfInteger(step);
        update.Modify(update.Base.Pages[0].Reference)["Contents"] = update
            .Add(new PdfStream(new PdfDictionary(), "0 0 10 10 re f"u8.ToArray()));
        return update.Build();
    }

    private static byte[] Sign(byte[] file)
    {
        var update = new IncrementalUpdate(PdfDocument.Open(file));
        PdfReference signature = update.Reserve();
        update.Modify(PdfForm.Read(update.Base).Find("Signature_A")!.Reference!)["V"] = signature;
        var template = new PdfDictionary { { "Type", new PdfName("Sig") }, { "Filter", new PdfName("Adobe.PPKLite") } };
        return update.PrepareSignature(signature, template, 64).Complete([0x30, 0x00]);
    }
}
