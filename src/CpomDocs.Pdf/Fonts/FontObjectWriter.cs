using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CpomDocs.Pdf.Objects;
using CpomDocs.Pdf.Writing;

namespace CpomDocs.Pdf.Fonts;

/// <summary>Writes a subset as a composite font with Identity-H encoding (ISO 32000-2, 9.7), complete for PDF/A-2.</summary>
internal sealed class FontObjectWriter(TrueTypeFont font, IReadOnlyList<SubsetGlyph> glyphs)
{
    private const int Symbolic = 1 << 2;
    private const int Italic = 1 << 6;
    private const int MappingsPerBlock = 100;

    public PdfReference Write(IPdfObjectSink sink)
    {
        byte[] program = new FontSubsetProgram(font, glyphs.Select(glyph => glyph.Glyph)).Build();
        string name = Tag(program) + "+" + font.PostScriptName;
        PdfReference file = sink.Add(FlateStream.Create(new PdfDictionary { { "Length1", new PdfInteger(program.Length) } }, program));
        PdfReference descriptor = sink.Add(Descriptor(name, file));
        PdfReference descendant = sink.Add(Descendant(name, descriptor));
        PdfReference toUnicode = sink.Add(FlateStream.Create([], ToUnicode()));
        return sink.Add(new PdfDictionary
        {
            { "Type", new PdfName("Font") },
            { "Subtype", new PdfName("Type0") },
            { "BaseFont", new PdfName(name) },
            { "Encoding", new PdfName("Identity-H") },
            { "DescendantFonts", new PdfArray([descendant]) },
            { "ToUnicode", toUnicode },
        });
    }

    private static string Tag(byte[] program)
    {
        byte[] digest = SHA256.HashData(program);
        return string.Concat(digest.Take(6).Select(value => (char)('A' + (value % 26))));
    }

    private PdfDictionary Descriptor(string name, PdfReference file) => new()
    {
        { "Type", new PdfName("FontDescriptor") },
        { "FontName", new PdfName(name) },
        { "Flags", new PdfInteger(font.ItalicAngle == 0 ? Symbolic : Symbolic | Italic) },
        { "FontBBox", new PdfArray(Enumerable.Range(0, 4).Select(i => new PdfInteger(font.Scaled(font.Head.Int16(36 + (2 * i)))))) },
        { "ItalicAngle", new PdfReal(font.ItalicAngle) },
        { "Ascent", new PdfInteger(font.Ascent) },
        { "Descent", new PdfInteger(font.Descent) },
        { "CapHeight", new PdfInteger(font.CapHeight) },
        { "XHeight", new PdfInteger(font.XHeight) },
        { "StemV", new PdfInteger(10 + (220 * (font.Weight - 50) / 900)) },
        { "FontFile2", file },
    };

    private PdfDictionary Descendant(string name, PdfReference descriptor) => new()
    {
        { "Type", new PdfName("Font") },
        { "Subtype", new PdfName("CIDFontType2") },
        { "BaseFont", new PdfName(name) },
        { "CIDSystemInfo", SystemInfo() },
        { "FontDescriptor", descriptor },
        { "DW", new PdfInteger(1000) },
        { "W", new PdfArray([new PdfInteger(0), Widths()]) },
        { "CIDToGIDMap", new PdfName("Identity") },
    };

    private static PdfDictionary SystemInfo() => new()
    {
        { "Registry", PdfString.FromText("Adobe") },
        { "Ordering", PdfString.FromText("Identity") },
        { "Supplement", new PdfInteger(0) },
    };

    private PdfArray Widths() => new(glyphs.Select(glyph => new PdfInteger(font.Width(glyph.Glyph))));

    private byte[] ToUnicode()
    {
        var writer = new PdfByteWriter();
        writer.Raw("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"u8);
        writer.Raw("/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"u8);
        writer.Raw("/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"u8);
        for (int first = 1; first < glyphs.Count; first += MappingsPerBlock)
        {
            int count = Math.Min(MappingsPerBlock, glyphs.Count - first);
            writer.Integer(count).Raw(" beginbfchar\n"u8);
            WriteMappings(writer, first, count);
            writer.Raw("endbfchar\n"u8);
        }

        writer.Raw("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"u8);
        return writer.ToArray();
    }

    private void WriteMappings(PdfByteWriter writer, int first, int count)
    {
        for (int code = first; code < first + count; code++)
        {
            writer.Raw("<"u8).Raw(code.ToString("X4", CultureInfo.InvariantCulture)).Raw("> <"u8);
            writer.Hex(Encoding.BigEndianUnicode.GetBytes(glyphs[code].Text)).Raw(">\n"u8);
        }
    }
}
