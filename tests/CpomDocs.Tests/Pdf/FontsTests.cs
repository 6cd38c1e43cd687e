using System.Buffers.Binary;
using CpomDocs.Pdf.Fonts;
using CpomDocs.Pdf.Objects;
using CpomDocs.Pdf.Writing;

namespace CpomDocs.Tests.Pdf;

public sealed class FontsTests
{
    private const string FrenchRepertoire =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789ÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŸŒÆàâäçéèêëîïôöùûüÿœæ" +
        "\u00A0\u202F\u2009\u2011\u00AD -–—’‘“”«»…•·.,;:!?/()[]&@#%‰+−=<>≥≤×÷²³½°€§nº☐☑→";

    public static TheoryData<string> Faces => ["Regular", "Semibold", "Italic", "SemiboldItalic"];

    [Theory]
    [MemberData(nameof(Faces))]
    public void SourceSans3_FrenchRepertoire_HasEveryGlyph(string face)
    {
        TrueTypeFont font = Face(face);

        System.Text.Rune? missing = font.FirstMissing(FrenchRepertoire);

        Assert.Null(missing);
    }

    [Fact]
    public void Encode_CharactersSharingAGlyph_GetTheirOwnCodes()
    {
        var subset = new FontSubsetBuilder(PdfFonts.SourceSans3.Regular);

        byte[] codes = subset.Encode(" \u00A0-\u2011 ");

        Assert.Equal([0, 1, 0, 2, 0, 3, 0, 4, 0, 1], codes);
    }

    [Fact]
    public void Encode_CharacterWithoutGlyph_NamesIt()
    {
        var subset = new FontSubsetBuilder(PdfFonts.SourceSans3.Regular);

        var exception = Assert.Throws<MissingGlyphException>(() => subset.Encode("Dupont 漢"));

        Assert.Equal('漢', exception.Character.Value);
    }

    [Fact]
    public void Width_Digits_AreTabular()
    {
        var subset = new FontSubsetBuilder(PdfFonts.SourceSans3.Regular);

        IEnumerable<int> widths = "0123456789".Select(digit => subset.Width(digit.ToString()));

        Assert.Single(widths.Distinct());
    }

    [Theory]
    [InlineData("Regular", "AV")]
    [InlineData("Regular", "To")]
    [InlineData("Semibold", "AV")]
    [InlineData("Italic", "To")]
    [InlineData("Regular", "L’")]
    public void Kerning_OfPairsThatGape_BringsThemNearer(string face, string pair)
    {
        TrueTypeFont font = Face(face);
        font.TryGlyph(pair[0], out ushort left);
        font.TryGlyph(pair[1], out ushort right);

        int kerning = font.Kerning(left, right);

        Assert.InRange(kerning, -150, -5);
    }

    [Theory]
    [InlineData("nn")]
    [InlineData("12")]
    public void Kerning_OfOtherPairs_IsNone(string pair)
    {
        TrueTypeFont font = PdfFonts.SourceSans3.Regular;
        font.TryGlyph(pair[0], out ushort left);
        font.TryGlyph(pair[1], out ushort right);

        int kerning = font.Kerning(left, right);

        Assert.Equal(0, kerning);
    }

    [Theory]
    [InlineData("ffaire", 2)]
    [InlineData("ft", 2)]
    [InlineData("fftu", 3)]
    [InlineData("fier", 1)]
    [InlineData("f", 1)]
    [InlineData("abc", 1)]
    public void Ligature_OfSeveralThatFit_IsTheLongest(string text, int expected)
    {
        int length = PdfFonts.SourceSans3.Regular.Ligature(text, out ushort glyph);

        Assert.Equal(expected, length);
        Assert.Equal(expected > 1, glyph != 0);
    }

    [Fact]
    public void Ligature_HalfDrawn_IsAsWideAsItsLetters()
    {
        TrueTypeFont font = PdfFonts.SourceSans3.Regular;
        font.TryGlyph('f', out ushort letter);

        font.Ligature("ff", out ushort ligature);

        Assert.InRange(font.Width(ligature) - (2 * font.Width(letter)), -15, 15);
    }

    [Fact]
    public void Program_CompositeGlyph_PointsToItsPartsInTheSubset()
    {
        TrueTypeFont font = PdfFonts.SourceSans3.Regular;
        Assert.True(font.TryGlyph('é', out ushort glyph));

        var tables = new FontTables(new FontData(new FontSubsetProgram(font, [0, glyph]).Build()));

        var outlines = new GlyphOutlines(tables);
        int count = tables.Required("maxp").UInt16(4);
        IEnumerable<int> parts = GlyphOutlines.PartOffsets(outlines[1]).Select(offset => PartNumber(outlines[1], offset));
        Assert.NotEmpty(parts);
        Assert.All(parts, part => Assert.InRange(part, 2, count - 1));
    }

    [Fact]
    public void Program_Checksums_AddUpToTheMagicNumber()
    {
        byte[] program = new FontSubsetProgram(PdfFonts.SourceSans3.Italic, [0, 40, 41, 42]).Build();

        uint sum = 0;
        for (int i = 0; i < program.Length; i += 4)
        {
            sum = unchecked(sum + BinaryPrimitives.ReadUInt32BigEndian(program.AsSpan(i)));
        }

        Assert.Equal(0xB1B0AFBA, sum);
    }

    [Fact]
    public void Write_SameText_GivesTheSameTaggedName()
    {
        static string NameOf(string text)
        {
            var subset = new FontSubsetBuilder(PdfFonts.SourceSans3.Semibold);
            subset.Encode(text);
            var sink = new RecordingSink();
            var font = (PdfDictionary)sink[subset.Write(sink)];
            return ((PdfName)font["BaseFont"]).Value;
        }

        string name = NameOf("Établissement");

        Assert.Matches("^[A-Z]{6}\\+SourceSans3-SemiBold$", name);
        Assert.Equal(name, NameOf("Établissement"));
        Assert.NotEqual(name, NameOf("Agence"));
    }

    private static int PartNumber(ReadOnlySpan<byte> description, int offset) =>
        BinaryPrimitives.ReadUInt16BigEndian(description[offset..]);

    private static TrueTypeFont Face(string name) => name switch
    {
        "Regular" => PdfFonts.SourceSans3.Regular,
        "Semibold" => PdfFonts.SourceSans3.Semibold,
        "Italic" => PdfFonts.SourceSans3.Italic,
        _ => PdfFonts.SourceSans3.SemiboldItalic,
    };

    private sealed class RecordingSink : IPdfObjectSink
    {
        private readonly List<PdfObject> _objects = [];

        public PdfObject this[PdfReference reference] => _objects[reference.Number - 1];

        public PdfReference Reserve() => Add(PdfNull.Instance);

        public void Set(PdfReference reference, PdfObject value) => _objects[reference.Number - 1] = value;

        public PdfReference Add(PdfObject value)
        {
            _objects.Add(value);
            return new PdfReference(_objects.Count);
        }
    }
}
