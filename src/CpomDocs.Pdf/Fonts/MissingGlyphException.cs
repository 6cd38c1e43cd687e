using System.Text;

namespace CpomDocs.Pdf.Fonts;

/// <summary>A text holds a character its font cannot draw; a PDF/A may not hold it (ISO 19005-2, 6.2.11.8).</summary>
public sealed class MissingGlyphException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="character">Character without a glyph.</param>
    /// <param name="fontName">PostScript name of the font.</param>
    public MissingGlyphException(Rune character, string fontName)
        : base($"The font {fontName} has no glyph for U+{character.Value:X4}.")
    {
        Character = character;
        FontName = fontName;
    }

    /// <summary>Character without a glyph.</summary>
    public Rune Character { get; }

    /// <summary>PostScript name of the font.</summary>
    public string FontName { get; }
}
