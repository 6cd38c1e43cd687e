using CpomDocs.Pdf.Fonts;
using CpomDocs.Pdf.Objects;
using CpomDocs.Pdf.Writing;
using CpomDocs.Rendering.Layout;

namespace CpomDocs.Rendering.Pdf;

/// <summary>The subsets of one document, one per face.</summary>
internal sealed class FontSet
{
    private readonly FontSubsetBuilder[] _subsets =
    [
        new(PdfFonts.SourceSans3.Regular),
        new(PdfFonts.SourceSans3.Semibold),
        new(PdfFonts.SourceSans3.Italic),
        new(PdfFonts.SourceSans3.SemiboldItalic),
    ];

    private readonly bool[] _isUsed = [true, false, false, false];

    /// <summary>Resource name of a face.</summary>
    public static string Name(Face face) => face switch
    {
        Face.Semibold => "F1",
        Face.Italic => "F2",
        Face.SemiboldItalic => "F3",
        _ => "F0",
    };

    public FontSubsetBuilder this[Face face]
    {
        get
        {
            _isUsed[(int)face] = true;
            return _subsets[(int)face];
        }
    }

    /// <summary>Writes the faces in use; the regular one always is, since the form names it.</summary>
    /// <param name="sink">File that takes them.</param>
    /// <returns>Resource name → font.</returns>
    public PdfDictionary Write(IPdfObjectSink sink)
    {
        // A font program of a blank alone would be odd: the form at least needs a digit.
        _subsets[(int)Face.Regular].Code('0');
        var resources = new PdfDictionary();
        for (int i = 0; i < _subsets.Length; i++)
        {
            if (_isUsed[i])
            {
                resources[Name((Face)i)] = _subsets[i].Write(sink);
            }
        }

        return resources;
    }
}
