using System.Text;
using CpomDocs.Pdf.Objects;
using CpomDocs.Pdf.Reading;
using CpomDocs.Pdf.Writing;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace CpomDocs.Tests.Pdf;

public sealed class PdfObjectSyntaxTests
{
    public static TheoryData<string, PdfObject> Accepted => new()
    {
        { "true", PdfBoolean.True },
        { "null", PdfNull.Instance },
        { "-17", new PdfInteger(-17) },
        { "+4", new PdfInteger(4) },
        { "-.002", new PdfReal(-0.002) },
        { "4.", new PdfReal(4) },
        { "123456789012345678901234567890", new PdfReal(1.2345678901234568e29) },
        { "/A#20b#", new PdfName("A b#") },
        { "/", new PdfName(string.Empty) },
        { "(a(b)c)", new PdfString("a(b)c"u8.ToArray()) },
        { "(\\n\\101\\1012\\8\\\r\nx\\()", new PdfString("\nAA28x("u8.ToArray()) },
        { "(a\r\nb\rc)", new PdfString("a\nb\nc"u8.ToArray()) },
        { "<48 656C6c6>", new PdfString("Hell`"u8.ToArray()) },
        { "12 0 R", new PdfReference(12) },
        { "[1 2 0 R/A]%c\n", new PdfArray([new PdfInteger(1), new PdfReference(2), new PdfName("A")]) },
        { "<</A[<<>>]%c\n/B 3 4 R>>", new PdfDictionary { { "A", new PdfArray([new PdfDictionary()]) }, { "B", new PdfReference(3, 4) } } },
    };

    [Theory]
    [MemberData(nameof(Accepted))]
    public void Parse_Syntax_GivesObject(string text, PdfObject expected)
    {
        byte[] bytes = Encoding.Latin1.GetBytes(text);

        PdfObject parsed = Parse(bytes, PdfReadingOptions.Strict);

        Assert.True(PdfEquality.AreEqual(expected, parsed));
    }

    [Theory]
    [InlineData("")]
    [InlineData("truey")]
    [InlineData("--1")]
    [InlineData("1.2.3")]
    [InlineData("-")]
    [InlineData("(abc")]
    [InlineData("(abc\\")]
    [InlineData("<4x>")]
    [InlineData("<41")]
    [InlineData("[1 2")]
    [InlineData("<</A 1")]
    [InlineData("<</A>>")]
    [InlineData("<<1 2>>")]
    [InlineData("<</A 1 /A 2>>")]
    [InlineData("}")]
    public void Parse_NotSyntax_IsRefused(string text)
    {
        byte[] bytes = Encoding.Latin1.GetBytes(text);

        Assert.Throws<PdfFormatException>(() => Parse(bytes, PdfReadingOptions.Strict));
    }

    [Fact]
    public void Write_RealThatWasRead_KeepsItsDigits()
    {
        PdfObject read = Parse("[123.456789 0.10]"u8.ToArray(), PdfReadingOptions.Strict);

        byte[] written = Write(read);

        Assert.Equal("[123.456789 0.10]"u8.ToArray(), written);
    }

    [Property(MaxTest = 500, Arbitrary = [typeof(PdfObjects)])]
    public bool Parse_WrittenObject_GivesItBack(PdfObject value) =>
        PdfEquality.AreEqual(value, Parse(Write(value), PdfReadingOptions.Strict));

    [Property(MaxTest = 2000)]
    public bool Parse_AnyBytes_EndsWithObjectOrPdfFormatException(byte[] bytes)
    {
        try
        {
            return Parse(bytes, PdfReadingOptions.Lenient) is not null;
        }
        catch (PdfFormatException)
        {
            return true;
        }
    }

    private static byte[] Write(PdfObject value)
    {
        var writer = new PdfByteWriter();
        PdfSerializer.Write(writer, value);
        return writer.ToArray();
    }

    private static PdfObject Parse(byte[] bytes, PdfReadingOptions options) =>
        new PdfObjectParser(new PdfLexer(bytes, 0, new ReadingContext(options))).Parse();

    internal static class PdfObjects
    {
        public static Arbitrary<PdfObject> Any() => Gen.Sized(size => Of(Math.Min(size, 6))).ToArbitrary();

        private static Gen<PdfObject> Of(int depth) =>
            depth <= 1 ? Simple() : Gen.Frequency((3, Simple()), (1, Array(depth)), (1, Dictionary(depth)));

        private static Gen<PdfObject> Simple() => Gen.OneOf(
            ArbMap.Default.GeneratorFor<long>()
                .Where(value => Math.Abs(value / 2) < 400_000_000_000_000_000)
                .Select(value => (PdfObject)new PdfInteger(value % 100_000_000_000)),
            ArbMap.Default.GeneratorFor<int>().Select(value => (PdfObject)new PdfReal(value / 1000d)),
            ArbMap.Default.GeneratorFor<byte[]>().Select(value => (PdfObject)new PdfString(value)),
            ArbMap.Default.GeneratorFor<byte[]>().Select(value => (PdfObject)new PdfString(value, isHex: true)),
            ArbMap.Default.GeneratorFor<byte[]>().Select(value => (PdfObject)new PdfName(Encoding.Latin1.GetString(value))),
            Gen.Choose(1, 9999).Select(value => (PdfObject)new PdfReference(value, value % 3)),
            Gen.Elements<PdfObject>(PdfNull.Instance, PdfBoolean.True, PdfBoolean.False));

        private static Gen<PdfObject> Array(int depth) => Of(depth / 2).ListOf().Select(items => (PdfObject)new PdfArray(items.Take(8)));

        private static Gen<PdfObject> Dictionary(int depth) => Of(depth / 2).ListOf().Select(items =>
        {
            var dictionary = new PdfDictionary();
            foreach ((int index, PdfObject item) in items.Take(40).Index())
            {
                dictionary["K" + index.ToString(System.Globalization.CultureInfo.InvariantCulture)] = item;
            }

            return (PdfObject)dictionary;
        });
    }
}
