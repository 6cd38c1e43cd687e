using System.Buffers.Binary;
using System.Text;
using CpomDocs.Pdf.Objects;
using CpomDocs.Pdf.Writing;

namespace CpomDocs.Rendering.Pdf;

/// <summary>An ICC profile (version 2.1, matrix and curve) for sRGB, computed from IEC 61966-2-1: no file to license.</summary>
internal static class SrgbProfile
{
    private const int HeaderLength = 128;
    private const int CurvePoints = 256;

    private static readonly Lazy<PdfStream> Profile = new(() =>
        FlateStream.Create(new PdfDictionary { { "N", new PdfInteger(3) } }, Build()));

    /// <summary>A new stream object over the profile, compressed once for the whole process.</summary>
    public static PdfStream Stream() => new(Profile.Value.Dictionary.Copy(), Profile.Value.Data);

    internal static byte[] Build()
    {
        byte[] curve = Curve();
        (string Tag, byte[] Content)[] tags =
        [
            ("desc", Description("sRGB IEC61966-2.1")),
            ("cprt", [.. "text\0\0\0\0"u8, .. "No copyright, use freely\0"u8]),
            ("wtpt", Xyz(0.96420, 1, 0.82491)),
            ("rXYZ", Xyz(0.43607, 0.22249, 0.01392)),
            ("gXYZ", Xyz(0.38515, 0.71687, 0.09708)),
            ("bXYZ", Xyz(0.14307, 0.06061, 0.71410)),
            ("rTRC", curve),
            ("gTRC", curve),
            ("bTRC", curve),
        ];
        return Assemble(tags);
    }

    private static byte[] Assemble((string Tag, byte[] Content)[] tags)
    {
        var table = new byte[4 + (12 * tags.Length)];
        BinaryPrimitives.WriteInt32BigEndian(table, tags.Length);
        var content = new MemoryStream();
        int start = HeaderLength + table.Length;
        int offset = start;
        byte[]? previous = null;
        for (int i = 0; i < tags.Length; i++)
        {
            if (!ReferenceEquals(previous, tags[i].Content))
            {
                offset = start + (int)content.Length;
                content.Write(tags[i].Content);
                content.Write(new byte[-tags[i].Content.Length & 3]);
            }

            previous = tags[i].Content;
            Span<byte> entry = table.AsSpan(4 + (12 * i), 12);
            Encoding.ASCII.GetBytes(tags[i].Tag, entry);
            BinaryPrimitives.WriteInt32BigEndian(entry[4..], offset);
            BinaryPrimitives.WriteInt32BigEndian(entry[8..], tags[i].Content.Length);
        }

        return [.. Header(start + (int)content.Length), .. table, .. content.ToArray()];
    }

    private static byte[] Header(int length)
    {
        var header = new byte[HeaderLength];
        BinaryPrimitives.WriteInt32BigEndian(header, length);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(8), 0x02100000);
        "mntrRGB XYZ "u8.CopyTo(header.AsSpan(12));
        short[] date = [2000, 1, 1, 0, 0, 0];
        for (int i = 0; i < date.Length; i++)
        {
            BinaryPrimitives.WriteInt16BigEndian(header.AsSpan(24 + (2 * i)), date[i]);
        }

        "acsp"u8.CopyTo(header.AsSpan(36));
        WriteFixed(header.AsSpan(68), 0.96420);
        WriteFixed(header.AsSpan(72), 1);
        WriteFixed(header.AsSpan(76), 0.82491);
        return header;
    }

    private static byte[] Description(string text)
    {
        var tag = new byte[12 + text.Length + 1 + 4 + 4 + 2 + 1 + 67];
        "desc"u8.CopyTo(tag);
        BinaryPrimitives.WriteInt32BigEndian(tag.AsSpan(8), text.Length + 1);
        Encoding.ASCII.GetBytes(text, tag.AsSpan(12));
        return tag;
    }

    private static byte[] Xyz(double x, double y, double z)
    {
        var tag = new byte[20];
        "XYZ "u8.CopyTo(tag);
        WriteFixed(tag.AsSpan(8), x);
        WriteFixed(tag.AsSpan(12), y);
        WriteFixed(tag.AsSpan(16), z);
        return tag;
    }

    private static byte[] Curve()
    {
        var tag = new byte[12 + (2 * CurvePoints)];
        "curv"u8.CopyTo(tag);
        BinaryPrimitives.WriteInt32BigEndian(tag.AsSpan(8), CurvePoints);
        for (int i = 0; i < CurvePoints; i++)
        {
            ushort value = (ushort)Math.Round(65535 * Linear(i / (CurvePoints - 1.0)));
            BinaryPrimitives.WriteUInt16BigEndian(tag.AsSpan(12 + (2 * i)), value);
        }

        return tag;
    }

    // IEC 61966-2-1, 5.2: from the coded value to linear light.
    private static double Linear(double coded) => coded <= 0.04045 ? coded / 12.92 : Math.Pow((coded + 0.055) / 1.055, 2.4);

    private static void WriteFixed(Span<byte> span, double value) =>
        BinaryPrimitives.WriteInt32BigEndian(span, (int)Math.Round(value * 65536));
}
