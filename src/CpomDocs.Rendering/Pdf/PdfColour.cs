using CpomDocs.Pdf.Writing;
using CpomDocs.Rendering.Layout;

namespace CpomDocs.Rendering.Pdf;

/// <summary>Colours as operands: three parts of one.</summary>
internal static class PdfColour
{
    public static void Write(PdfByteWriter output, Couleur colour)
    {
        output.Real(colour.Rouge / 255.0).Raw(" "u8).Real(colour.Vert / 255.0).Raw(" "u8).Real(colour.Bleu / 255.0);
    }
}
