using CpomDocs.Pdf.Reading;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace CpomDocs.Tests.Pdf;

public sealed class PdfMutationTests
{
    private static readonly byte[][] Seeds = [SignedForm(), Compressed()];

    [Property(MaxTest = 1500, Arbitrary = [typeof(Mutations)])]
    public void Read_MutatedFile_ThrowsNothingButPdfFormatException(Mutation mutation)
    {
        byte[] file = mutation.Apply(Seeds[mutation.Seed]);

        PdfReadingProbe.ReadEverything(file, PdfReadingOptions.Strict);
        PdfReadingProbe.ReadEverything(file, PdfReadingOptions.Lenient);
    }

    [Fact]
    public void Read_EveryPrefix_ThrowsNothingButPdfFormatException()
    {
        foreach (byte[] seed in Seeds)
        {
            for (int length = 0; length < seed.Length; length += 3)
            {
                PdfReadingProbe.ReadEverything(seed.AsMemory(0, length), PdfReadingOptions.Lenient);
            }
        }
    }

    [Fact]
    public void Read_Seeds_FindsNoFault() =>
        Assert.All(Seeds, seed => Assert.Empty(PdfReadingProbe.ReadEverything(seed, PdfReadingOptions.Strict)));

    private static byte[] SignedForm() => RawPdf
        .OnePage(catalog: "<</Type /Catalog /Pages 2 0 R /AcroForm 5 0 R /Metadata 8 0 R /Perms <</DocMDP 7 0 R>>>>")
        .Object(5, "<</Fields [6 0 R 9 0 R] /SigFlags 3>>")
        .Object(6, "<</FT /Sig /T (S) /Subtype /Widget /Rect [0 0 10.5 10] /P 3 0 R /Lock <</Action /Include /Fields [(P)] /P 1>>>>")
        .Stream(8, "/Type /Metadata",
            "<r:RDF xmlns:r='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><r:Description xmlns:a='u' a:b='c'/></r:RDF>"u8.ToArray())
        .Object(9, "<</FT /Tx /T (P) /Kids [10 0 R <</T (K) /V <41>>>]>>")
        .Object(10, "<</T (A) /Parent 9 0 R /Subtype /Widget>>")
        .Table("/Root 1 0 R /ID [<01><02>]")
        .Object(6, "<</FT /Sig /T (S) /Subtype /Widget /Rect [0 0 10.5 10] /P 3 0 R /V 7 0 R>>")
        .Object(7,
            "<</Type /Sig /ByteRange [0 10 20 30] /Contents <3003020101> /Reference [<</TransformMethod /DocMDP /TransformParams <</P 2>>>>]>>")
        .Table("/Root 1 0 R /ID [<01><03>]")
        .ToBytes();

    private static byte[] Compressed() => RawPdf.OnePage()
        .ObjectStream(6, (4, "(four)"), (5, "[4 0 R <</A /B>>]"))
        .Stream(8, "/Filter [/AHx /Fl]", AsciiHexOf(Deflated.Bytes("hello"u8)))
        .XrefStream(7, "/Root 1 0 R", "/Filter /FlateDecode /DecodeParms <</Predictor 12 /Columns 5>>", PngEncoding.UpAndDeflate(5))
        .ToBytes();

    private static byte[] AsciiHexOf(byte[] data) => System.Text.Encoding.ASCII.GetBytes(Convert.ToHexString(data) + ">");

    public sealed record Mutation(int Seed, IReadOnlyList<(int Place, int Kind, byte Value)> Edits)
    {
        public byte[] Apply(byte[] seed)
        {
            List<byte> bytes = [.. seed];
            foreach ((int place, int kind, byte value) in Edits)
            {
                int at = place % bytes.Count;
                switch (kind)
                {
                    case 0:
                        bytes[at] = value;
                        break;
                    case 1:
                        bytes.Insert(at, value);
                        break;
                    case 2 when bytes.Count > 10:
                        bytes.RemoveAt(at);
                        break;
                    default:
                        bytes[at] = "0123456789<>[]()/R "u8.ToArray()[value % 19];
                        break;
                }
            }

            return [.. bytes];
        }
    }

    internal static class Mutations
    {
        public static Arbitrary<Mutation> Any() => (
            from seed in Gen.Choose(0, 1)
            from count in Gen.Choose(1, 6)
            from places in Gen.Choose(0, 100_000).ArrayOf(count)
            from kinds in Gen.Choose(0, 3).ArrayOf(count)
            from values in Gen.Choose(0, 255).ArrayOf(count)
            select new Mutation(seed, [.. Enumerable.Range(0, count).Select(i => (places[i], kinds[i], (byte)values[i]))])).ToArbitrary();
    }
}
