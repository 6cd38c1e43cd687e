using CpomDocs.Pdf.Reading;

namespace CpomDocs.Signing.Appearances;

/// <summary>
/// What the box of a signature shows: who signed, in what quality, when, with which certificate, and the mention of a trial key at its
/// foot.
/// </summary>
internal sealed class SignatureAppearance(AppearanceFonts fonts, IReadOnlyList<InkText> paragraphs, string? mention)
{
    // The page may draw a frame along the edge of the field: it stays visible.
    private const double Inset = 0.5;
    private const double BarWidth = 3;
    private const double Margin = 5;
    private const double LargestSize = 8.5;
    private const double LargestMention = 7.5;

    // Height of a capital, and of the ascent reserved above a baseline, in parts of the size of Source Sans 3.
    private const double CapHeight = 0.66;
    private const double Ascent = 0.92;

    private readonly TextFitter _fitter = new(fonts);

    /// <summary>Draws the box of a signature field.</summary>
    public AppearanceContent Draw(PdfRectangle rectangle)
    {
        var content = new AppearanceContent(fonts, rectangle.Width, rectangle.Height);
        content.Decoration(() => DrawBox(content, rectangle));
        content.Value(() => DrawText(content, rectangle));
        return content;
    }

    private static void DrawBox(AppearanceContent content, PdfRectangle rectangle)
    {
        content.Fill(new PdfRectangle(Inset, Inset, rectangle.Width - Inset, rectangle.Height - Inset), InkColor.Background);
        content.Fill(new PdfRectangle(Inset, Inset, BarWidth, rectangle.Height - Inset), InkColor.Accent);
    }

    private void DrawText(AppearanceContent content, PdfRectangle rectangle)
    {
        double left = BarWidth + Margin;
        double width = rectangle.Width - left - Margin;
        double foot = DrawMention(content, left, width);
        double room = rectangle.Height - (2 * Margin) - foot;
        foreach (InkLine line in _fitter.Fit(paragraphs, width, room, LargestSize))
        {
            content.Text(line, left, rectangle.Height - Margin - line.Top - (line.Size * Ascent));
        }
    }

    private double DrawMention(AppearanceContent content, double left, double width)
    {
        if (mention is null)
        {
            return 0;
        }

        InkLine line = _fitter.OneLine(new InkText(mention, IsStrong: true, 1, InkColor.Warning), width, LargestMention);
        content.Text(line, left, Margin);
        return (line.Size * CapHeight) + Margin;
    }
}
