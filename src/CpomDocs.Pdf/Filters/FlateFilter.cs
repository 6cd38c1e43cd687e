using System.Buffers;
using System.IO.Compression;
using System.Runtime.InteropServices;
using CpomDocs.Pdf.Reading;

namespace CpomDocs.Pdf.Filters;

/// <summary>Undoes <c>FlateDecode</c> (ISO 32000-2, 7.4.4).</summary>
internal static class FlateFilter
{
    private const int FirstBuffer = 4096;

    public static ReadOnlyMemory<byte> Decode(ReadOnlyMemory<byte> data, int cap, ReadingContext context)
    {
        var output = new ArrayBufferWriter<byte>(Math.Max(FirstBuffer, Math.Min(data.Length, cap)));
        try
        {
            Inflate(data, output, cap);
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException)
        {
            // ZLibException, an IOException, is what a stream with a preset dictionary gives.
            context.Report(PdfFormatReason.FilterDataDamaged, -1);
        }

        return output.WrittenMemory;
    }

    private static void Inflate(ReadOnlyMemory<byte> data, ArrayBufferWriter<byte> output, int cap)
    {
        using MemoryStream source = Open(data);
        using var inflater = new ZLibStream(source, CompressionMode.Decompress);
        int read;
        do
        {
            read = inflater.Read(output.GetSpan(FirstBuffer));
            output.Advance(read);
            if (output.WrittenCount > cap)
            {
                throw new PdfFormatException(PdfFormatReason.LimitExceeded, -1);
            }
        }
        while (read > 0);
    }

    private static MemoryStream Open(ReadOnlyMemory<byte> data) =>
        MemoryMarshal.TryGetArray(data, out ArraySegment<byte> segment)
            ? new MemoryStream(segment.Array!, segment.Offset, segment.Count, writable: false)
            : new MemoryStream(data.ToArray(), writable: false);
}
