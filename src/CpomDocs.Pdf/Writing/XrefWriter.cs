using System.Buffers.Binary;
using System.Globalization;
using CpomDocs.Pdf.Objects;

namespace CpomDocs.Pdf.Writing;

/// <summary>One entry to write: type 1 gives offset and generation, type 2 object stream and place inside it (7.5.8.3).</summary>
internal readonly record struct XrefLine(int Number, byte Type, int Second, int Third)
{
    /// <summary>Object 0, head of the list of free objects.</summary>
    public static XrefLine FreeHead => new(0, 0, 0, 65535);

    public static XrefLine InFile(int number, int offset, int generation) => new(number, 1, offset, generation);

    public static XrefLine InObjectStream(int number, int objectStream, int index) => new(number, 2, objectStream, index);
}

/// <summary>Writes cross-reference sections; lines come in increasing order of numbers.</summary>
internal static class XrefWriter
{
    private const int SecondBytes = 4;
    private const int ThirdBytes = 2;

    /// <summary>Writes the classic table of a new file: objects from 1, without gap, after the head of the list of free ones.</summary>
    public static void WriteNewTable(PdfByteWriter writer, IReadOnlyList<XrefLine> lines)
    {
        writer.Raw("xref\n0 "u8).Integer(lines.Count + 1).Raw("\n0000000000 65535 f \n"u8);
        foreach (XrefLine line in lines)
        {
            WriteEntry(writer, line);
        }
    }

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
        dictionary["W"] = Integers([1, SecondBytes, ThirdBytes]);
        dictionary["Index"] = Integers(Subsections(lines).SelectMany(run => (long[])[lines[run.First].Number, run.Count]));
        return new PdfStream(dictionary, Rows(lines));
    }

    private static byte[] Rows(IReadOnlyList<XrefLine> lines)
    {
        byte[] data = new byte[lines.Count * (1 + SecondBytes + ThirdBytes)];
        Span<byte> rest = data;
        foreach (XrefLine line in lines)
        {
            rest[0] = line.Type;
            BinaryPrimitives.WriteInt32BigEndian(rest[1..], line.Second);
            BinaryPrimitives.WriteUInt16BigEndian(rest[(1 + SecondBytes)..], (ushort)line.Third);
            rest = rest[(1 + SecondBytes + ThirdBytes)..];
        }

        return data;
    }

    private static PdfArray Integers(IEnumerable<long> values) => new(values.Select(value => new PdfInteger(value)));

    private static void WriteEntry(PdfByteWriter writer, XrefLine line)
    {
        Span<byte> entry = stackalloc byte[20];
        _ = line.Second.TryFormat(entry, out _, "D10", CultureInfo.InvariantCulture);
        _ = line.Third.TryFormat(entry[11..], out _, "D5", CultureInfo.InvariantCulture);
        entry[10] = (byte)' ';
        " n \n"u8.CopyTo(entry[16..]);
        writer.Raw(entry);
    }

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
