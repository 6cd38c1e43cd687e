using CpomDocs.Pdf.Fonts;
using CpomDocs.Pdf.Objects;
using CpomDocs.Pdf.Writing;

namespace CpomDocs.Signing.Appearances;

/// <summary>The two subsets of an act, made once and written in each document that shows the same words.</summary>
internal sealed record EmbeddedFaces(EmbeddedFont Regular, EmbeddedFont Strong)
{
    /// <summary>Embeds both subsets in a revision.</summary>
    /// <returns>The resources of every appearance of the act.</returns>
    public PdfDictionary Write(IPdfObjectSink sink)
    {
        var fonts = new PdfDictionary
        {
            { AppearanceFonts.NameOf(false), Regular.Write(sink) },
            { AppearanceFonts.NameOf(true), Strong.Write(sink) },
        };
        return new PdfDictionary { { "Font", fonts } };
    }
}
