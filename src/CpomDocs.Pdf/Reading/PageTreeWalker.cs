using CpomDocs.Pdf.Objects;

namespace CpomDocs.Pdf.Reading;

/// <summary>Attributes a page inherits from its ancestors (ISO 32000-2, 7.7.3.4).</summary>
internal readonly record struct PageAttributes(PdfDictionary? Resources, PdfRectangle? MediaBox, PdfRectangle? CropBox, PdfInteger? Rotate)
{
    public PageAttributes With(PdfRevision revision, PdfDictionary node) => new(
        revision.Find<PdfDictionary>(node, "Resources") ?? Resources,
        PdfRectangle.Find(revision, node, "MediaBox") ?? MediaBox,
        PdfRectangle.Find(revision, node, "CropBox") ?? CropBox,
        revision.Find<PdfInteger>(node, "Rotate") ?? Rotate);
}

/// <summary>Walks the page tree; each node once, to a bounded depth.</summary>
internal sealed class PageTreeWalker(PdfRevision revision, Action<PdfReference, PdfDictionary, PageAttributes> found)
{
    private readonly HashSet<int> _visited = [];
    private int _depth;

    public void Walk()
    {
        if (revision.Catalog.TryGet("Pages", out PdfObject? root))
        {
            Walk(root, default);
        }
    }

    private static PdfFormatException Malformed() => new(PdfFormatReason.PageTreeMalformed, -1);

    private void Walk(PdfObject value, PageAttributes inherited)
    {
        revision.Document.Context.CountNode();
        if (value is not PdfReference reference || revision.Resolve(reference) is not PdfDictionary node)
        {
            revision.Document.Context.Report(PdfFormatReason.PageTreeMalformed, -1);
            return;
        }

        if (!_visited.Add(reference.Number))
        {
            throw Malformed();
        }

        PageAttributes attributes = inherited.With(revision, node);
        if (revision.Find<PdfArray>(node, "Kids") is not { } kids || revision.Find<PdfName>(node, "Type")?.Value == "Page")
        {
            found(reference, node, attributes);
            return;
        }

        if (++_depth > revision.Document.Options.MaxDepth)
        {
            throw Malformed();
        }

        foreach (PdfObject kid in kids)
        {
            Walk(kid, attributes);
        }

        _depth--;
    }
}
