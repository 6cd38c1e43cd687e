using System.Buffers;
using CpomDocs.Pdf.Reading;

namespace CpomDocs.Pdf.Filters;

/// <summary>Undoes <c>RunLengthDecode</c> (ISO 32000-2, 7.4.5).</summary>
internal static class RunLengthFilter
{
    private const int EndOfData = 128;

    public static ReadOnlyMemory<byte> Decode(ReadOnlySpan<byte> data, int cap)
    {
        var output = new ArrayBufferWriter<byte>(Math.Max(data.Length, 1));
        while (data.Length > 0 && data[0] != EndOfData)
        {
            int length = data[0] < EndOfData ? data[0] + 1 : 257 - data[0];
            int used = data[0] < EndOfData ? length + 1 : 2;
            if (data.Length < used)
            {
                throw new PdfFormatException(PdfFormatReason.FilterDataDamaged, -1);
            }

            if (output.WrittenCount + length > cap)
            {
                throw new PdfFormatException(PdfFormatReason.LimitExceeded, -1);
            }

            WriteRun(data[..used], length, output);
            data = data[used..];
        }

        return output.WrittenMemory;
    }

    private static void WriteRun(ReadOnlySpan<byte> run, int length, ArrayBufferWriter<byte> output)
    {
        Span<byte> target = output.GetSpan(length)[..length];
        if (run[0] < EndOfData)
        {
            run[1..].CopyTo(target);
        }
        else
        {
            target.Fill(run[1]);
        }

        output.Advance(length);
    }
}
