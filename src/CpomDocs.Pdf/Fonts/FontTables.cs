using System.Text;

namespace CpomDocs.Pdf.Fonts;

/// <summary>The table directory of a TrueType font (OpenType 1.9, "Table Directory").</summary>
internal sealed class FontTables
{
    private readonly Dictionary<string, FontData> _tables = new(StringComparer.Ordinal);

    public FontTables(FontData font)
    {
        int count = font.UInt16(4);
        for (int i = 0; i < count; i++)
        {
            FontData record = font.Slice(12 + (16 * i), 16);
            string tag = Encoding.Latin1.GetString(record.Bytes.Span[..4]);
            _tables[tag] = font.Slice(record.Int32(8), record.Int32(12));
        }
    }

    public FontData Required(string tag)
    {
        return _tables.TryGetValue(tag, out FontData table) ? table : throw new InvalidDataException($"The font has no table {tag}.");
    }

    public FontData? Optional(string tag) => _tables.TryGetValue(tag, out FontData table) ? table : null;
}
