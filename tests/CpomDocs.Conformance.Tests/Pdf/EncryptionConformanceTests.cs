using CpomDocs.Pdf.Forms;
using CpomDocs.Pdf.Objects;
using CpomDocs.Pdf.Reading;
using CpomDocs.Tests.Pdf;

namespace CpomDocs.Conformance.Tests.Pdf;

public sealed class EncryptionConformanceTests
{
    [SkippableTheory]
    [InlineData("40")]
    [InlineData("128 --use-aes=n")]
    [InlineData("128 --use-aes=y")]
    [InlineData("128 --use-aes=y --cleartext-metadata")]
    [InlineData("256")]
    [InlineData("256 --force-R5")]
    public void Open_EncryptedByQpdfWithoutPassword_ReadsWhatThePlainFileSays(string method)
    {
        byte[] plain = UnPdf.AvecChamps(isCompressed: false);

        var document = PdfDocument.Open(Encrypt(plain, "", method));

        Assert.True(document.IsEncrypted);
        Assert.False(document.IsLocked);
        Assert.Equal(Substance(PdfDocument.Open(plain)), Substance(document));
    }

    [SkippableFact]
    public void Open_EncryptedObjectStreams_ReadsThem()
    {
        byte[] plain = UnPdf.AvecChamps(isCompressed: true);

        var document = PdfDocument.Open(Encrypt(plain, "", "256", "--object-streams=generate"));

        Assert.Equal(Substance(PdfDocument.Open(plain)), Substance(document));
    }

    [SkippableTheory]
    [InlineData("128 --use-aes=n")]
    [InlineData("256")]
    public void Open_EncryptedWithAPassword_IsLocked(string method)
    {
        byte[] file = Encrypt(UnPdf.AvecChamps(isCompressed: false), "secret", method);

        var document = PdfDocument.Open(file);

        Assert.True(document.IsLocked);
    }

    private static byte[] Encrypt(byte[] plain, string password, string method, params string[] options) =>
        Judge.Find("qpdf").Rewrites(
            plain, ["--allow-weak-crypto", .. options, "--encrypt", password, "owner", .. method.Split(' '), "--"]);

    private static string Substance(PdfDocument document)
    {
        PdfRevision revision = document.Current;
        IEnumerable<string> fields = PdfForm.Read(revision).Fields.Select(field => field.FullName);
        IEnumerable<string> pages = revision.Pages.Select(page => revision.Find<PdfStream>(page.Dictionary, "Contents"))
            .OfType<PdfStream>()
            .Select(stream => Convert.ToHexString(revision.Decode(stream).Span));
        return string.Join("\n", fields.Concat(pages));
    }
}
