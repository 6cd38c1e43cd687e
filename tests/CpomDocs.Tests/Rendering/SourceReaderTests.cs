using System.Text;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Pdf.Objects;
using CpomDocs.Pdf.Reading;
using CpomDocs.Pdf.Writing;
using CpomDocs.Rendering.Pdf;

namespace CpomDocs.Tests.Rendering;

public sealed class SourceReaderTests
{
    private static readonly DonneesSource Source =
        new("349900019AA.json", Encoding.UTF8.GetBytes("{ \"codeContrat\": \"349900019AA\" }\r\n"));
    private static readonly byte[] File = Render(Source);

    [Fact]
    public void Render_WithData_DeclaresPart3AndAssociatesTheFile()
    {
        PdfRevision read = PdfDocument.Open(File).Current;

        PdfAttachment attachment = PdfAttachment.Read(read).Single();
        var names = read.Find<PdfDictionary>(read.Find<PdfDictionary>(read.Catalog, "Names")!, "EmbeddedFiles")!;
        Assert.Equal("3", XmpPacket.Read(read)!.Get("http://www.aiim.org/pdfa/ns/id/", "part"));
        Assert.Equal(("349900019AA.json", "Source", "application/json"), (attachment.Name, attachment.Relationship, attachment.MediaType));
        Assert.Equal("349900019AA.json", ((PdfString)read.Find<PdfArray>(names, "Names")![0]).ToText());
    }

    [Fact]
    public void Read_DataJoined_GivesThemByteForByte()
    {
        Outcome<DonneesSource> read = SourceReader.Read(File);

        Assert.Equal(Source.Nom, read.Value!.Nom);
        Assert.Equal(Source.Contenu.ToArray(), read.Value.Contenu.ToArray());
    }

    [Fact]
    public void Read_DocumentWithoutData_ReportsCPOM4004()
    {
        Outcome<DonneesSource> read = SourceReader.Read(Render(null));

        Assert.Equal("CPOM4004", read.Diagnostics.Single().Code);
    }

    [Theory]
    [InlineData("AF")]
    [InlineData("Content")]
    public void Read_DataChangedByALaterRevision_ReportsCPOM4005(string what)
    {
        Outcome<DonneesSource> read = SourceReader.Read(Changed(what));

        Assert.Equal("CPOM4005", read.Diagnostics.Single().Code);
    }

    [Fact]
    public void Read_WhatIsNoPdf_ReportsCPOM4003()
    {
        Outcome<DonneesSource> read = SourceReader.Read(Encoding.ASCII.GetBytes("{}"));

        Assert.Equal("CPOM4003", read.Diagnostics.Single().Code);
    }

    [Fact]
    public void Read_DataThatDecodeToTooMuch_ReportsCPOM4003()
    {
        byte[] file = Render(new DonneesSource("349900019AA.json", new byte[(16 << 20) + 1]));

        Assert.Equal("CPOM4003", SourceReader.Read(file).Diagnostics.Single().Code);
    }

    private static byte[] Render(DonneesSource? source) => new PdfRenderer().Render(UnDocument.Complet, source).Value!.Contenu.ToArray();

    private static byte[] Changed(string what)
    {
        PdfDocument document = PdfDocument.Open(File);
        PdfRevision last = document.Current;
        var update = new IncrementalUpdate(document);
        if (what == "AF")
        {
            PdfDictionary catalog = last.Catalog.Copy();
            catalog.Remove("AF");
            update.Set(last.CatalogReference, catalog);
        }
        else
        {
            var specification = (PdfDictionary)last.Resolve(last.Find<PdfArray>(last.Catalog, "AF")![0]);
            var stream = (PdfReference)last.Find<PdfDictionary>(specification, "EF")!["F"];
            PdfDictionary dictionary = ((PdfStream)last.Resolve(stream)).Dictionary.Copy();
            update.Set(stream, FlateStream.Create(dictionary, "{}"u8));
        }

        return update.Build().ToArray();
    }
}
