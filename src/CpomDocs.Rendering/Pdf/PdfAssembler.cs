using CpomDocs.Composition.Documents;
using CpomDocs.Pdf.Objects;
using CpomDocs.Pdf.Writing;
using CpomDocs.Rendering.Layout;

namespace CpomDocs.Rendering.Pdf;

/// <summary>Writes a laid-out document as a file.</summary>
internal sealed class PdfAssembler
{
    private const string Producer = "CpomDocs";

    private readonly DocumentCompose _document;
    private readonly LaidDocument _laid;
    private readonly PdfFileBuilder _file = new();
    private readonly FontSet _fonts = new();

    public PdfAssembler(DocumentCompose document, LaidDocument laid)
    {
        _document = document;
        _laid = laid;
    }

    /// <summary>The data to carry, if any.</summary>
    public DonneesSource? Source { get; init; }

    public PdfRendu Assemble()
    {
        PdfReference catalog = _file.Reserve();
        PdfReference tree = _file.Reserve();
        List<PageFrame> pages = [.. _laid.Pages.Select(page => new PageFrame(page, _file.Reserve()))];
        var content = new PageContentWriter(_fonts);
        List<PdfReference> contents = [.. pages.Select(page => _file.Add(content.Write(page.Layout, page.Marks)))];
        content.Release();
        PdfDictionary fonts = _fonts.Write(_file);
        var index = new AnnotationIndex(pages.Count);
        new LinkWriter(_file, _laid, pages).Write(index);
        var form = new FormWriter(_file, _document.Descripteur.Circuit, pages);
        PdfReference acroForm = _file.Add(form.Write(index, fonts));
        WritePages(pages, contents, tree, fonts);
        _file.Set(catalog, Catalog(tree, acroForm, pages, index));
        byte[] bytes = _file.Build(catalog, _file.Add(Info()));
        return new PdfRendu { Contenu = bytes, Pages = pages.Count, Zones = form.Zones };
    }

    private void WritePages(List<PageFrame> pages, List<PdfReference> contents, PdfReference tree, PdfDictionary fonts)
    {
        PdfReference resources = _file.Add(new PdfDictionary { { "Font", fonts } });
        for (int i = 0; i < pages.Count; i++)
        {
            _file.Set(pages[i].Reference, Page(pages[i], contents[i], tree, resources));
        }

        _file.Set(tree, new PdfDictionary
        {
            { "Type", new PdfName("Pages") },
            { "Count", new PdfInteger(pages.Count) },
            { "Kids", new PdfArray(pages.Select(page => page.Reference)) },
        });
    }

    private static PdfDictionary Page(PageFrame page, PdfReference content, PdfReference tree, PdfReference resources)
    {
        var sheet = new Box(0, 0, Milli.FromPoints(page.Layout.Sheet.LargeurPt), page.Layout.Height);
        var dictionary = new PdfDictionary
        {
            { "Type", new PdfName("Page") },
            { "Parent", tree },
            { "MediaBox", PdfGeometry.Rectangle(sheet, sheet.Height) },
            { "Resources", resources },
            { "Contents", content },
            { "StructParents", new PdfInteger(page.Layout.Index) },
            { "Tabs", new PdfName("S") },
        };
        if (page.Annotations.Count > 0)
        {
            dictionary["Annots"] = page.Annotations;
        }

        return dictionary;
    }

    private PdfDictionary Catalog(PdfReference tree, PdfReference acroForm, List<PageFrame> pages, AnnotationIndex index)
    {
        var catalog = new PdfDictionary
        {
            { "Type", new PdfName("Catalog") },
            { "Pages", tree },
            { "Lang", PdfString.FromText(_document.Langue) },
            { "MarkInfo", new PdfDictionary { { "Marked", PdfBoolean.True } } },
            { "ViewerPreferences", new PdfDictionary { { "DisplayDocTitle", PdfBoolean.True } } },
            { "Metadata", _file.Add(Metadata()) },
            { "OutputIntents", new PdfArray([OutputIntent()]) },
            { "StructTreeRoot", new StructTreeWriter(_file, pages).Write(_laid.Root, index) },
            { "AcroForm", acroForm },
        };
        if (new OutlineWriter(_file, pages).Write(_laid.Anchors) is { } outlines)
        {
            catalog["Outlines"] = outlines;
        }

        if (Source is not null)
        {
            SourceAttachment.Write(_file, catalog, Source, Date());
        }

        return catalog;
    }

    private PdfStream Metadata()
    {
        var dictionary = new PdfDictionary { { "Type", new PdfName("Metadata") }, { "Subtype", new PdfName("XML") } };
        return new PdfStream(dictionary, XmpWriter.Write(_document, Producer, Source is null ? 2 : 3));
    }

    private PdfDictionary OutputIntent() => new()
    {
        { "Type", new PdfName("OutputIntent") },
        { "S", new PdfName("GTS_PDFA1") },
        { "OutputConditionIdentifier", PdfString.FromText("sRGB IEC61966-2.1") },
        { "Info", PdfString.FromText("sRGB IEC61966-2.1") },
        { "DestOutputProfile", _file.Add(SrgbProfile.Stream()) },
    };

    private PdfDictionary Info()
    {
        PdfString date = Date();
        return new PdfDictionary
        {
            { "Title", PdfString.FromText(_document.Titre) },
            { "Author", PdfString.FromText(_document.Auteur) },
            { "Creator", PdfString.FromText(Producer) },
            { "Producer", PdfString.FromText(Producer) },
            { "CreationDate", date },
            { "ModDate", date },
        };
    }

    private PdfString Date() => PdfString.FromText(PdfInstant.ForInfo(_document.DateCreation));
}
