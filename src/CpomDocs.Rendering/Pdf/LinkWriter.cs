using CpomDocs.Pdf.Objects;
using CpomDocs.Pdf.Writing;
using CpomDocs.Rendering.Layout;

namespace CpomDocs.Rendering.Pdf;

/// <summary>Writes the annotation of each piece of link (ISO 14289-1, 7.18.5).</summary>
internal sealed class LinkWriter(IPdfObjectSink sink, LaidDocument document, IReadOnlyList<PageFrame> pages)
{
    private readonly Dictionary<string, Anchor> _anchors = document.Anchors
        .Where(anchor => anchor.Id is not null)
        .GroupBy(anchor => anchor.Id!, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);

    public void Write(AnnotationIndex index)
    {
        foreach (PageFrame page in pages)
        {
            foreach (LinkPiece piece in page.Marks.Links)
            {
                PdfReference reference = sink.Add(Annotation(piece, page, index.Next(piece.Link.Node)));
                page.Annotations.Add(reference);
                piece.Link.Node.Kids.Add(new StructKid.Annotation(page.Layout.Index, reference));
            }
        }
    }

    private PdfDictionary Annotation(LinkPiece piece, PageFrame page, int key)
    {
        var annotation = new PdfDictionary
        {
            { "Type", new PdfName("Annot") },
            { "Subtype", new PdfName("Link") },
            { "Rect", PdfGeometry.Rectangle(piece.Box, page.Layout.Height) },
            { "P", page.Reference },
            { "F", new PdfInteger(4) },
            { "Border", new PdfArray([new PdfInteger(0), new PdfInteger(0), new PdfInteger(0)]) },
            { "Contents", PdfString.FromText(piece.Link.Text) },
            { "StructParent", new PdfInteger(key) },
        };
        AddTarget(annotation, piece.Link.Target);
        return annotation;
    }

    private void AddTarget(PdfDictionary annotation, string target)
    {
        if (!target.StartsWith('#'))
        {
            annotation["A"] = new PdfDictionary
            {
                { "S", new PdfName("URI") },
                { "URI", new PdfString(System.Text.Encoding.ASCII.GetBytes(new Uri(target, UriKind.RelativeOrAbsolute).ToAsciiText())) },
            };
        }
        else if (_anchors.TryGetValue(target[1..], out Anchor? anchor))
        {
            annotation["Dest"] = PdfGeometry.Destination(anchor, pages);
        }
    }
}
