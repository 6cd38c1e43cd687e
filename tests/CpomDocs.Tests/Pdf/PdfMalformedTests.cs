using System.Globalization;
using CpomDocs.Pdf.Reading;

namespace CpomDocs.Tests.Pdf;

public sealed class PdfMalformedTests
{
    public static TheoryData<string, PdfFormatReason> Fields => new()
    {
        { string.Empty, PdfFormatReason.HeaderMissing },
        { "not a PDF", PdfFormatReason.HeaderMissing },
        { "%PDF-1.7\n", PdfFormatReason.StartXrefMissing },
        { "%PDF-1.7\nstartxref\n%%EOF\n", PdfFormatReason.StartXrefMissing },
        { "%PDF-1.7\nstartxref\n0\n%%EOF\n", PdfFormatReason.XrefMalformed },
        { "%PDF-1.7\nstartxref\n99999999999\n%%EOF\n", PdfFormatReason.XrefMalformed },
        { "%PDF-1.7\nxref\n0 9999999999\ntrailer<<>>startxref\n9\n%%EOF\n", PdfFormatReason.XrefMalformed },
        { "%PDF-1.7\nxref\n0 0\ntrailer<</Prev 9>>startxref\n9\n%%EOF\n", PdfFormatReason.XrefLoop },
        { "%PDF-1.7\nxref\n0 0\ntrailer<</Prev -1>>startxref\n9\n%%EOF\n", PdfFormatReason.XrefMalformed },
        { "%PDF-1.7\nxref\n0 0\ntrailer<<>>startxref\n9\n%%EOF\n", PdfFormatReason.CatalogMissing },
        { "%PDF-1.7\nxref\n0 0\ntrailer<<>>startxref\n9\n", PdfFormatReason.EofMissing },
        { "%PDF-1.7\nxref\n0 0\ntrailer<</A 1/A 2>>startxref\n9\n%%EOF\n", PdfFormatReason.DuplicateKey },
    };

    [Theory]
    [MemberData(nameof(Fields))]
    public void Open_Malformed_GivesItsReason(string file, PdfFormatReason reason)
    {
        byte[] bytes = System.Text.Encoding.Latin1.GetBytes(file);

        var exception = Assert.Throws<PdfFormatException>(() => PdfDocument.Open(bytes));

        Assert.Equal(reason, exception.Reason);
    }

    [Fact]
    public void Open_HeaderNotAtStart_IsFlaggedLeniently()
    {
        byte[] file = RawPdf.OnePage("junk\n%PDF-1.7\n").Table().ToBytes();

        Assert.Equal(PdfFormatReason.HeaderNotAtStart, Refusal(file));
        Assert.Equal([new PdfAnomaly(PdfFormatReason.HeaderNotAtStart, 5)], PdfDocument.Open(file, PdfReadingOptions.Lenient).Anomalies);
    }

    [Fact]
    public void Open_StartXrefElsewhere_IsRefused()
    {
        RawPdf raw = RawPdf.OnePage().Table("/Root 1 0 R", "startxref\n12\n%%EOF\n");
        byte[] file = raw.Object(4, "1").Table().ToBytes();

        Assert.Equal(PdfFormatReason.StartXrefMismatch, Refusal(file));
    }

    [Fact]
    public void Open_ObjectListedTwice_IsRefused()
    {
        byte[] file = RawPdf.OnePage().Table().Text("xref\n").ToBytes();
        string twice =
            $"4 1\n0000000009 00000 n \n4 1\n0000000060 00000 n \ntrailer\n<</Root 1 0 R /Size 5>>\nstartxref\n{file.Length - 5}\n%%EOF\n";
        file = [.. file, .. System.Text.Encoding.Latin1.GetBytes(twice)];

        Assert.Equal(PdfFormatReason.ObjectRedefined, Refusal(file));
    }

    [Fact]
    public void Open_StartXrefLost_IsRecoveredLenientlyOnly()
    {
        byte[] file = RawPdf.OnePage().Table("/Root 1 0 R", "startxref\n999999\n%%EOF\n").ToBytes();

        PdfDocument recovered = PdfDocument.Open(file, PdfReadingOptions.Lenient);

        Assert.Equal(PdfFormatReason.XrefMalformed, Refusal(file));
        Assert.True(recovered.IsRecovered);
        Assert.Single(recovered.Current.Pages);
    }

    [Fact]
    public void Open_XrefStreamLost_RecoversObjectsInObjectStreams()
    {
        byte[] file = RawPdf.OnePage().ObjectStream(5, (4, "(four)")).XrefStream(6).ToBytes();
        file.AsSpan(file.AsSpan().LastIndexOf("startxref"u8) + 10, 1).Fill((byte)'9');

        PdfDocument recovered = PdfDocument.Open(file, PdfReadingOptions.Lenient);

        Assert.True(recovered.IsRecovered);
        Assert.IsType<CpomDocs.Pdf.Objects.PdfString>(recovered.Current.Get(4));
    }

    [Theory]
    [InlineData(9)]
    [InlineData(12)]
    [InlineData(999_999)]
    public void Get_EntryPointsElsewhere_IsRefused(int offset)
    {
        byte[] file = RawPdf.OnePage().Entry(4, 1, offset, 0).Table().ToBytes();

        var exception = Assert.Throws<PdfFormatException>(() => PdfDocument.Open(file).Current.Get(4));

        Assert.Equal(PdfFormatReason.ObjectNotAtOffset, exception.Reason);
    }

