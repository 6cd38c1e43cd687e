using CpomDocs.Contrats.Circuits;
using CpomDocs.Pdf.Reading;

namespace CpomDocs.Verification.Circuits;

/// <summary>
/// Reads what a document of ours says of itself, in the XMP of its first revision: a later one could have been written by anybody.
/// </summary>
internal static class DescripteurReader
{
    private const string Namespace = "urn:cpomdocs:xmp:1#";

    /// <summary>The descripteur, or <see langword="null"/> for a document of another tool.</summary>
    /// <exception cref="PdfFormatException">The XMP cannot be read.</exception>
    public static Descripteur? Read(PdfDocument document)
    {
        string? text = XmpPacket.Read(document.Revisions[0])?.Get(Namespace, "Descripteur");
        return text is null ? null : DescripteurJson.Read(text).Value;
    }
}
