using System.IO.Compression;

namespace CpomDocs.Tests.Pdf;

/// <summary>Data compressed for <c>FlateDecode</c>.</summary>
internal static class Deflated
{
    public static byte[] Bytes(ReadOnlySpan<byte> data)
    {
        using var target = new MemoryStream();
        using (var deflater = new ZLibStream(target, CompressionLevel.Fastest, leaveOpen: true))
        {
            deflater.Write(data);
        }

        return target.ToArray();
    }
}
