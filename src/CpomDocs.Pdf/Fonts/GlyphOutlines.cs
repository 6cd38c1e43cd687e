namespace CpomDocs.Pdf.Fonts;

/// <summary>The outlines of a font: tables <c>loca</c> and <c>glyf</c>.</summary>
internal sealed class GlyphOutlines
{
    private const int ArgumentsAreWords = 0x0001;
    private const int HasScale = 0x0008;
    private const int MoreComponents = 0x0020;
    private const int HasXAndYScale = 0x0040;
    private const int HasTwoByTwo = 0x0080;

    private readonly FontData _loca;
    private readonly FontData _glyf;
    private readonly bool _isLong;

    public GlyphOutlines(FontTables tables)
    {
        _loca = tables.Required("loca");
        _glyf = tables.Required("glyf");
        _isLong = tables.Required("head").Int16(50) == 1;
    }

    /// <summary>Description of a glyph, empty for a blank one.</summary>
    public ReadOnlySpan<byte> this[int glyph]
    {
        get
        {
            int start = Offset(glyph);
            return _glyf.Bytes.Span[start..Offset(glyph + 1)];
        }
    }

    /// <summary>Offsets, inside the description of a composite glyph, of the glyph numbers of its parts.</summary>
    public static List<int> PartOffsets(ReadOnlySpan<byte> description)
    {
        var offsets = new List<int>();
        if (description.IsEmpty || (description[0] & 0x80) == 0)
        {
            return offsets;
        }

        int position = 10;
        int flags = MoreComponents;
        while ((flags & MoreComponents) != 0)
        {
            flags = (description[position] << 8) | description[position + 1];
            offsets.Add(position + 2);
            position += 4 + ArgumentsLength(flags) + TransformLength(flags);
        }

        return offsets;
    }

    private static int ArgumentsLength(int flags) => (flags & ArgumentsAreWords) != 0 ? 4 : 2;

    private static int TransformLength(int flags)
    {
        if ((flags & HasScale) != 0)
        {
            return 2;
        }

        if ((flags & HasXAndYScale) != 0)
        {
            return 4;
        }

        return (flags & HasTwoByTwo) != 0 ? 8 : 0;
    }

    private int Offset(int glyph) => _isLong ? _loca.Int32(4 * glyph) : 2 * _loca.UInt16(2 * glyph);
}
