using System.IO.Compression;
using CpomDocs.Pdf.Objects;

namespace CpomDocs.Pdf.Writing;

/// <summary>Makes streams compressed with <c>/FlateDecode</c> (ISO 32000-2, 7.4.4).</summary>
public static class FlateStream
{
    /// <summary>Compresses data into a stream.</summary>
    /// <param name="dictionary">Dictionary of the stream; <c>/Filter</c> is added to it.</param>
    /// <param name="data">Data before compression; copied.</param>
    /// <returns>The stream.</returns>
    public static PdfStream Create(PdfDictionary dictionary, ReadOnlySpan<byte> data)
    {
        ArgumentNullException.ThrowIfNull(dictionary);
        return Create(dictionary, data, []);
    }

    /// <summary>Compresses two pieces of data into one stream.</summary>
    /// <param name="dictionary">Dictionary of the stream; <c>/Filter</c> is added to it.</param>
    /// <param name="head">First data before compression; copied.</param>
    /// <param name="tail">What follows it; copied.</param>
    /// <returns>The stream.</returns>
    internal static PdfStream Create(PdfDictionary dictionary, ReadOnlySpan<byte> head, ReadOnlySpan<byte> tail)
    {
        dictionary["Filter"] = new PdfName("FlateDecode");
        return new PdfStream(dictionary, Compress(head, tail));
    }

    private static ReadOnlyMemory<byte> Compress(ReadOnlySpan<byte> head, ReadOnlySpan<byte> tail)
    {
        var output = new MemoryStream(64 + ((head.Length + tail.Length) / 3));
        using (var zlib = new ZLibStream(output, CompressionLevel.Optimal, leaveOpen: true))
        {
            zlib.Write(head);
            zlib.Write(tail);
        }

        return output.GetBuffer().AsMemory(0, (int)output.Length);
    }
}
