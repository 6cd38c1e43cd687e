using CpomDocs.Pdf.Objects;
using CpomDocs.Pdf.Writing;
using CpomDocs.Rendering.Layout;

namespace CpomDocs.Rendering.Pdf;

/// <summary>Writes the bookmarks: one per heading, nested by level, open on the first two levels.</summary>
internal sealed class OutlineWriter(PdfFileBuilder sink, IReadOnlyList<PageFrame> pages)
{
    private const int OpenLevels = 1;

    /// <summary>Writes the bookmarks.</summary>
    /// <param name="anchors">Headings, in reading order.</param>
    /// <returns>The outline dictionary, or <see langword="null"/> when there is no heading.</returns>
    public PdfReference? Write(IReadOnlyList<Anchor> anchors)
    {
        if (anchors.Count == 0)
        {
            return null;
        }

        PdfReference root = sink.Reserve();
        List<Bookmark> top = Nest(anchors);
        var dictionary = new PdfDictionary { { "Type", new PdfName("Outlines") } };
        WriteLevel(dictionary, root, top, depth: 0);
        sink.Set(root, dictionary);
        return root;
    }

    private List<Bookmark> Nest(IReadOnlyList<Anchor> anchors)
    {
        var top = new List<Bookmark>();
        var open = new Stack<Bookmark>();
        foreach (Anchor anchor in anchors)
        {
            while (open.Count > 0 && open.Peek().Anchor.Level >= anchor.Level)
            {
                open.Pop();
            }

            var bookmark = new Bookmark(anchor, sink.Reserve());
            sink.Compress(bookmark.Reference);
            (open.Count > 0 ? open.Peek().Children : top).Add(bookmark);
            open.Push(bookmark);
        }

        return top;
    }

    private void WriteLevel(PdfDictionary parent, PdfReference reference, List<Bookmark> bookmarks, int depth)
    {
        if (bookmarks.Count == 0)
        {
            return;
        }

        parent["First"] = bookmarks[0].Reference;
        parent["Last"] = bookmarks[^1].Reference;
        int visible = Visible(bookmarks, depth);
        parent["Count"] = new PdfInteger(depth <= OpenLevels ? visible : -visible);
        for (int i = 0; i < bookmarks.Count; i++)
        {
            Bookmark bookmark = bookmarks[i];
            PdfDictionary item = Item(bookmark, reference);
            if (i > 0)
            {
                item["Prev"] = bookmarks[i - 1].Reference;
            }

            if (i < bookmarks.Count - 1)
            {
                item["Next"] = bookmarks[i + 1].Reference;
            }

            WriteLevel(item, bookmark.Reference, bookmark.Children, depth + 1);
            sink.Set(bookmark.Reference, item);
        }
    }

    private static int Visible(List<Bookmark> bookmarks, int depth)
    {
        return bookmarks.Count + (depth < OpenLevels ? bookmarks.Sum(bookmark => Visible(bookmark.Children, depth + 1)) : 0);
    }

    private PdfDictionary Item(Bookmark bookmark, PdfReference parent) => new()
    {
        { "Title", PdfString.FromText(bookmark.Anchor.Title) },
        { "Parent", parent },
        { "Dest", PdfGeometry.Destination(bookmark.Anchor, pages) },
    };

    private sealed record Bookmark(Anchor Anchor, PdfReference Reference)
    {
        public List<Bookmark> Children { get; } = [];
    }
}
