using CpomDocs.Contrats.Circuits;
using CpomDocs.Pdf.Reading;

namespace CpomDocs.Verification.Circuits;

/// <summary>
/// Reads what a document of ours says of itself, in the XMP of its first revision: a later one could have been written by anybody.
/// </summary>
internal static class DescripteurReader
{
    private const string Namespace = "urn:cpomdocs:xmp:1#";

    // The longest circuits and lists of documents take a tenth of it: what is longer is not ours.
    private const int MaxLength = 100_000;

    /// <summary>The descripteur, or <see langword="null"/> for a document of another tool.</summary>
    /// <exception cref="PdfFormatException">The XMP cannot be read.</exception>
    public static Descripteur? Read(PdfDocument document)
    {
        string? text = XmpPacket.Read(document.Revisions[0])?.Get(Namespace, "Descripteur");
        return text is null or { Length: > MaxLength } ? null : DescripteurJson.Read(text).Value;
    }
}
