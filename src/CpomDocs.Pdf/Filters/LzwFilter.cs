using System.Buffers;
using CpomDocs.Pdf.Reading;

namespace CpomDocs.Pdf.Filters;

/// <summary>Undoes <c>LZWDecode</c> (ISO 32000-2, 7.4.4): codes of 9 to 12 bits over a table of earlier output.</summary>
internal static class LzwFilter
{
    private const int ClearTable = 256;
    private const int EndOfData = 257;
    private const int FirstFree = 258;
    private const int LargestCode = 4095;
    private const int ShortestCode = 9;
    private const int LongestCode = 12;

    /// <summary>Decodes; each table entry is a run of the output already written, so that nothing is copied twice.</summary>
    public static ReadOnlyMemory<byte> Decode(ReadOnlySpan<byte> data, bool earlyChange, int cap)
    {
        var output = new ArrayBufferWriter<byte>(Math.Max(data.Length * 2L > cap ? cap : data.Length * 2, 16));
        var runs = new (int Start, int Length)[LargestCode + 1];
        int early = earlyChange ? 1 : 0;
        int next = FirstFree;
        (int Start, int Length) previous = default;
        long bit = 0;
        while (TryReadCode(data, ref bit, CodeLength(next + early)) is var code && code >= 0 && code != EndOfData)
        {
            if (code == ClearTable)
            {
                next = FirstFree;
                previous = default;
                continue;
            }

            if (previous.Length > 0 && next <= LargestCode)
            {
                runs[next++] = (previous.Start, previous.Length + 1);
            }

            if (code > ClearTable && code >= next)
            {
                throw new PdfFormatException(PdfFormatReason.FilterDataDamaged, -1);
            }

            previous = Emit(code, runs, output, cap);
        }

        return output.WrittenMemory;
    }

    private static int CodeLength(int next) => next switch
    {
        < 512 => ShortestCode,
        < 1024 => 10,
        < 2048 => 11,
        _ => LongestCode,
    };

    private static int TryReadCode(ReadOnlySpan<byte> data, ref long bit, int length)
    {
        if (bit + length > data.Length * 8L)
        {
            return -1;
        }

        // A code of twelve bits at most spreads over three bytes at most.
        int first = (int)(bit >> 3);
        int window = 0;
        for (int i = 0; i < 3; i++)
        {
            window = (window << 8) | (first + i < data.Length ? data[first + i] : 0);
        }

        int shift = 24 - (int)(bit & 7) - length;
        bit += length;
        return (window >> shift) & ((1 << length) - 1);
    }

    private static (int Start, int Length) Emit(int code, (int Start, int Length)[] runs, ArrayBufferWriter<byte> output, int cap)
    {
        int start = output.WrittenCount;
        if (code < ClearTable)
        {
            output.Write([(byte)code]);
            return (start, 1);
        }

        (int from, int length) = runs[code];
        if (start + (long)length > cap)
        {
            throw new PdfFormatException(PdfFormatReason.LimitExceeded, -1);
        }

        Span<byte> target = output.GetSpan(length);
        for (int i = 0; i < length; i++)
        {
            // The newest run may end with its own first byte, just written.
            target[i] = from + i < start ? output.WrittenSpan[from + i] : target[from + i - start];
        }

        output.Advance(length);
        return (start, length);
    }
}
