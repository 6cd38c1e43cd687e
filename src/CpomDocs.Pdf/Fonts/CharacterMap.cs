namespace CpomDocs.Pdf.Fonts;

/// <summary>Unicode value → glyph, read from the subtables (3, 10) format 12 or (3, 1) format 4 of <c>cmap</c>.</summary>
internal sealed class CharacterMap
{
    private const int WindowsPlatform = 3;

    private readonly ushort[]?[] _pages = new ushort[0x110000 >> 8][];

    public CharacterMap(FontData cmap)
    {
        FontData? full = Subtable(cmap, encoding: 10);
        FontData? basic = Subtable(cmap, encoding: 1);
        if (full is { } format12 && format12.UInt16(0) == 12)
        {
            ReadFormat12(format12);
        }
        else if (basic is { } format4 && format4.UInt16(0) == 4)
        {
            ReadFormat4(format4);
        }
        else
        {
            throw new InvalidDataException("The font has no Unicode character map of format 4 or 12.");
        }
    }

    /// <summary>Glyph of a character, 0 when the font has none.</summary>
    public ushort this[int character] => _pages[character >> 8] is { } page ? page[character & 0xFF] : (ushort)0;

    private static FontData? Subtable(FontData cmap, int encoding)
    {
        int count = cmap.UInt16(2);
        for (int i = 0; i < count; i++)
        {
            FontData record = cmap.Slice(4 + (8 * i), 8);
            if (record.UInt16(0) == WindowsPlatform && record.UInt16(2) == encoding)
            {
                return cmap.From(record.Int32(4));
            }
        }

        return null;
    }

    private void ReadFormat12(FontData table)
    {
        int groups = table.Int32(12);
        for (int i = 0; i < groups; i++)
        {
            FontData group = table.Slice(16 + (12 * i), 12);
            int first = group.Int32(0);
            for (int character = first; character <= group.Int32(4); character++)
            {
                Set(character, checked((ushort)(group.Int32(8) + character - first)));
            }
        }
    }

    private void ReadFormat4(FontData table)
    {
        int doubled = table.UInt16(6);
        FontData ends = table.From(14);
        FontData starts = table.From(16 + doubled);
        FontData deltas = starts.From(doubled);
        FontData ranges = deltas.From(doubled);
        for (int segment = 0; segment < doubled; segment += 2)
        {
            int end = Math.Min((int)ends.UInt16(segment), 0xFFFE);
            for (int character = starts.UInt16(segment); character <= end; character++)
            {
                int range = ranges.UInt16(segment);
                int index = segment + range + (2 * (character - starts.UInt16(segment)));
                int glyph = range == 0 ? character : ranges.UInt16(index);
                bool isMapped = range == 0 || glyph != 0;
                Set(character, (ushort)(isMapped ? (glyph + deltas.UInt16(segment)) & 0xFFFF : 0));
            }
        }
    }

    private void Set(int character, ushort glyph)
    {
        ushort[] page = _pages[character >> 8] ??= new ushort[256];
        page[character & 0xFF] = glyph;
    }
}