    [Theory]
    [InlineData("4 0 R")]
    [InlineData("5 0 R")]
    public void Get_LengthInARing_IsRefused(string length)
    {
        byte[] file = RawPdf.OnePage().Stream(4, string.Empty, [], length).Stream(5, string.Empty, [], "4 0 R").Table().ToBytes();

        var exception = Assert.Throws<PdfFormatException>(() => PdfDocument.Open(file).Current.Get(4));

        Assert.Equal(PdfFormatReason.ReferenceLoop, exception.Reason);
    }

    [Fact]
    public void Resolve_ReferencesInARing_IsRefused()
    {
        byte[] file = RawPdf.OnePage().Object(4, "5 0 R").Object(5, "4 0 R").Table().ToBytes();
        PdfRevision revision = PdfDocument.Open(file).Current;

        var exception = Assert.Throws<PdfFormatException>(() => revision.Resolve(new CpomDocs.Pdf.Objects.PdfReference(4)));

        Assert.Equal(PdfFormatReason.ReferenceLoop, exception.Reason);
    }

    [Fact]
    public void Get_WrongLength_IsRefusedStrictlyAndSearchedLeniently()
    {
        byte[] file = RawPdf.OnePage().Stream(4, string.Empty, "data"u8.ToArray(), "2").Table().ToBytes();

        var exception = Assert.Throws<PdfFormatException>(() => PdfDocument.Open(file).Current.Get(4));
        var lenient = (CpomDocs.Pdf.Objects.PdfStream)PdfDocument.Open(file, PdfReadingOptions.Lenient).Current.Get(4);

        Assert.Equal(PdfFormatReason.StreamLengthWrong, exception.Reason);
        Assert.Equal("data"u8.ToArray(), lenient.Data.ToArray());
    }

    [Theory]
    [InlineData('[')]
    [InlineData('<')]
    public void Get_DeepNesting_IsRefusedWithoutExhaustingTheStack(char bracket)
    {
        string nested = string.Concat(Enumerable.Repeat(bracket == '[' ? "[" : "<</A ", 200_000));
        byte[] file = RawPdf.OnePage().Object(4, nested).Table().ToBytes();

        var exception = Assert.Throws<PdfFormatException>(() => PdfDocument.Open(file).Current.Get(4));

        Assert.Equal(PdfFormatReason.LimitExceeded, exception.Reason);
    }

    [Fact]
    public void Open_XrefStreamBomb_IsRefused()
    {
        byte[] bomb = Deflated.Bytes(new byte[80 << 20]);
        byte[] file = RawPdf.OnePage().XrefStream(4, "/Root 1 0 R", "/Filter /FlateDecode", _ => bomb).ToBytes();

        Assert.Equal(PdfFormatReason.LimitExceeded, Refusal(file));
    }

    [Fact]
    public void Open_XrefStreamOfManyRows_IsBoundedByTheLimit()
    {
        byte[] file = RawPdf.OnePage().Table().ToBytes();
        string header = $"5 0 obj\n<</Type /XRef /W [1 0 0] /Size 3000000 /Root 1 0 R /Length {3_000_000}>>\nstream\n";
        string tail = string.Create(CultureInfo.InvariantCulture, $"\nendstream\nendobj\nstartxref\n{file.Length}\n%%EOF\n");
        file =
            [.. file, .. System.Text.Encoding.Latin1.GetBytes(header), .. new byte[3_000_000],
                .. System.Text.Encoding.Latin1.GetBytes(tail)];

        Assert.Equal(PdfFormatReason.LimitExceeded, Refusal(file));
    }

    [Fact]
    public void Pages_TreeContainsItself_IsRefused()
    {
        byte[] file = RawPdf.Empty().Object(1, RawPdf.Catalog).Object(2, "<</Type /Pages /Kids [2 0 R]>>").Table().ToBytes();

        var exception = Assert.Throws<PdfFormatException>(() => PdfDocument.Open(file).Current.Pages);

        Assert.Equal(PdfFormatReason.PageTreeMalformed, exception.Reason);
    }

    [Fact]
    public void Get_ObjectStreamHoldsAnotherNumber_IsRefused()
    {
        byte[] file = RawPdf.OnePage().ObjectStream(5, (4, "(x)")).Entry(6, 2, 5, 0).XrefStream(7).ToBytes();

        var exception = Assert.Throws<PdfFormatException>(() => PdfDocument.Open(file).Current.Get(6));

        Assert.Equal(PdfFormatReason.ObjectStreamMalformed, exception.Reason);
    }

    [Fact]
    public void Get_ObjectStreamInsideItself_IsRefused()
    {
        byte[] file = RawPdf.OnePage().Entry(5, 2, 5, 0).XrefStream(7).ToBytes();

        var exception = Assert.Throws<PdfFormatException>(() => PdfDocument.Open(file).Current.Get(5));

        Assert.Equal(PdfFormatReason.ObjectStreamMalformed, exception.Reason);
    }

    private static PdfFormatReason Refusal(byte[] file) => Assert.Throws<PdfFormatException>(() => PdfDocument.Open(file)).Reason;

    [Fact]
    public void Open_EntryThatPointsAfterItsRevision_IsRefused()
    {
        byte[] waiting = RawPdf.OnePage().Entry(4, 1, 5000, 0).Table().ToBytes();
        RawPdf file = RawPdf.OnePage().Entry(4, 1, 5000, 0).Table();
        byte[] filled = file.Text(new string(' ', 5000 - waiting.Length) + "4 0 obj\n(ajout)\nendobj\n").Table().ToBytes();

        PdfFormatException error = Assert.Throws<PdfFormatException>(() => PdfDocument.Open(filled));

        Assert.Equal(PdfFormatReason.ObjectNotAtOffset, error.Reason);
    }
}
