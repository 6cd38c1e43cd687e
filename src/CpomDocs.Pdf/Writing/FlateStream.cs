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
        dictionary["Filter"] = new PdfName("FlateDecode");
        return new PdfStream(dictionary, Compress(data));
    }

    private static ReadOnlyMemory<byte> Compress(ReadOnlySpan<byte> data)
    {
        var output = new MemoryStream(64 + (data.Length / 3));
        using (var zlib = new ZLibStream(output, CompressionLevel.Optimal, leaveOpen: true))
        {
            zlib.Write(data);
        }

        return output.GetBuffer().AsMemory(0, (int)output.Length);
    }
}
