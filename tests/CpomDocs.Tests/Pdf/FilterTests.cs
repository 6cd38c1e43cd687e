using System.Text;
using CpomDocs.Pdf.Objects;
using CpomDocs.Pdf.Reading;
using FsCheck.Xunit;

namespace CpomDocs.Tests.Pdf;

public sealed class FilterTests
{
    [Theory]
    [InlineData("/AHx", "48 65 6C6c6F2>", "Hello ")]
    [InlineData("/A85", "87cURD]i,\"Ebo80~>", "Hello World!")]
    [InlineData("/A85", "z5l~>", "\0\0\0\0A")]
    [InlineData("/RL", "\u0002abc\u00FEx\u0080", "abcxxx")]
    [InlineData("/LZW", "\u0080\u000B\u0060\u0050\u0022\u000C\u000C\u0085\u0001", "-----A---B")]
    [InlineData("[/AHx /RL]", "02 61 62 63 80>", "abc")]
    [InlineData("[]", "abc", "abc")]
    [InlineData("null", "abc", "abc")]
    public void Decode_Filter_GivesData(string filter, string encoded, string expected)
    {
        byte[] decoded = Decode("/Filter " + filter, Encoding.Latin1.GetBytes(encoded));

        Assert.Equal(expected, Encoding.Latin1.GetString(decoded));
    }

    [Theory]
    [InlineData("/DCTDecode", "x", PdfFormatReason.FilterUnsupported)]
    [InlineData("/AHx", "4z>", PdfFormatReason.FilterDataDamaged)]
    [InlineData("/A85", "!~>", PdfFormatReason.FilterDataDamaged)]
    [InlineData("/A85", "uuuuu~>", PdfFormatReason.FilterDataDamaged)]
    [InlineData("/RL", "\u0005ab", PdfFormatReason.FilterDataDamaged)]
    [InlineData("/LZW", "\u00FF\u00FF\u00FF", PdfFormatReason.FilterDataDamaged)]
    [InlineData("/Fl", "not zlib", PdfFormatReason.FilterDataDamaged)]
    [InlineData("/Fl", "x\u00BB\u0001\u0002\u0003\u0004\u0005", PdfFormatReason.FilterDataDamaged)]
    [InlineData("[/AHx /AHx /AHx /AHx /AHx /AHx /AHx /AHx /AHx]", ">", PdfFormatReason.LimitExceeded)]
    public void Decode_BadData_IsRefused(string filter, string encoded, PdfFormatReason reason)
    {
        var exception = Assert.Throws<PdfFormatException>(() => Decode("/Filter " + filter, Encoding.Latin1.GetBytes(encoded)));

        Assert.Equal(reason, exception.Reason);
    }

    [Fact]
    public void Decode_Bomb_IsRefused()
    {
        byte[] bomb = Deflated.Bytes(new byte[70 << 20]);

        var exception = Assert.Throws<PdfFormatException>(() => Decode("/Filter /FlateDecode", bomb));

        Assert.Equal(PdfFormatReason.LimitExceeded, exception.Reason);
    }

    [Property]
    public bool Decode_Flate_GivesDataBack(byte[] data) =>
        Decode("/Filter /FlateDecode", Deflated.Bytes(data)).AsSpan().SequenceEqual(data);

    [Property]
    public bool Decode_FlateWithPngUp_GivesDataBack(byte[] data) =>
        Decode("/Filter /FlateDecode /DecodeParms <</Predictor 12 /Columns 1>>", PngEncoding.UpAndDeflate(1)(data)).AsSpan()
            .SequenceEqual(data);

    [Theory]
    [InlineData(new byte[] { 1, 10, 1, 1 }, new byte[] { 10, 11, 12 })]
    [InlineData(new byte[] { 2, 10, 1, 1 }, new byte[] { 10, 1, 1 })]
    [InlineData(new byte[] { 3, 10, 1, 1 }, new byte[] { 10, 6, 4 })]
    [InlineData(new byte[] { 4, 10, 1, 1, 4, 1, 0, 0 }, new byte[] { 10, 11, 12, 11, 11, 12 })]
    public void Decode_PngRow_UndoesItsPredictor(byte[] rows, byte[] expected)
    {
        byte[] decoded = Decode("/Filter /FlateDecode /DecodeParms <</Predictor 15 /Columns 3>>", Deflated.Bytes(rows));

        Assert.Equal(expected, decoded);
    }

    [Fact]
    public void Decode_TiffPredictor_AddsLeftPixel()
    {
        byte[] decoded =
            Decode("/Filter /FlateDecode /DecodeParms <</Predictor 2 /Columns 2 /Colors 2>>", Deflated.Bytes([1, 2, 3, 4, 5, 6, 7, 8]));

        Assert.Equal([1, 2, 4, 6, 5, 6, 12, 14], decoded);
    }

    private static byte[] Decode(string entries, byte[] data)
    {
        PdfRevision revision = PdfDocument.Open(RawPdf.OnePage().Stream(4, entries, data).Table().ToBytes()).Current;
        return revision.Decode((PdfStream)revision.Get(4)).ToArray();
    }
}
