using System.Globalization;
using System.Text;

namespace CpomDocs.Rendering.Docx;

/// <summary>
/// Writes « PROJET » across the page, in grey, behind the text: what Word itself writes as a watermark, in the header of each kind of page.
/// </summary>
internal static class Watermark
{
    // Word numbers the drawings of the headers from there.
    private const int FirstShape = 2049;

    private static readonly string[] Parts = ["header", "headerFirst", "headerLandscape"];

    /// <summary>Writes the run that holds the watermark.</summary>
    /// <param name="xml">Paragraph being written.</param>
    /// <param name="part">Header that holds it: each has a drawing of its own.</param>
    public static void Write(WordXml xml, string part)
    {
        int rank = Array.IndexOf(Parts, part);
        string run = Encoding.UTF8.GetString(DocxResource.Read("filigrane.xml"))
            .Replace("{0}", Messages.Get("Projet"), StringComparison.Ordinal)
            .Replace("{1}", rank.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{2}", (FirstShape + rank).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        xml.Raw(run);
    }
}
