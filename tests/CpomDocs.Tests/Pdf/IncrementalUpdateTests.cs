using System.Security.Cryptography;
using System.Text;
using CpomDocs.Pdf.Forms;
using CpomDocs.Pdf.Objects;
using CpomDocs.Pdf.Reading;
using CpomDocs.Pdf.Writing;

namespace CpomDocs.Tests.Pdf;

public sealed class IncrementalUpdateTests
{
    public static TheoryData<byte[], PdfXrefForm> Bases => new()
    {
        { UnPdf.AvecChamps(), PdfXrefForm.Table },
        { UnPdf.AvecChamps(isCompressed: true), PdfXrefForm.Stream },
        { RawPdf.OnePage().Table().ToBytes()[..^1], PdfXrefForm.Table },
    };

    [Theory]
    [MemberData(nameof(Bases))]
    public void Build_SeveralTimes_AppendsRevisionsOfTheSameForm(byte[] first, PdfXrefForm form)
    {
        byte[] file = first;
        for (int i = 0; i < 4; i++)
        {
            byte[] before = file;
            var update = new IncrementalUpdate(PdfDocument.Open(file));
            update.Modify(update.Base.CatalogReference)["Step"] = new PdfInteger(i);
            update.Add(PdfString.FromText("added"));
            file = update.Build();

            Assert.Equal(before, file[..before.Length]);
        }

        PdfDocument document = PdfDocument.Open(file);
        Assert.Equal(5, document.Revisions.Count);
        Assert.All(document.Revisions, revision => Assert.Equal(form, revision.XrefForm));
        Assert.Equal([null, 0, 1, 2, 3], document.Revisions.Select(revision => revision.Find<PdfInteger>(revision.Catalog, "Step")?.Value));
        Assert.True(document.TrailingBytes.IsEmpty);
        Assert.Empty(PdfReadingProbe.ReadEverything(file, PdfReadingOptions.Strict));
    }

    [Fact]
    public void Build_OnlyChangedObjects_AreListed()
    {
        var update = new IncrementalUpdate(PdfDocument.Open(UnPdf.AvecChamps()));
        PdfReference added = update.Add(new PdfInteger(1));
        update.Modify(update.Base.CatalogReference)["A"] = added;

        PdfRevision revision = PdfDocument.Open(update.Build()).Current;

        Assert.Equal([update.Base.CatalogReference.Number, added.Number], revision.Entries.Keys.Order());
        Assert.Equal(added.Number + 1, revision.Find<PdfInteger>(revision.Trailer, "Size")!.Value);
    }

    [Fact]
    public void Build_Identifier_KeepsFirstPartAndChangesSecond()
    {
        PdfDocument document = PdfDocument.Open(UnPdf.AvecChamps());
        var update = new IncrementalUpdate(document);
        update.Add(PdfNull.Instance);

        PdfArray after = Identifier(PdfDocument.Open(update.Build()).Current);

        Assert.True(PdfEquality.AreEqual(Identifier(document.Current)[0], after[0]));
        Assert.False(PdfEquality.AreEqual(Identifier(document.Current)[1], after[1]));
    }

    [Fact]
    public void Build_SameCalls_GiveSameBytes()
    {
        byte[] file = UnPdf.AvecChamps();

        byte[] one = Changed(file);
        byte[] two = Changed(file);

        Assert.Equal(one, two);
    }

    [Fact]
    public void Build_NumbersOnceUsed_AreNotUsedAgain()
    {
        byte[] file = RawPdf.OnePage().Object(9, "1").Table().Entry(9, 0, 0, 1).Table("/Root 1 0 R").ToBytes();

        PdfReference added = new IncrementalUpdate(PdfDocument.Open(file)).Add(PdfNull.Instance);

        Assert.Equal(10, added.Number);
    }

    [Fact]
    public void Constructor_TrailingBytes_IsRefused()
    {
        PdfDocument document = PdfDocument.Open(RawPdf.OnePage().Table().Text("x").ToBytes());

        var exception = Assert.Throws<PdfFormatException>(() => new IncrementalUpdate(document));

        Assert.Equal(PdfFormatReason.TrailingBytes, exception.Reason);
    }

