using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CpomDocs.Pdf.Objects;
using CpomDocs.Pdf.Writing;

namespace CpomDocs.Pdf.Fonts;

/// <summary>
/// A subset ready to be written as a composite font with Identity-H encoding (ISO 32000-2, 9.7), complete for PDF/A-2. Made and compressed
/// once, it serves any number of files and threads.
/// </summary>
public sealed class EmbeddedFont
{
    private const int Symbolic = 1 << 2;
    private const int Italic = 1 << 6;
    private const int MappingsPerBlock = 100;

    private readonly TrueTypeFont _font;
    private readonly ImmutableArray<SubsetGlyph> _glyphs;
    private readonly string _name;
    private readonly PdfStream _program;
    private readonly PdfStream _toUnicode;

    internal EmbeddedFont(TrueTypeFont font, ImmutableArray<SubsetGlyph> glyphs)
    {
        _font = font;
        _glyphs = glyphs;
        byte[] program = new FontSubsetProgram(font, glyphs.Select(glyph => glyph.Glyph)).Build();
        _name = Tag(program) + "+" + font.PostScriptName;
        _program = FlateStream.Create(new PdfDictionary { { "Length1", new PdfInteger(program.Length) } }, program);
        _toUnicode = FlateStream.Create([], ToUnicode());
    }

    /// <summary>Adds the font to a file.</summary>
    /// <param name="sink">File that takes the five objects of the font.</param>
    /// <returns>Its dictionary.</returns>
    public PdfReference Write(IPdfObjectSink sink)
    {
        ArgumentNullException.ThrowIfNull(sink);
        PdfReference file = sink.Add(CopyOf(_program));
        PdfReference descriptor = sink.Add(Descriptor(file));
        PdfReference descendant = sink.Add(Descendant(descriptor));
        PdfReference toUnicode = sink.Add(CopyOf(_toUnicode));
        return sink.Add(new PdfDictionary
        {
            { "Type", new PdfName("Font") },
            { "Subtype", new PdfName("Type0") },
            { "BaseFont", new PdfName(_name) },
            { "Encoding", new PdfName("Identity-H") },
            { "DescendantFonts", new PdfArray([descendant]) },
            { "ToUnicode", toUnicode },
        });
    }

    // Writing a stream sets its length: two files never share a dictionary.
    private static PdfStream CopyOf(PdfStream stream) => new(stream.Dictionary.Copy(), stream.Data);

    private static string Tag(byte[] program)
    {
        byte[] digest = SHA256.HashData(program);
        return string.Concat(digest.Take(6).Select(value => (char)('A' + (value % 26))));
    }

    private PdfDictionary Descriptor(PdfReference file) => new()
    {
        { "Type", new PdfName("FontDescriptor") },
        { "FontName", new PdfName(_name) },
        { "Flags", new PdfInteger(_font.ItalicAngle == 0 ? Symbolic : Symbolic | Italic) },
        { "FontBBox", new PdfArray(Enumerable.Range(0, 4).Select(i => new PdfInteger(_font.Scaled(_font.Head.Int16(36 + (2 * i)))))) },
        { "ItalicAngle", new PdfReal(_font.ItalicAngle) },
        { "Ascent", new PdfInteger(_font.Ascent) },
        { "Descent", new PdfInteger(_font.Descent) },
        { "CapHeight", new PdfInteger(_font.CapHeight) },
        { "XHeight", new PdfInteger(_font.XHeight) },
        { "StemV", new PdfInteger(10 + (220 * (_font.Weight - 50) / 900)) },
        { "FontFile2", file },
    };

    private PdfDictionary Descendant(PdfReference descriptor) => new()
    {
        { "Type", new PdfName("Font") },
        { "Subtype", new PdfName("CIDFontType2") },
        { "BaseFont", new PdfName(_name) },
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

    private PdfArray Widths() => new(_glyphs.Select(glyph => new PdfInteger(_font.Width(glyph.Glyph))));

    private byte[] ToUnicode()
    {
        var writer = new PdfByteWriter();
        writer.Raw("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"u8);
        writer.Raw("/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"u8);
        writer.Raw("/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"u8);
        for (int first = 1; first < _glyphs.Length; first += MappingsPerBlock)
        {
            int count = Math.Min(MappingsPerBlock, _glyphs.Length - first);
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
            writer.Hex(Encoding.BigEndianUnicode.GetBytes(_glyphs[code].Text)).Raw(">\n"u8);
        }
    }
}
