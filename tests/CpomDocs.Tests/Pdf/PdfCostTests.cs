using System.Globalization;
using System.Text;
using CpomDocs.Pdf.Forms;
using CpomDocs.Pdf.Objects;
using CpomDocs.Pdf.Reading;

namespace CpomDocs.Tests.Pdf;

/// <summary>Files built to cost much more than their size; what bounds them is counted, not timed.</summary>
public sealed class PdfCostTests
{
    [Fact]
    public void Get_ObjectsNestedInStringsOfOthers_AreBoundedByBytesScanned()
    {
        byte[] file = NestedObjects(20_000);
        PdfRevision revision = PdfDocument.Open(file, new PdfReadingOptions { MaxScannedBytes = 10 << 20 }).Current;

        var exception =
            Assert.Throws<PdfFormatException>(() => revision.Entries.Keys.Order().Select(revision.Get).Count(value => value is PdfNull));

        Assert.Equal(PdfFormatReason.LimitExceeded, exception.Reason);
    }

    [Fact]
    public void Get_ArraysOfManyObjects_AreBoundedByTheirNumber()
    {
        byte[] file = RawPdf.OnePage().Object(4, "[" + string.Concat(Enumerable.Repeat("0 ", 20_000)) + "]").Table().ToBytes();
        PdfRevision revision = PdfDocument.Open(file, new PdfReadingOptions { MaxObjects = 10_000 }).Current;

        var exception = Assert.Throws<PdfFormatException>(() => revision.Get(4));

        Assert.Equal(PdfFormatReason.LimitExceeded, exception.Reason);
    }

    [Fact]
    public void Decode_ManyBombs_AreBoundedTogether()
    {
        byte[] bomb = Deflated.Bytes(new byte[1 << 20]);
        RawPdf raw = RawPdf.OnePage();
        foreach (int number in Enumerable.Range(4, 10))
        {
            raw.Stream(number, "/Filter /FlateDecode", bomb);
        }

        PdfRevision revision = PdfDocument.Open(raw.Table().ToBytes(), new PdfReadingOptions { MaxTotalDecodedBytes = 5 << 20 }).Current;

        Assert.Throws<PdfFormatException>(() => Enumerable.Range(4,
            10).Sum(number => revision.Decode((PdfStream)revision.Get(number)).Length));
    }

    [Fact]
    public void ReadForm_KidsSharedAtEveryLevel_AreBoundedByTheirNumber()
    {
        byte[] file = RawPdf.OnePage(catalog: "<</Pages 2 0 R /AcroForm <</Fields 4 0 R>>>>")
            .Object(4, "[<</T (a) /Kids 4 0 R>> <</T (b) /Kids 4 0 R>>]").Table().ToBytes();

        var exception = Assert.Throws<PdfFormatException>(() => PdfForm.Read(PdfDocument.Open(file).Current));

        Assert.Equal(PdfFormatReason.LimitExceeded, exception.Reason);
    }

    [Fact]
    public void Open_MoreRevisionsThanAllowed_IsRefused()
    {
        RawPdf raw = RawPdf.OnePage().Table();
        for (int i = 0; i < 10; i++)
        {
            raw.Object(4, "1").Table();
        }

        var exception =
            Assert.Throws<PdfFormatException>(() => PdfDocument.Open(raw.ToBytes(), new PdfReadingOptions { MaxRevisions = 10 }));

        Assert.Equal(PdfFormatReason.LimitExceeded, exception.Reason);
    }

    // Each object is sound by itself: a string that holds, among others, the text of the next object.
    private static byte[] NestedObjects(int count)
    {
        RawPdf raw = RawPdf.OnePage();
        var body = new StringBuilder();
        long start = raw.Position;
        for (int number = 4; number < 4 + count; number++)
        {
            raw.Entry(number, 1, start + body.Length, 0);
            body.Append(CultureInfo.InvariantCulture, $"{number} 0 obj (");
        }

        return raw.Text(body.ToString()).Text(string.Concat(Enumerable.Repeat(") endobj ", count))).Table().ToBytes();
    }
}
