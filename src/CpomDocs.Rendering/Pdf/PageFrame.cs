using CpomDocs.Pdf.Objects;
using CpomDocs.Rendering.Layout;

namespace CpomDocs.Rendering.Pdf;

/// <summary>A page being assembled.</summary>
/// <param name="Layout">What stands on it.</param>
/// <param name="Reference">Its object.</param>
internal sealed record PageFrame(PageLayout Layout, PdfReference Reference)
{
    /// <summary>Marked content and links, filled while the content is drawn.</summary>
    public PageMarks Marks { get; } = new(Layout.Index);

    /// <summary>Annotations, in reading order.</summary>
    public PdfArray Annotations { get; } = new();
}
