using System.Text;

namespace CpomDocs.Benchmarks.Fuzz;

/// <summary>Damages a valid input a little; the same number always gives the same bytes.</summary>
internal static class Mutations
{
    private const int MostChanges = 6;
    private const int MostAdded = 400;

    private static readonly byte[] Telling =
        [0x00, 0x01, 0x7F, 0x80, 0x81, 0x82, 0x84, 0x88, 0xFE, 0xFF, 0x30, 0x31, 0xA0, (byte)'<', (byte)'('];

    private static readonly byte[][] Words =
    [
        .. new[]
        {
            "<<", ">>", "[", "]", "(", "R", "obj", "endobj", "stream", "xref", "trailer", "startxref", "/Prev", "/Kids", "/Parent",
            "/Length", "/Filter", "/FlateDecode", "/DecodeParms", "/Predictor 15",
            "/ByteRange", "0 0 R", "1 0 R", "-1", "2147483648", "9999999999",
            "9223372036854775808", "%%EOF", "<!DOCTYPE x [<!ENTITY a 'a'>]>", "&a;", "<a>", "</a>", "]]>", "&#0;",
        }.Select(Encoding.ASCII.GetBytes),
    ];

    /// <summary>Makes one input.</summary>
    /// <param name="seeds">Valid inputs.</param>
    /// <param name="number">Number of the execution.</param>
    public static byte[] Make(IReadOnlyList<byte[]> seeds, int number)
    {
        var random = new Random(number);
        byte[] input = [.. seeds[number % seeds.Count]];
        int changes = random.Next(1, MostChanges);
        for (int i = 0; i < changes && input.Length > 0; i++)
        {
            input = Change(input, seeds, random);
        }

        return input;
    }

    private static byte[] Change(byte[] input, IReadOnlyList<byte[]> seeds, Random random)
    {
        int at = random.Next(input.Length);
        int length = random.Next(Math.Min(MostAdded, input.Length - at) + 1);
        switch (random.Next(9))
        {
            case 0:
                input[at] ^= (byte)(1 << random.Next(8));
                return input;
            case 1:
                input[at] = Telling[random.Next(Telling.Length)];
                return input;
            case 2:
                return [.. input[..at], .. input[(at + length)..]];
            case 3:
                return [.. input[..at], .. input[at..(at + length)], .. input[at..]];
            case 4:
                return input[..at];
            case 5:
                return [.. input[..at], .. Words[random.Next(Words.Length)], .. input[at..]];
            case 6:
                return WithDigit(input, at, random);
            case 7:
                return Spliced(input, seeds[random.Next(seeds.Count)], at, random);
            default:
                return [.. input[..at], .. Enumerable.Repeat(input[at], MostAdded * random.Next(1, 50)), .. input[at..]];
        }
    }

    // Numbers steer a file: an offset, a length, a reference.
    private static byte[] WithDigit(byte[] input, int from, Random random)
    {
        int at = Array.FindIndex(input, from, value => char.IsAsciiDigit((char)value));
        if (at >= 0)
        {
            input[at] = (byte)('0' + random.Next(10));
        }

        return input;
    }

    private static byte[] Spliced(byte[] input, byte[] other, int at, Random random)
    {
        int from = random.Next(other.Length);
        int length = random.Next(Math.Min(MostAdded, other.Length - from) + 1);
        return [.. input[..at], .. other[from..(from + length)], .. input[Math.Min(input.Length, at + length)..]];
    }
}
