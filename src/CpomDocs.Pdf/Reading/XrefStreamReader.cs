using CpomDocs.Pdf.Filters;
using CpomDocs.Pdf.Objects;

namespace CpomDocs.Pdf.Reading;

/// <summary>Reads the entries of a cross-reference stream (ISO 32000-2, 7.5.8).</summary>
internal sealed class XrefStreamReader(PdfStream stream, int sectionOffset, ReadingContext context)
{
    private readonly Dictionary<int, PdfXrefEntry> _entries = [];

    public XrefSection Read(int end)
    {
        int[] widths = Widths();
        int rowLength = widths.Sum();
        ReadOnlySpan<byte> rows = StreamDecoder.Decode(stream, value => value, context).Span;
        foreach ((int first, int count) in Subsections())
        {
            for (int i = 0; i < count; i++)
            {
                if (rows.Length < rowLength)
                {
                    throw Malformed();
                }

                Add(checked(first + i), rows[..rowLength], widths);
                rows = rows[rowLength..];
            }
        }

        return new XrefSection(sectionOffset, PdfXrefForm.Stream, stream.Dictionary, _entries, end);
    }

    private PdfFormatException Malformed() => new(PdfFormatReason.XrefMalformed, sectionOffset);

    private int[] Widths()
    {
        long[] widths = Integers("W") ?? throw Malformed();
        if (widths.Length < 3 || widths.Any(width => width is < 0 or > sizeof(long)) || widths.Sum() == 0)
        {
            throw Malformed();
        }

        return [.. widths.Select(width => (int)width)];
    }

    private IEnumerable<(int First, int Count)> Subsections()
    {
        long[] index = Integers("Index") ?? [0, Size()];
        for (int i = 0; i + 1 < index.Length; i += 2)
        {
            if (index[i] < 0 || index[i + 1] < 0 || index[i] > int.MaxValue || index[i + 1] > int.MaxValue - index[i])
            {
                throw Malformed();
            }

            yield return ((int)index[i], (int)index[i + 1]);
        }
    }

    private long Size() =>
        stream.Dictionary.TryGet("Size", out PdfObject? value) && value is PdfInteger size ? size.Value : throw Malformed();

    private long[]? Integers(string key) =>
        stream.Dictionary.TryGet(key, out PdfObject? value) && value is PdfArray array && array.All(item => item is PdfInteger)
            ? [.. array.Select(item => ((PdfInteger)item).Value)]
            : null;

    private void Add(int number, ReadOnlySpan<byte> row, int[] widths)
    {
        long type = widths[0] == 0 ? 1 : Field(row[..widths[0]]);
        long second = Field(row.Slice(widths[0], widths[1]));
        long third = Field(row.Slice(widths[0] + widths[1], widths[2]));
        context.CountEntry(sectionOffset);
        if (Entry(type, second, third) is { } entry && !_entries.TryAdd(number, entry))
        {
            context.Report(PdfFormatReason.ObjectRedefined, sectionOffset);
        }
    }

    // An unknown type stands for the null object (7.5.8.3).
    private PdfXrefEntry? Entry(long type, long second, long third) => type switch
    {
        0 => PdfXrefEntry.Free((int)Math.Min(third, ushort.MaxValue)),
        1 when third <= ushort.MaxValue => PdfXrefEntry.InFile(second, (int)third),
        2 when second <= int.MaxValue && third <= int.MaxValue => PdfXrefEntry.InObjectStream((int)second, (int)third),
        1 or 2 => throw Malformed(),
        _ => PdfXrefEntry.Free(0),
    };

    private long Field(ReadOnlySpan<byte> bytes)
    {
        ulong value = 0;
        foreach (byte b in bytes)
        {
            value = (value << 8) | b;
        }

        return value <= long.MaxValue ? (long)value : throw Malformed();
    }
}
