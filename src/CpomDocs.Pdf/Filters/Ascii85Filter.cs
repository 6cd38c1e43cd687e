using System.Buffers;
using CpomDocs.Pdf.Reading;

namespace CpomDocs.Pdf.Filters;

/// <summary>Undoes <c>ASCII85Decode</c> (ISO 32000-2, 7.4.3).</summary>
internal static class Ascii85Filter
{
    private const int GroupLength = 5;

    public static ReadOnlyMemory<byte> Decode(ReadOnlySpan<byte> data, int cap)
    {
        var output = new ArrayBufferWriter<byte>(Math.Max(data.Length, 1));
        Span<byte> group = stackalloc byte[GroupLength];
        int count = 0;
        foreach (byte b in data)
        {
            if (b == '~' || output.WrittenCount > cap)
            {
                break;
            }

            if (b == 'z' && count == 0)
            {
                output.Write<byte>([0, 0, 0, 0]);
            }
            else if (b is >= (byte)'!' and <= (byte)'u')
            {
                group[count++] = (byte)(b - '!');
            }
            else if (!PdfCharacters.IsWhite(b))
            {
                throw Damaged();
            }

            count = count == GroupLength ? Flush(group, GroupLength, output) : count;
        }

        if (count == 1 || output.WrittenCount > cap)
        {
            throw Damaged();
        }

        _ = count > 0 ? Flush(group, count, output) : 0;
        return output.WrittenMemory;
    }

    private static PdfFormatException Damaged() => new(PdfFormatReason.FilterDataDamaged, -1);

    // An incomplete last group of n digits stands for n - 1 bytes, padded with the highest digit.
    private static int Flush(Span<byte> group, int count, ArrayBufferWriter<byte> output)
    {
        group[count..].Fill(84);
        long value = 0;
        foreach (byte digit in group)
        {
            value = (value * 85) + digit;
        }

        if (value > uint.MaxValue)
        {
            throw Damaged();
        }

        ReadOnlySpan<byte> bytes = [(byte)(value >> 24), (byte)((value >> 16) & 255), (byte)((value >> 8) & 255), (byte)(value & 255)];
        output.Write(bytes[..(count - 1)]);
        return 0;
    }
}
