using System.Text;
using System.Text.RegularExpressions;
using CpomDocs.Composition.Documents;
using CpomDocs.Contrats.Circuits;
using CpomDocs.Pdf.Objects;
using CpomDocs.Pdf.Reading;
using CpomDocs.Rendering.Pdf;
using Snapshooter.Xunit;
using PigDocument = UglyToad.PdfPig.PdfDocument;

namespace CpomDocs.Tests.Rendering;

public sealed class PdfRendererTests
{
    private static readonly PdfRendu Rendu = UnDocument.Rendu(UnDocument.Complet);
    private static readonly PdfRevision Lu = UnDocument.Lu(Rendu);

    [Fact]
    public void Structure_OfACompleteDocument_IsAsReviewed()
    {
        string dump = StructureDump.Of(Lu);

        Snapshot.Match(dump);
    }

    [Fact]
    public void Text_OfACompleteDocument_IsPlacedAsReviewed()
    {
        using PigDocument document = PigDocument.Open(Rendu.Contenu.ToArray());

        var lines = document.GetPages().SelectMany(page => page.GetWords()
            .Select(word => FormattableString
                .Invariant($"{page.Number} {word.BoundingBox.Left:F1} {word.BoundingBox.Bottom:F1} {word.Text}")));

        Snapshot.Match(string.Join('\n', lines));
    }

    [Fact]
    public void Text_NoBreakSpacesAndHyphens_AreReadBackAsWritten()
    {
        const string Written = "1\u202F234,50\u00A0€ L.\u00A06114\u20111";
        PdfRendu rendu = UnDocument.Rendu(UnDocument.SansCircuit(new Paragraph(RoleParagraphe.Corps, UnDocument.Ligne(Written))));
        using PigDocument document = PigDocument.Open(rendu.Contenu.ToArray());

        string read = string.Concat(document.GetPage(1).Letters.Select(letter => letter.Value));

        Assert.Contains(Written, read, StringComparison.Ordinal);
    }

    [Fact]
    public void File_Always_BeginsAsPdf17WithABinaryComment()
    {
        byte[] head = Rendu.Contenu[..15].ToArray();

        Assert.StartsWith("%PDF-1.7\n%", Encoding.Latin1.GetString(head), StringComparison.Ordinal);
        Assert.All(head[10..14], value => Assert.True(value > 127));
    }

    [Fact]
    public void Catalog_Always_DeclaresWhatPdfAAndPdfUAAsk()
    {
        PdfDictionary catalog = Lu.Catalog;

        Assert.Equal("fr-FR", ((PdfString)catalog["Lang"]).ToText());
        Assert.True(((PdfBoolean)Lu.Find<PdfDictionary>(catalog, "MarkInfo")!["Marked"]).Value);
        Assert.True(((PdfBoolean)Lu.Find<PdfDictionary>(catalog, "ViewerPreferences")!["DisplayDocTitle"]).Value);
        Assert.Equal(3, ((PdfInteger)Lu.Find<PdfDictionary>(catalog, "AcroForm")!["SigFlags"]).Value);
        Assert.True(catalog.ContainsKey("Outlines"));
        Assert.False(Lu.Find<PdfDictionary>(catalog, "AcroForm")!.ContainsKey("NeedAppearances"));
    }

    [Fact]
    public void OutputIntent_Always_HoldsAnSrgbProfile()
    {
        var intent = (PdfDictionary)Lu.Resolve(Lu.Find<PdfArray>(Lu.Catalog, "OutputIntents")![0]);

        byte[] profile = Lu.Decode(Lu.Find<PdfStream>(intent, "DestOutputProfile")!).ToArray();

        Assert.Equal("GTS_PDFA1", ((PdfName)intent["S"]).Value);
        Assert.Equal("acsp", Encoding.ASCII.GetString(profile, 36, 4));
        Assert.Equal("RGB ", Encoding.ASCII.GetString(profile, 16, 4));
        Assert.InRange(profile.Length, 500, 3000);
    }

    [Fact]
    public void Xmp_Always_SaysTheSameAsTheInfoDictionaryAndCarriesTheDescripteur()
    {
        XmpPacket packet = XmpPacket.Read(Lu)!;
        PdfDictionary info = Lu.Find<PdfDictionary>(Lu.Trailer, "Info")!;

        Assert.Equal("2", packet.Get("http://www.aiim.org/pdfa/ns/id/", "part"));
        Assert.Equal("A", packet.Get("http://www.aiim.org/pdfa/ns/id/", "conformance"));
        Assert.Equal("1", packet.Get("http://www.aiim.org/pdfua/ns/id/", "part"));
        Assert.Equal("2024-11-04T08:30:00+00:00", packet.Get("http://ns.adobe.com/xap/1.0/", "CreateDate"));
        Assert.Equal("D:20241104083000+00'00'", ((PdfString)info["CreationDate"]).ToText());
        Assert.Equal(DescripteurJson.Write(UnDocument.Complet.Descripteur), packet.Get("urn:cpomdocs:xmp:1#", "Descripteur"));
    }

