using System.Buffers.Binary;
using System.Text;
using CpomDocs.Pdf.Objects;
using CpomDocs.Pdf.Writing;

namespace CpomDocs.Pdf.Fonts;

/// <summary>
/// Gathers the characters a document draws with one font, then embeds just these. A character keeps the code of its first use, from 1
/// upwards,
/// and two characters never share a code, even when they share a glyph: what is copied out of the file is what was written. Not
/// thread-safe.
/// </summary>
public sealed class FontSubsetBuilder
{
    private const int BasicPlane = 0x10000;

    // Of the basic plane, 256 codes a page; a contract uses three pages of it, and next to never a character beyond.
    private readonly ushort[]?[] _codes = new ushort[BasicPlane >> 8][];
    private readonly Dictionary<int, ushort> _codesBeyond = [];
    private readonly Dictionary<ushort, ushort> _codesOfLigatures = [];
    private readonly List<SubsetGlyph> _glyphs = [new SubsetGlyph("", 0)];

    /// <summary>Makes an empty subset.</summary>
    /// <param name="font">Font to draw with.</param>
    public FontSubsetBuilder(TrueTypeFont font)
    {
        ArgumentNullException.ThrowIfNull(font);
        Font = font;
    }

    /// <summary>Font the subset is taken from.</summary>
    public TrueTypeFont Font { get; }

    /// <summary>Code of a character, to be written on two bytes, most significant first.</summary>
    /// <param name="character">Unicode value.</param>
    /// <returns>Code from 1.</returns>
    /// <exception cref="MissingGlyphException">The font has no such character.</exception>
    public ushort Code(int character)
    {
        if (character >= BasicPlane)
        {
            return CodeBeyond(character);
        }

        ushort[] page = _codes[character >> 8] ??= new ushort[256];
        ushort code = page[character & 0xFF];
        if (code == 0)
        {
            code = Register(character);
            page[character & 0xFF] = code;
        }

        return code;
    }

    /// <summary>Code of a ligature, read back as the characters it stands for.</summary>
    /// <param name="glyph">Its glyph, as <see cref="TrueTypeFont.Ligature"/> gives it.</param>
    /// <param name="text">The characters.</param>
    /// <returns>Code from 1.</returns>
    public ushort LigatureCode(ushort glyph, ReadOnlySpan<char> text)
    {
        if (!_codesOfLigatures.TryGetValue(glyph, out ushort code))
        {
            _glyphs.Add(new SubsetGlyph(text.ToString(), glyph));
            code = (ushort)(_glyphs.Count - 1);
            _codesOfLigatures.Add(glyph, code);
        }

        return code;
    }

    /// <summary>Codes of a text, two bytes a character: the operand of <c>Tj</c>.</summary>
    /// <param name="text">Text.</param>
    /// <returns>Bytes of a PDF string.</returns>
    /// <exception cref="MissingGlyphException">The font lacks one of the characters.</exception>
    public byte[] Encode(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var bytes = new byte[2 * text.Length];
        int length = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(length), Code(rune.Value));
            length += 2;
        }

        return bytes[..length];
    }

    /// <summary>Width of a text; registers nothing.</summary>
    /// <param name="text">Text.</param>
    /// <returns>Thousandths of the font size.</returns>
    /// <exception cref="MissingGlyphException">The font lacks one of the characters.</exception>
    public int Width(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        int width = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            width += Font.Width(Glyph(rune.Value));
        }

        return width;
    }

    /// <summary>
    /// Writes the font objects (Type0, CIDFontType2, descriptor, program, ToUnicode); call once, after the last <see cref="Code"/>.
    /// </summary>
    /// <param name="sink">File or update that takes them.</param>
    /// <returns>The Type0 font, for a resource dictionary.</returns>
    public PdfReference Write(IPdfObjectSink sink)
    {
        ArgumentNullException.ThrowIfNull(sink);
        return Embed().Write(sink);
    }

    /// <summary>Makes the font of the glyphs registered until now, to be written in as many files as use them.</summary>
    /// <returns>The font.</returns>
    public EmbeddedFont Embed() => new(Font, [.. _glyphs]);

    private ushort CodeBeyond(int character)
    {
        if (!_codesBeyond.TryGetValue(character, out ushort code))
        {
            code = Register(character);
            _codesBeyond.Add(character, code);
        }

        return code;
    }

    private ushort Register(int character)
    {
        _glyphs.Add(new SubsetGlyph(char.ConvertFromUtf32(character), Glyph(character)));
        return (ushort)(_glyphs.Count - 1);
    }

    private ushort Glyph(int character)
    {
        return Font.TryGlyph(character, out ushort glyph)
            ? glyph
            : throw new MissingGlyphException(new Rune(character), Font.PostScriptName);
    }
}
