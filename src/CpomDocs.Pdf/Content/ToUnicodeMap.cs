using System.Collections.Immutable;
using System.Text;
using CpomDocs.Pdf.Objects;
using CpomDocs.Pdf.Reading;

namespace CpomDocs.Pdf.Content;

/// <summary>What the character codes of a font mean (ISO 32000-2, 9.10.3).</summary>
internal sealed class ToUnicodeMap
{
    private const int MaxMappings = 70_000;
    private readonly Dictionary<int, string> _texts = [];
    private int _mappings;

    private ToUnicodeMap()
    {
    }

    /// <summary>Reads the map of a font.</summary>
    /// <exception cref="PdfFormatException">The map is malformed or too large.</exception>
    public static ToUnicodeMap Read(ReadOnlyMemory<byte> content, ReadingContext context)
    {
        var map = new ToUnicodeMap();
        foreach (ContentOperation operation in new ContentReader(content, context).Operations())
        {
            switch (operation.Operator)
            {
                case "endbfchar":
                    map.AddCharacters(operation.Operands);
                    break;
                case "endbfrange":
                    map.AddRanges(operation.Operands);
                    break;
                default:
                    break;
            }
        }

        return map;
    }

    /// <summary>Text of a code, or <see langword="null"/> when the map does not hold it.</summary>
    public string? TextOf(int code) => _texts.GetValueOrDefault(code);

    private void AddCharacters(ImmutableArray<PdfObject> operands)
    {
        for (int i = 0; i + 1 < operands.Length; i += 2)
        {
            Add(CodeOf(operands[i]), Utf16(operands[i + 1]));
        }
    }

    private void AddRanges(ImmutableArray<PdfObject> operands)
    {
        for (int i = 0; i + 2 < operands.Length; i += 3)
        {
            (int first, int last) = (CodeOf(operands[i]), CodeOf(operands[i + 1]));
            for (int code = first; code <= last; code++)
            {
                Add(code, TextInRange(operands[i + 2], code - first));
            }
        }
    }

    private static string TextInRange(PdfObject target, int rank)
    {
        if (target is PdfArray texts)
        {
            return rank < texts.Count ? Utf16(texts[rank]) : throw Malformed();
        }

        string first = Utf16(target);
        return first.Length > 0 && first[^1] + rank <= char.MaxValue ? first[..^1] + (char)(first[^1] + rank) : throw Malformed();
    }

    private void Add(int code, string text)
    {
        if (++_mappings > MaxMappings)
        {
            throw new PdfFormatException(PdfFormatReason.LimitExceeded, -1);
        }

        _texts[code] = text;
    }

    private static int CodeOf(PdfObject value) => BytesOf(value) switch
    {
        [var only] => only,
        [var high, var low] => (high << 8) | low,
        _ => throw Malformed(),
    };

    private static string Utf16(PdfObject value) => Encoding.BigEndianUnicode.GetString(BytesOf(value));

    private static ReadOnlySpan<byte> BytesOf(PdfObject value) => value is PdfString text ? text.Bytes.Span : throw Malformed();

    private static PdfFormatException Malformed() => new(PdfFormatReason.ObjectMalformed, -1);
}
