using CpomDocs.Pdf.Objects;
using CpomDocs.Pdf.Writing;
using CpomDocs.Rendering.Layout;

namespace CpomDocs.Rendering.Pdf;

/// <summary>
/// Writes the content stream of each page: backgrounds and rules first, then the text in reading order, then header and footer. Serves all
/// the pages of a document, one after the other.
/// </summary>
internal sealed class PageContentWriter(FontSet fonts)
{
    private const int UnderlineThickness = 400;
    private const int UnderlineAboveFoot = 2600;

    private readonly PdfByteWriter _output = new(1 << 14);
    private int _pageHeight;

    public PdfStream Write(PageLayout page, PageMarks marks)
    {
        _output.Clear();
        _pageHeight = page.Height;
        WriteGraphics([.. page.Content.Concat(page.Running).Where(placed => placed is Placed.Fill or Placed.Frame)]);
        var text = new TextContentWriter(_output, fonts, marks, _pageHeight);
        foreach (Placed.Lines lines in page.Content.Concat(page.Running).OfType<Placed.Lines>())
        {
            text.Write(lines);
        }

        WriteGraphics([.. marks.Links.Select(Underline)]);
        return FlateStream.Create([], _output.Written);
    }

    /// <summary>Ends the work on the last page.</summary>
    public void Release() => _output.Release();

    private static Placed.Fill Underline(LinkPiece piece)
    {
        Box box = piece.Box;
        var line = new Box(box.X, box.Y + box.Height - UnderlineAboveFoot, box.Width, UnderlineThickness);
        return new Placed.Fill(line, StyleSheet.Standard.Lien);
    }

    private void WriteGraphics(IReadOnlyList<Placed> graphics)
    {
        if (graphics.Count == 0)
        {
            return;
        }

        _output.Raw("/Artifact BMC\nq\n"u8);
        Couleur? colour = null;
        foreach (Placed placed in graphics)
        {
            if (placed is Placed.Fill fill)
            {
                WriteFill(fill, fill.Colour != colour);
                colour = fill.Colour;
            }
            else if (placed is Placed.Frame frame)
            {
                WriteFrame(frame);
            }
        }

        _output.Raw("Q\nEMC\n"u8);
    }

    private void WriteFill(Placed.Fill fill, bool isNewColour)
    {
        if (isNewColour)
        {
            PdfColour.Write(_output, fill.Colour);
            _output.Raw(" rg\n"u8);
        }

        WriteRectangle(fill.Box);
        _output.Raw(" f\n"u8);
    }

    private void WriteFrame(Placed.Frame frame)
    {
        PdfColour.Write(_output, frame.Colour);
        _output.Raw(" RG "u8).Real(Milli.ToPoints(frame.Thickness)).Raw(" w\n"u8);
        WriteRectangle(frame.Box);
        _output.Raw(" S\n"u8);
    }

    private void WriteRectangle(Box box)
    {
        _output.Real(Milli.ToPoints(box.X)).Raw(" "u8).Real(Milli.ToPoints(_pageHeight - box.Y - box.Height)).Raw(" "u8);
        _output.Real(Milli.ToPoints(box.Width)).Raw(" "u8).Real(Milli.ToPoints(box.Height)).Raw(" re"u8);
    }
}
