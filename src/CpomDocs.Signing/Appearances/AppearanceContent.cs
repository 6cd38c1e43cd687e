using CpomDocs.Pdf.Objects;
using CpomDocs.Pdf.Reading;
using CpomDocs.Pdf.Writing;

namespace CpomDocs.Signing.Appearances;

/// <summary>Content stream of an appearance; coordinates in points from its lower left corner.</summary>
internal sealed class AppearanceContent(AppearanceFonts fonts, double width, double height)
{
    private readonly PdfByteWriter _writer = new(1024);

    /// <summary>Fills a rectangle.</summary>
    public void Fill(PdfRectangle area, InkColor color)
    {
        Color(color);
        _writer.Real(area.Left).Raw(" "u8).Real(area.Bottom).Raw(" "u8).Real(area.Width).Raw(" "u8).Real(area.Height).Raw(" re f\n"u8);
    }

    /// <summary>Draws a line whose baseline begins at a point.</summary>
    public void Text(InkLine line, double x, double baseline)
    {
        InkText style = line.Style;
        Color(style.Color);
        _writer.Raw("BT /"u8).Raw(AppearanceFonts.NameOf(style.IsStrong)).Raw(" "u8).Real(line.Size).Raw(" Tf "u8);
        _writer.Real(x).Raw(" "u8).Real(baseline).Raw(" Td <"u8).Hex(fonts.Encode(line.Text, style.IsStrong)).Raw("> Tj ET\n"u8);
    }

    /// <summary>Draws what is not the value of the field.</summary>
    public void Decoration(Action draw)
    {
        _writer.Raw("/Artifact BMC q\n"u8);
        draw();
        _writer.Raw("Q EMC\n"u8);
    }

    /// <summary>Draws the value of the field (ISO 32000-2, 12.7.4.3).</summary>
    public void Value(Action draw)
    {
        _writer.Raw("/Tx BMC q\n"u8);
        draw();
        _writer.Raw("Q EMC\n"u8);
    }

    /// <summary>The form XObject.</summary>
    public PdfStream ToStream(PdfDictionary resources) => new(
        new PdfDictionary
        {
            { "Type", new PdfName("XObject") },
            { "Subtype", new PdfName("Form") },
            { "BBox", new PdfArray([new PdfInteger(0), new PdfInteger(0), new PdfReal(width), new PdfReal(height)]) },
            { "Resources", resources },
        },
        _writer.ToArray());

    private void Color(InkColor color)
    {
        _writer.Real(color.Red).Raw(" "u8).Real(color.Green).Raw(" "u8).Real(color.Blue).Raw(" rg\n"u8);
    }
}
