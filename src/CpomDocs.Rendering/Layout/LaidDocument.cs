using CpomDocs.Composition.Documents;
using CpomDocs.Pdf.Fonts;

namespace CpomDocs.Rendering.Layout;

/// <summary>A document on its pages.</summary>
/// <param name="Pages">Pages, with what stands on each.</param>
/// <param name="Root">Root of the structure.</param>
/// <param name="Anchors">Headings, in reading order.</param>
internal sealed record LaidDocument(IReadOnlyList<PageLayout> Pages, StructNode Root, IReadOnlyList<Anchor> Anchors)
{
    /// <summary>Lays a document out.</summary>
    /// <param name="document">Its tree.</param>
    /// <param name="styles">Style sheet.</param>
    /// <param name="missing">Takes the characters that cannot be drawn; when it holds any, the layout is not to be written.</param>
    /// <returns>The pages.</returns>
    public static LaidDocument Of(DocumentCompose document, StyleSheet styles, MissingGlyphs missing)
    {
        var shaper = new TextShaper(PdfFonts.SourceSans3, styles, missing);
        (IReadOnlyList<FlowItem> items, StructNode root) = new FlowBuilder(shaper, styles).Build(document);
        PageCursor cursor = new Paginator(items, styles.Page).Paginate();
        new RunningElements(shaper, styles, document).AddTo(cursor.Pages, root);
        return new LaidDocument(cursor.Pages, root, cursor.Anchors);
    }
}
