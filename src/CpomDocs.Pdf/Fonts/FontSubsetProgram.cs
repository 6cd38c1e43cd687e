using System.Buffers.Binary;
using System.Text;

namespace CpomDocs.Pdf.Fonts;

/// <summary>
/// Writes the TrueType program of a subset: only the glyphs asked for, renumbered in order, then the parts of composite ones.
/// </summary>
internal sealed class FontSubsetProgram
{
    private const uint ChecksumMagic = 0xB1B0AFBA;
    private const int ChecksumAdjustmentOffset = 8;

    private readonly TrueTypeFont _font;
    private readonly List<ushort> _glyphs;
    private readonly Dictionary<ushort, ushort> _partNumbers = [];

    public FontSubsetProgram(TrueTypeFont font, IEnumerable<ushort> glyphs)
    {
        _font = font;
        _glyphs = [.. glyphs];
    }

    public byte[] Build()
    {
        (ReadOnlyMemory<byte> glyf, byte[] loca) = WriteOutlines();
        List<(string Tag, ReadOnlyMemory<byte> Content)> tables =
        [
            ("glyf", glyf),
            ("head", Head()),
            ("hhea", PatchUInt16("hhea", 34, _glyphs.Count)),
            ("hmtx", HorizontalMetrics()),
            ("loca", loca),
            ("maxp", PatchUInt16("maxp", 4, _glyphs.Count)),
        ];
        foreach (string tag in (string[])["cvt ", "fpgm", "prep"])
        {
            if (_font.Tables.Optional(tag) is { } table)
            {
                tables.Add((tag, table.Bytes));
            }
        }

        return Assemble(tables.OrderBy(table => table.Tag, StringComparer.Ordinal).ToList());
    }

    private (ReadOnlyMemory<byte> Glyf, byte[] Loca) WriteOutlines()
    {
        var glyf = new MemoryStream(_glyphs.Sum(glyph => _font.Outlines[glyph].Length + Padding(_font.Outlines[glyph].Length)));
        var offsets = new List<int> { 0 };
        for (int i = 0; i < _glyphs.Count; i++)
        {
            ReadOnlySpan<byte> description = _font.Outlines[_glyphs[i]];
            glyf.Write(description);
            PointPartsToSubset(glyf.GetBuffer().AsSpan(offsets[i], description.Length));
            glyf.SetLength(offsets[i] + description.Length + Padding(description.Length));
            glyf.Position = glyf.Length;
            offsets.Add((int)glyf.Length);
        }

        var loca = new byte[4 * offsets.Count];
        for (int i = 0; i < offsets.Count; i++)
        {
            BinaryPrimitives.WriteInt32BigEndian(loca.AsSpan(4 * i), offsets[i]);
        }

        return (glyf.GetBuffer().AsMemory(0, (int)glyf.Length), loca);
    }

    private void PointPartsToSubset(Span<byte> description)
    {
        foreach (int offset in GlyphOutlines.PartOffsets(description))
        {
            Span<byte> number = description.Slice(offset, 2);
            BinaryPrimitives.WriteUInt16BigEndian(number, PartNumber(BinaryPrimitives.ReadUInt16BigEndian(number)));
        }
    }

    private ushort PartNumber(ushort glyph)
    {
        if (!_partNumbers.TryGetValue(glyph, out ushort number))
        {
            number = (ushort)_glyphs.Count;
            _partNumbers[glyph] = number;
            _glyphs.Add(glyph);
        }

        return number;
    }

    private byte[] Head()
    {
        byte[] head = PatchUInt16("head", 50, 1);
        head.AsSpan(ChecksumAdjustmentOffset, 4).Clear();
        return head;
    }

    private byte[] PatchUInt16(string tag, int offset, int value)
    {
        byte[] table = _font.Tables.Required(tag).Bytes.ToArray();
        BinaryPrimitives.WriteUInt16BigEndian(table.AsSpan(offset), (ushort)value);
        return table;
    }

    private byte[] HorizontalMetrics()
    {
        var hmtx = new byte[4 * _glyphs.Count];
        for (int i = 0; i < _glyphs.Count; i++)
        {
            (ushort advance, short bearing) = _font.Metrics(_glyphs[i]);
            BinaryPrimitives.WriteUInt16BigEndian(hmtx.AsSpan(4 * i), advance);
            BinaryPrimitives.WriteInt16BigEndian(hmtx.AsSpan((4 * i) + 2), bearing);
        }

        return hmtx;
    }

    private static byte[] Assemble(List<(string Tag, ReadOnlyMemory<byte> Content)> tables)
    {
        int directory = 12 + (16 * tables.Count);
        var font = new byte[directory + tables.Sum(table => table.Content.Length + Padding(table.Content.Length))];
        WriteHeader(font, tables.Count);
        int position = directory;
        int head = 0;
        for (int i = 0; i < tables.Count; i++)
        {
            (string tag, ReadOnlyMemory<byte> content) = tables[i];
            content.CopyTo(font.AsMemory(position));
            Span<byte> record = font.AsSpan(12 + (16 * i), 16);
            Encoding.Latin1.GetBytes(tag, record);
            BinaryPrimitives.WriteUInt32BigEndian(record[4..], Checksum(font.AsSpan(position, content.Length + Padding(content.Length))));
            BinaryPrimitives.WriteInt32BigEndian(record[8..], position);
            BinaryPrimitives.WriteInt32BigEndian(record[12..], content.Length);
            head = tag == "head" ? position : head;
            position += content.Length + Padding(content.Length);
        }

        BinaryPrimitives.WriteUInt32BigEndian(font.AsSpan(head + ChecksumAdjustmentOffset), unchecked(ChecksumMagic - Checksum(font)));
        return font;
    }

    private static void WriteHeader(byte[] font, int tableCount)
    {
        int selector = (int)Math.Log2(tableCount);
        int range = 16 << selector;
        BinaryPrimitives.WriteInt32BigEndian(font, 0x00010000);
        BinaryPrimitives.WriteUInt16BigEndian(font.AsSpan(4), (ushort)tableCount);
        BinaryPrimitives.WriteUInt16BigEndian(font.AsSpan(6), (ushort)range);
        BinaryPrimitives.WriteUInt16BigEndian(font.AsSpan(8), (ushort)selector);
        BinaryPrimitives.WriteUInt16BigEndian(font.AsSpan(10), (ushort)((16 * tableCount) - range));
    }

    private static uint Checksum(ReadOnlySpan<byte> padded)
    {
        uint sum = 0;
        for (int i = 0; i < padded.Length; i += 4)
        {
            sum = unchecked(sum + BinaryPrimitives.ReadUInt32BigEndian(padded[i..]));
        }

        return sum;
    }

    private static int Padding(int length) => -length & 3;
}
