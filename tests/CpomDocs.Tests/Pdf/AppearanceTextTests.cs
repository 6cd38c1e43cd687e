using System.Text;
using CpomDocs.Pdf.Content;
using CpomDocs.Pdf.Objects;
using CpomDocs.Pdf.Reading;
using CpomDocs.Pdf.Writing;

namespace CpomDocs.Tests.Pdf;

public sealed class AppearanceTextTests
{
    [Theory]
    [InlineData("1 beginbfchar <0001> <00C9> endbfchar 1 beginbfrange <0002> <0004> <0041> endbfrange", "<000100020004>", "ÉAC")]
    [InlineData("1 beginbfrange <0002> <0003> [<0058> <00590059>] endbfrange", "<00020003>", "XYY")]
    [InlineData("1 beginbfchar <0001> <0041> endbfchar", "<0009>", null)]
    [InlineData("1 beginbfchar <0001> <0041> endbfchar", "<000100>", null)]
    [InlineData("1 beginbfrange <0001> <0003> <D7FF> endbfrange", "<0001>", "\uD7FF")]
    public void Read_CompositeFont_FollowsItsMap(string map, string shown, string? expected)
    {
        (PdfRevision revision, PdfStream appearance) = Drawn(map, $"/Tx BMC BT /F0 9 Tf {shown} Tj ET EMC");

        string? text = AppearanceText.Read(revision, appearance);

        Assert.Equal(expected, text);
    }

    [Fact]
    public void Read_MapThatRepeatsAWideRange_StopsAtTheLimit()
    {
        string ranges = string.Concat(Enumerable.Repeat("<0000> <FFFF> <0000> ", 500));
        (PdfRevision revision, PdfStream appearance) = Drawn($"{ranges} endbfrange", "/Tx BMC BT /F0 9 Tf <0001> Tj ET EMC");

        PdfFormatException error = Assert.Throws<PdfFormatException>(() => AppearanceText.Read(revision, appearance));

        Assert.Equal(PdfFormatReason.LimitExceeded, error.Reason);
    }

    private static (PdfRevision Revision, PdfStream Appearance) Drawn(string map, string content)
    {
        var update = new IncrementalUpdate(PdfDocument.Open(UnPdf.AvecChamps()));
        PdfReference toUnicode = update.Add(new PdfStream(new PdfDictionary(), Encoding.Latin1.GetBytes(map)));
        var font = new PdfDictionary { { "Subtype", new PdfName("Type0") }, { "ToUnicode", toUnicode } };
        var resources = new PdfDictionary { { "Font", new PdfDictionary { { "F0", font } } } };
        PdfReference form =
            update.Add(new PdfStream(new PdfDictionary { { "Resources", resources } }, Encoding.Latin1.GetBytes(content)));
        PdfRevision revision = PdfDocument.Open(update.Build()).Current;
        return (revision, (PdfStream)revision.Get(form.Number));
    }
}
