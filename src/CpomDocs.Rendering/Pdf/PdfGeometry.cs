using CpomDocs.Pdf.Objects;
using CpomDocs.Rendering.Layout;

namespace CpomDocs.Rendering.Pdf;

/// <summary>From the layout (upper left corner, thousandths of a point) to the page (lower left corner, points).</summary>
internal static class PdfGeometry
{
    public static PdfArray Rectangle(Box box, int pageHeight) => new(
    [
        Real(box.X),
        Real(pageHeight - box.Y - box.Height),
        Real(box.X + box.Width),
        Real(pageHeight - box.Y),
    ]);

    /// <summary>An array <c>[page /XYZ left top null]</c>.</summary>
    public static PdfArray Destination(Anchor anchor, IReadOnlyList<PageFrame> pages) => new(
    [
        pages[anchor.Page].Reference,
        new PdfName("XYZ"),
        PdfNull.Instance,
        Real(pages[anchor.Page].Layout.Height - anchor.Y),
        PdfNull.Instance,
    ]);

    public static PdfReal Real(int milli) => new(Milli.ToPoints(milli));
}