    [Fact]
    public void Constructor_LenientWithAnomaly_IsRefused()
    {
        PdfDocument document = PdfDocument.Open(RawPdf.OnePage("\n%PDF-1.7\n").Table().ToBytes(), PdfReadingOptions.Lenient);

        var exception = Assert.Throws<PdfFormatException>(() => new IncrementalUpdate(document));

        Assert.Equal(PdfFormatReason.HeaderNotAtStart, exception.Reason);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void PrepareSignature_ByteRange_CoversAllButContents(bool isCompressed)
    {
        PreparedSignature prepared = Prepare(UnPdf.AvecChamps(isCompressed), 100);

        byte[] file = prepared.Complete([0x30, 0x03, 0x02, 0x01, 0x05]);

        PdfSignatureDictionary signature = PdfForm.Read(PdfDocument.Open(file).Current).Find("Signature_A")!.Signature!;
        Assert.Equal<long>([0, prepared.ContentsStart, prepared.ContentsEnd, file.Length - prepared.ContentsEnd], signature.ByteRange);
        Assert.Equal((prepared.ContentsStart, prepared.ContentsEnd), (signature.ContentsStart, signature.ContentsEnd));
        Assert.Equal((byte)'<', file[prepared.ContentsStart]);
        Assert.Equal((byte)'>', file[prepared.ContentsEnd - 1]);
        Assert.Equal([0x30, 0x03, 0x02, 0x01, 0x05, .. new byte[95]], signature.Contents.ToArray());
        Assert.Equal(file.Length, PdfDocument.Open(file).Current.EndOffset);
    }

    [Fact]
    public void PrepareSignature_Digest_IsThatOfTheSegments()
    {
        PreparedSignature prepared = Prepare(UnPdf.AvecChamps(), 10);
        byte[] signed = [.. prepared.File.Span[..prepared.ContentsStart], .. prepared.File.Span[prepared.ContentsEnd..]];

        byte[] digest = prepared.Digest(HashAlgorithmName.SHA256);

        Assert.Equal(SHA256.HashData(signed), digest);
    }

    [Fact]
    public void Complete_TooLarge_IsRefused()
    {
        PreparedSignature prepared = Prepare(UnPdf.AvecChamps(), 10);

        Assert.Throws<ArgumentException>(() => prepared.Complete(new byte[11]));
    }

    [Fact]
    public void Reopen_PreparedFile_CompletesToTheSameBytes()
    {
        PreparedSignature prepared = Prepare(UnPdf.AvecChamps(), 10);

        var reopened = PreparedSignature.Reopen(prepared.File.Span, prepared.ContentsStart, prepared.ContentsEnd);

        Assert.Equal(prepared.Complete("0123456789"u8), reopened.Complete("0123456789"u8));
    }

    [Fact]
    public void Reopen_OtherPlace_IsRefused()
    {
        PreparedSignature prepared = Prepare(UnPdf.AvecChamps(), 10);

        Assert.Throws<PdfFormatException>(() => PreparedSignature.Reopen(prepared.File.Span, prepared.ContentsStart + 1,
            prepared.ContentsEnd));
    }

    [Fact]
    public void Build_TableEntries_AreTwentyBytes()
    {
        string text = Encoding.Latin1.GetString(Changed(UnPdf.AvecChamps()));

        string table = text[text.LastIndexOf("\nxref\n", StringComparison.Ordinal)..text.LastIndexOf("trailer", StringComparison.Ordinal)];

        Assert.Matches("^\nxref\n(\\d+ \\d+\n(\\d{10} \\d{5} n \n)+)+$", table);
    }

    private static byte[] Changed(byte[] file)
    {
        var update = new IncrementalUpdate(PdfDocument.Open(file));
        update.Modify(update.Base.CatalogReference)["A"] = update.Add(new PdfStream(new PdfDictionary(), "x"u8.ToArray()));
        return update.Build();
    }

    private static PreparedSignature Prepare(byte[] file, int capacity)
    {
        var update = new IncrementalUpdate(PdfDocument.Open(file));
        PdfReference signature = update.Reserve();
        update.Modify(PdfForm.Read(update.Base).Find("Signature_A")!.Reference!)["V"] = signature;
        var template = new PdfDictionary
        {
            { "Type", new PdfName("Sig") },
            { "Filter", new PdfName("Adobe.PPKLite") },
            { "SubFilter", new PdfName("ETSI.CAdES.detached") },
        };
        return update.PrepareSignature(signature, template, capacity);
    }

    private static PdfArray Identifier(PdfRevision revision) => revision.Find<PdfArray>(revision.Trailer, "ID")!;
}
