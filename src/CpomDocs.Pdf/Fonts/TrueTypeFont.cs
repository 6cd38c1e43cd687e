using System.Text;

namespace CpomDocs.Pdf.Fonts;

/// <summary>
/// A TrueType font program, parsed once; immutable and safe to share between threads. Lengths are in thousandths of the font size.
/// </summary>
public sealed class TrueTypeFont
{
    private readonly CharacterMap _characters;
    private readonly ushort[] _widths;
    private readonly Lazy<KerningTable> _kerning;
    private readonly Lazy<LigatureTable> _ligatures;

    private TrueTypeFont(FontTables tables)
    {
        Tables = tables;
        Outlines = new GlyphOutlines(tables);
        Head = tables.Required("head");
        _characters = new CharacterMap(tables.Required("cmap"));
        UnitsPerEm = Head.UInt16(18);
        GlyphCount = tables.Required("maxp").UInt16(4);
        _widths = ReadWidths();
        PostScriptName = FontNames.PostScriptName(tables.Required("name"));
        _kerning = new Lazy<KerningTable>(() => new KerningTable(tables, GlyphCount));
        _ligatures = new Lazy<LigatureTable>(() => new LigatureTable(tables, GlyphCount));
    }

    /// <summary>Name without spaces by which a PDF calls the font (<c>SourceSans3-Regular</c>).</summary>
    public string PostScriptName { get; }

    /// <summary>Number of glyphs.</summary>
    public int GlyphCount { get; }

    /// <summary>Height above the baseline reserved by the font.</summary>
    public int Ascent => Scaled(Tables.Required("hhea").Int16(4));

    /// <summary>Depth below the baseline reserved by the font; negative.</summary>
    public int Descent => Scaled(Tables.Required("hhea").Int16(6));

    /// <summary>Height of a capital.</summary>
    public int CapHeight => Scaled(Tables.Required("OS/2").Int16(88));

    /// <summary>Height of a small x.</summary>
    public int XHeight => Scaled(Tables.Required("OS/2").Int16(86));

    /// <summary>Weight from 1 to 1000, 400 being regular.</summary>
    public int Weight => Tables.Required("OS/2").UInt16(4);

    /// <summary>Slant in degrees, counter-clockwise from the vertical; negative for an italic.</summary>
    public double ItalicAngle => Tables.Required("post").Int32(4) / 65536.0;

    internal FontTables Tables { get; }

    internal FontData Head { get; }

    internal GlyphOutlines Outlines { get; }

    internal int UnitsPerEm { get; }

    /// <summary>Gives the glyph of a character.</summary>
    /// <param name="character">Unicode value.</param>
    /// <param name="glyph">Its glyph, never 0 when found.</param>
    /// <returns>Whether the font has the character.</returns>
    public bool TryGlyph(int character, out ushort glyph)
    {
        glyph = _characters[character];
        return glyph != 0;
    }

    /// <summary>Advance width of a glyph.</summary>
    /// <param name="glyph">Glyph of this font.</param>
    /// <returns>Thousandths of the font size.</returns>
    public int Width(ushort glyph) => _widths[glyph];

    /// <summary>What is added to the advance of a glyph before another one (feature <c>kern</c>).</summary>
    /// <param name="left">Glyph of this font.</param>
    /// <param name="right">The glyph after it.</param>
    /// <returns>Thousandths of the font size, most often 0; negative to bring them nearer.</returns>
    public int Kerning(ushort left, ushort right)
    {
        int units = _kerning.Value[left, right];
        return units == 0 ? 0 : Scaled(units);
    }

    /// <summary>Gives the ligature that a text begins with (feature <c>liga</c>).</summary>
    /// <param name="text">Text, at least one character.</param>
    /// <param name="glyph">Glyph of the ligature; 0 for none.</param>
    /// <returns>Characters it stands for; 1 when there is none.</returns>
    public int Ligature(ReadOnlySpan<char> text, out ushort glyph)
    {
        glyph = 0;
        if (_ligatures.Value[_characters[text[0]]] is not { } ligatures)
        {
            return 1;
        }

        foreach (LigatureTable.Ligature ligature in ligatures)
        {
            if (Begins(text[1..], ligature.Rest))
            {
                glyph = ligature.Glyph;
                return 1 + ligature.Rest.Length;
            }
        }

        return 1;
    }

    /// <summary>Looks for a character the font cannot draw.</summary>
    /// <param name="text">Text.</param>
    /// <returns>The first character without a glyph, or <see langword="null"/> when the whole text can be drawn.</returns>
    public Rune? FirstMissing(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (_characters[rune.Value] == 0)
            {
                return rune;
            }
        }

        return null;
    }

    internal static TrueTypeFont Read(ReadOnlyMemory<byte> program) => new(new FontTables(new FontData(program)));

    internal int Scaled(int units) => (int)Math.Round(units * 1000.0 / UnitsPerEm, MidpointRounding.AwayFromZero);

    internal (ushort Advance, short LeftSideBearing) Metrics(int glyph)
    {
        FontData hmtx = Tables.Required("hmtx");
        int measured = Tables.Required("hhea").UInt16(34);
        return glyph < measured
            ? (hmtx.UInt16(4 * glyph), hmtx.Int16((4 * glyph) + 2))
            : (hmtx.UInt16(4 * (measured - 1)), hmtx.Int16((4 * measured) + (2 * (glyph - measured))));
    }

    private bool Begins(ReadOnlySpan<char> text, ushort[] glyphs)
    {
        if (text.Length < glyphs.Length)
        {
            return false;
        }

        for (int i = 0; i < glyphs.Length; i++)
        {
            if (_characters[text[i]] != glyphs[i])
            {
                return false;
            }
        }

        return true;
    }

    private ushort[] ReadWidths()
    {
        var widths = new ushort[GlyphCount];
        for (int glyph = 0; glyph < widths.Length; glyph++)
        {
            widths[glyph] = (ushort)Scaled(Metrics(glyph).Advance);
        }

        return widths;
    }
}
