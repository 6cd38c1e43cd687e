using CpomDocs.Pdf.Fonts;
using CpomDocs.Pdf.Objects;
using CpomDocs.Pdf.Writing;
using CpomDocs.Rendering.Layout;

namespace CpomDocs.Rendering.Pdf;

/// <summary>The subsets of one document, one per face.</summary>
internal sealed class FontSet
{
    private readonly FontSubsetBuilder?[] _subsets = new FontSubsetBuilder?[4];

    /// <summary>Resource name of a face.</summary>
    public static string Name(Face face) => face switch
    {
        Face.Semibold => "F1",
        Face.Italic => "F2",
        Face.SemiboldItalic => "F3",
        _ => "F0",
    };

    public FontSubsetBuilder this[Face face] => _subsets[(int)face] ??= new FontSubsetBuilder(FontOf(face));

    /// <summary>Writes the faces in use; the regular one always is, since the form names it.</summary>
    /// <param name="sink">File that takes them.</param>
    /// <returns>Resource name → font.</returns>
    public PdfDictionary Write(IPdfObjectSink sink)
    {
        // A font program of a blank alone would be odd: the form at least needs a digit.
        this[Face.Regular].Code('0');
        var resources = new PdfDictionary();
        for (int i = 0; i < _subsets.Length; i++)
        {
            if (_subsets[i] is { } subset)
            {
                resources[Name((Face)i)] = subset.Write(sink);
            }
        }

        return resources;
    }

    private static TrueTypeFont FontOf(Face face) => face switch
    {
        Face.Semibold => PdfFonts.SourceSans3.Semibold,
        Face.Italic => PdfFonts.SourceSans3.Italic,
        Face.SemiboldItalic => PdfFonts.SourceSans3.SemiboldItalic,
        _ => PdfFonts.SourceSans3.Regular,
    };
}