    [Fact]
    public void Page_Always_FollowsTheStructureOrder()
    {
        IEnumerable<PdfDictionary> pages = Lu.Pages.Select(page => page.Dictionary);

        Assert.All(pages, page => Assert.Equal("S", ((PdfName)page["Tabs"]).Value));
        Assert.All(pages, page => Assert.True(page.ContainsKey("StructParents")));
    }

    [Fact]
    public void Content_OfEveryPage_IsMarkedOrAnArtifact()
    {
        foreach (PdfPage page in Lu.Pages)
        {
            string content = Encoding.Latin1.GetString(Lu.Decode(Lu.Find<PdfStream>(page.Dictionary, "Contents")!).Span);

            string outside = Regex.Replace(content, @"/\w+( <<[^>]*>>)? B(DC|MC)\n.*?\nEMC\n", "", RegexOptions.Singleline);

            Assert.Equal("", outside.Trim());
        }
    }

    [Fact]
    public void MarkedContent_OfEveryPage_LeadsBackToItsElement()
    {
        PdfDictionary root = Lu.Find<PdfDictionary>(Lu.Catalog, "StructTreeRoot")!;
        PdfArray numbers = (PdfArray)Lu.Find<PdfDictionary>(root, "ParentTree")!["Nums"];

        var owners = Enumerable.Range(0, Lu.Pages.Count)
            .SelectMany(page => (PdfArray)Lu.Resolve(numbers[(2 * page) + 1]))
            .Select(Lu.Resolve);

        Assert.All(owners, owner => Assert.True(((PdfDictionary)owner).ContainsKey("S")));
    }

    [Fact]
    public void HeaderCells_Always_HaveAScope()
    {
        var headers = StructureDump.Elements(Lu).Where(element => ((PdfName)element["S"]).Value == "TH").ToList();

        Assert.NotEmpty(headers);
        Assert.All(headers, header => Assert.True(((PdfDictionary)header["A"]).ContainsKey("Scope")));
    }

    [Fact]
    public void Link_Always_IsDescribedAndTagged()
    {
        var annotations = Lu.Pages.SelectMany(page => (PdfArray)page.Dictionary["Annots"]).Select(Lu.Resolve).Cast<PdfDictionary>();

        var links = annotations.Where(annotation => ((PdfName)annotation["Subtype"]).Value == "Link").ToList();

        Assert.Equal(2, links.Count);
        Assert.All(links, link => Assert.True(link.ContainsKey("Contents") && link.ContainsKey("StructParent")));
        Assert.Single(links, link => link.ContainsKey("Dest"));
    }

    [Fact]
    public void Render_Twice_GivesTheSameBytes()
    {
        byte[] again = UnDocument.Rendu(UnDocument.Complet).Contenu.ToArray();

        Assert.Equal(Rendu.Contenu.ToArray(), again);
    }

    [Fact]
    public void Render_InParallel_GivesTheSameBytes()
    {
        byte[][] files = [.. Enumerable.Range(0, 16).AsParallel().Select(_ => UnDocument.Rendu(UnDocument.Complet).Contenu.ToArray())];

        Assert.All(files, file => Assert.Equal(Rendu.Contenu.ToArray(), file));
    }

    [Fact]
    public void Render_CharacterWithoutGlyph_ReportsCPOM4001AndWritesNothing()
    {
        DocumentCompose document =
            UnDocument.SansCircuit(new Paragraph(RoleParagraphe.Corps, UnDocument.Ligne("Signé par 漢字 ce jour, 漢.")));

        var outcome = new PdfRenderer().Render(document);

        Assert.Null(outcome.Value);
        Assert.Equal(["CPOM4001", "CPOM4001"], outcome.Diagnostics.Select(diagnostic => diagnostic.Code));
        Assert.Contains("U+6F22", outcome.Diagnostics[0].Message, StringComparison.Ordinal);
        Assert.Contains("Signé par", outcome.Diagnostics[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_SignatoryWithoutBox_ReportsCPOM4002()
    {
        DocumentCompose document = DocxSample.With(UnDocument.Paragraphe(1));

        var outcome = new PdfRenderer().Render(document);

        Assert.Equal(3, outcome.Diagnostics.Count(diagnostic => diagnostic.Code == "CPOM4002"));
    }

    [Fact]
    public void Render_LinkToNothing_ReportsCPOM4102()
    {
        DocumentCompose document = UnDocument.SansCircuit(
            new Paragraph(RoleParagraphe.Corps, [new Link(UnDocument.Ligne("l’annexe 9"), "#annexe-9")]));

        var outcome = new PdfRenderer().Render(document);

        Assert.Null(outcome.Value);
        Assert.Equal(["CPOM4102"], outcome.Diagnostics.Select(diagnostic => diagnostic.Code));
    }
}
