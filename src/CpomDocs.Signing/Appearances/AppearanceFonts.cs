using CpomDocs.Pdf.Fonts;

namespace CpomDocs.Signing.Appearances;

/// <summary>The two faces of an act: one subset of each is embedded in its revision, shared by all its appearances.</summary>
internal sealed class AppearanceFonts
{
    private readonly FontSubsetBuilder _regular = new(PdfFonts.SourceSans3.Regular);
    private readonly FontSubsetBuilder _strong = new(PdfFonts.SourceSans3.Semibold);

    /// <summary>Width of a text at a size, in points.</summary>
    public double Width(string text, bool isStrong, double size) => Face(isStrong).Width(text) * size / 1000;

    /// <summary>The operand of <c>Tj</c> for a text, whose characters join the subset.</summary>
    public byte[] Encode(string text, bool isStrong) => Face(isStrong).Encode(text);

    /// <summary>Makes both subsets, after everything is encoded.</summary>
    public EmbeddedFaces Embed() => new(_regular.Embed(), _strong.Embed());

    /// <summary>Name of a face in the resources.</summary>
    public static string NameOf(bool isStrong) => isStrong ? "F1" : "F0";

    private FontSubsetBuilder Face(bool isStrong) => isStrong ? _strong : _regular;
}
