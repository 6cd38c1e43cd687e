using System.Globalization;
using CpomDocs.Pdf.Objects;

namespace CpomDocs.Pdf.Writing;

/// <summary>An object in the file: its number, where it begins, its generation.</summary>
internal readonly record struct XrefLine(int Number, int Offset, int Generation);

/// <summary>Writes cross-reference sections; lines come in increasing order of numbers.</summary>
internal static class XrefWriter
{
    private const int OffsetBytes = 4;
    private const int GenerationBytes = 2;

    /// <summary>Writes a classic table: subsections of consecutive numbers, entries of exactly 20 bytes (7.5.4).</summary>
    public static void WriteTable(PdfByteWriter writer, IReadOnlyList<XrefLine> lines)
    {
        writer.Raw("xref\n"u8);
        foreach ((int first, int count) in Subsections(lines))
        {
            writer.Integer(lines[first].Number).Raw(" "u8).Integer(count).Raw("\n"u8);
            for (int i = first; i < first + count; i++)
            {
                WriteEntry(writer, lines[i]);
            }
        }
    }

    /// <summary>Makes a cross-reference stream, uncompressed, from a trailer (7.5.8).</summary>
    public static PdfStream Stream(PdfDictionary trailer, IReadOnlyList<XrefLine> lines)
    {
        PdfDictionary dictionary = trailer.Copy();
        dictionary["Type"] = new PdfName("XRef");
        dictionary["W"] = Integers([1, OffsetBytes, GenerationBytes]);
        dictionary["Index"] = Integers(Subsections(lines).SelectMany(run => (long[])[lines[run.First].Number, run.Count]));
        byte[] data = new byte[lines.Count * (1 + OffsetBytes + GenerationBytes)];
        Span<byte> rest = data;
        foreach (XrefLine line in lines)
        {
            rest[0] = 1;
            System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(rest[1..], line.Offset);
            System.Buffers.Binary.BinaryPrimitives.WriteUInt16BigEndian(rest[(1 + OffsetBytes)..], (ushort)line.Generation);
            rest = rest[(1 + OffsetBytes + GenerationBytes)..];
        }

        return new PdfStream(dictionary, data);
    }

    private static PdfArray Integers(IEnumerable<long> values) => new(values.Select(value => new PdfInteger(value)));

    private static void WriteEntry(PdfByteWriter writer, XrefLine line) => writer
        .Raw(line.Offset.ToString("D10", CultureInfo.InvariantCulture))
        .Raw(" "u8)
        .Raw(line.Generation.ToString("D5", CultureInfo.InvariantCulture))
        .Raw(" n \n"u8);

    private static IEnumerable<(int First, int Count)> Subsections(IReadOnlyList<XrefLine> lines)
    {
        int first = 0;
        for (int i = 1; i <= lines.Count; i++)
        {
            if (i == lines.Count || lines[i].Number != lines[i - 1].Number + 1)
            {
                yield return (first, i - first);
                first = i;
            }
        }
    }
}
