using System.Globalization;
using CpomDocs.Pdf.Objects;
using CpomDocs.Pdf.Reading;

namespace CpomDocs.Tests.Pdf;

public sealed class PdfDocumentTests
{
    [Fact]
    public void Open_OnePage_GivesOneRevisionOfThatPage()
    {
        byte[] file = RawPdf.OnePage().Table().ToBytes();

        PdfDocument document = PdfDocument.Open(file);

        PdfRevision revision = Assert.Single(document.Revisions);
        Assert.Equal("1.7", document.HeaderVersion);
        Assert.Equal(PdfXrefForm.Table, revision.XrefForm);
        Assert.Equal(file.Length, revision.EndOffset);
        Assert.Equal(revision.XrefOffset, revision.StartXref);
        Assert.Equal(842, Assert.Single(revision.Pages).MediaBox!.Value.Height);
        Assert.True(document.TrailingBytes.IsEmpty);
    }

    [Fact]
    public void Revisions_ObjectReplaced_EachSeesItsOwn()
    {
        RawPdf raw = RawPdf.OnePage().Object(4, "(old)").Table();
        long firstEnd = raw.Position;
        byte[] file = raw.Object(4, "(new)").Table().ToBytes();

        PdfDocument document = PdfDocument.Open(file);

        Assert.Equal(2, document.Revisions.Count);
        Assert.Equal("old", ((PdfString)document.Revisions[0].Get(4)).ToText());
        Assert.Equal("new", ((PdfString)document.Current.Get(4)).ToText());
        Assert.Equal(firstEnd, document.Revisions[0].EndOffset);
        Assert.Equal([4], document.Current.Entries.Keys);
        Assert.Same(document.Revisions[0].Get(3), document.Current.Get(3));
    }

    [Fact]
    public void Revisions_ObjectFreed_IsNullAfterwardsOnly()
    {
        byte[] file = RawPdf.OnePage().Object(4, "(old)").Table().Entry(4, 0, 0, 1).Table().ToBytes();

        PdfDocument document = PdfDocument.Open(file);

        Assert.IsType<PdfString>(document.Revisions[0].Get(4));
        Assert.IsType<PdfNull>(document.Current.Get(4));
        Assert.Equal(PdfXrefEntryKind.Free, document.Current.FindEntry(4)!.Value.Kind);
    }

    [Fact]
    public void Open_XrefStreamWithObjectStream_ReadsCompressedObjects()
    {
        byte[] file = RawPdf.OnePage().ObjectStream(6, (4, "(four)"), (5, "[4 0 R]")).XrefStream(7).ToBytes();

        PdfRevision revision = PdfDocument.Open(file).Current;

        Assert.Equal(PdfXrefForm.Stream, revision.XrefForm);
        Assert.Equal("four", ((PdfString)revision.Resolve(((PdfArray)revision.Get(5))[0])).ToText());
        Assert.Equal(new PdfXrefEntry(PdfXrefEntryKind.InObjectStream, 0, 0, 6, 1), revision.FindEntry(5));
    }

    [Fact]
    public void Open_XrefStreamWithPngPredictor_ReadsEntries()
    {
        string filter = "/Filter /FlateDecode /DecodeParms <</Predictor 12 /Columns 5>>";
        byte[] file = RawPdf.OnePage().XrefStream(4, "/Root 1 0 R", filter, PngEncoding.UpAndDeflate(5)).ToBytes();

        PdfDocument document = PdfDocument.Open(file);

        Assert.Single(document.Current.Pages);
    }

    [Fact]
    public void Open_TableThenXrefStream_ChainsBoth()
    {
        byte[] file = RawPdf.OnePage().Table().Object(4, "(x)").XrefStream(5).ToBytes();

        PdfDocument document = PdfDocument.Open(file);

        Assert.Equal([PdfXrefForm.Table, PdfXrefForm.Stream], document.Revisions.Select(revision => revision.XrefForm));
    }

    [Fact]
    public void Open_Hybrid_IsRefusedStrictlyAndFlaggedLeniently()
    {
        RawPdf raw = RawPdf.OnePage().ObjectStream(5, (4, "(hidden)")).XrefStream(6);
        byte[] file = raw.Object(7, "(seen)")
            .Table($"/Root 1 0 R /XRefStm {raw.LastXref.ToString(CultureInfo.InvariantCulture)}")
            .ToBytes();

        var refused = Assert.Throws<PdfFormatException>(() => PdfDocument.Open(file));
        PdfDocument lenient = PdfDocument.Open(file, PdfReadingOptions.Lenient);

        Assert.Equal(PdfFormatReason.HybridXref, refused.Reason);
        Assert.True(lenient.IsHybrid);
        Assert.Contains(lenient.Anomalies, anomaly => anomaly.Reason == PdfFormatReason.HybridXref);
        Assert.Equal("hidden", ((PdfString)lenient.Current.Get(4)).ToText());
    }

    [Fact]
    public void Open_Linearized_JoinsBothSectionsInOneRevision()
    {
        byte[] file = LinearizedPdf.Build();

        PdfDocument document = PdfDocument.Open(file);

        Assert.True(document.IsLinearized);
        PdfRevision revision = Assert.Single(document.Revisions);
        Assert.Equal(file.Length, revision.EndOffset);
        Assert.Single(revision.Pages);
        Assert.Equal(5, revision.Entries.Count);
    }

    [Fact]
    public void Open_BytesAfterEof_ExposesThem()
    {
        byte[] file = RawPdf.OnePage().Table().Text("junk").ToBytes();

        PdfDocument document = PdfDocument.Open(file);

        Assert.Equal("junk"u8.ToArray(), document.TrailingBytes.ToArray());
    }

    [Fact]
    public void Open_Encrypted_SaysSo()
    {
        byte[] file = RawPdf.OnePage().Object(4, "<</Filter /Standard>>").Table("/Root 1 0 R /Encrypt 4 0 R").ToBytes();

        PdfDocument document = PdfDocument.Open(file);

        Assert.True(document.IsEncrypted);
    }

    [Fact]
    public void Resolve_OtherGeneration_IsNull()
    {
        byte[] file = RawPdf.OnePage().Object(4, "(x)", generation: 2).Table().ToBytes();

        PdfRevision revision = PdfDocument.Open(file).Current;

        Assert.IsType<PdfString>(revision.Resolve(new PdfReference(4, 2)));
        Assert.IsType<PdfNull>(revision.Resolve(new PdfReference(4)));
    }

    [Fact]
    public void Get_IndirectLength_IsFollowed()
    {
        byte[] file = RawPdf.OnePage().Stream(4, string.Empty, "data"u8.ToArray(), "5 0 R").Object(5, "4").Table().ToBytes();

        var stream = (PdfStream)PdfDocument.Open(file).Current.Get(4);

        Assert.Equal("data"u8.ToArray(), stream.Data.ToArray());
    }
}
