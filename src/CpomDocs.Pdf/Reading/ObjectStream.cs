using CpomDocs.Pdf.Objects;

namespace CpomDocs.Pdf.Reading;

/// <summary>A decoded object stream (ISO 32000-2, 7.5.7).</summary>
internal sealed class ObjectStream
{
    private readonly ReadOnlyMemory<byte> _data;
    private readonly ReadingContext _context;
    private readonly (int Number, int Offset)[] _index;

    public ObjectStream(PdfDictionary dictionary, ReadOnlyMemory<byte> data, ReadingContext context)
    {
        _data = data;
        _context = context;
        _index = ReadIndex(Integer(dictionary, "N"), Integer(dictionary, "First"));
    }

    /// <summary>Numbers of the objects it holds, with their places.</summary>
    public IEnumerable<(int Number, int Index)> Numbers => _index.Select((entry, index) => (entry.Number, index));

    /// <summary>Reads the object at a place; it must carry the number asked.</summary>
    public PdfObject Read(int index, int number)
    {
        if (index >= _index.Length || _index[index].Number != number)
        {
            throw Malformed();
        }

        return new PdfObjectParser(new PdfLexer(_data, _index[index].Offset, _context)).Parse();
    }

    private static PdfFormatException Malformed() => new(PdfFormatReason.ObjectStreamMalformed, -1);

    private int Integer(PdfDictionary dictionary, string key) =>
        dictionary.TryGet(key, out PdfObject? value) && value is PdfInteger { Value: >= 0 } integer && integer.Value <= _data.Length
            ? (int)integer.Value
            : throw Malformed();

    private (int Number, int Offset)[] ReadIndex(int count, int first)
    {
        // Two numbers with a space after each take four bytes at least, but for the last one.
        if (count > (first / 4) + 1)
        {
            throw Malformed();
        }

        var index = new (int, int)[count];
        var lexer = new PdfLexer(_data[..first], 0, _context);
        for (int i = 0; i < count; i++)
        {
            long number = ReadNumber(lexer);
            long offset = ReadNumber(lexer);
            if (number > int.MaxValue || offset > _data.Length - first)
            {
                throw Malformed();
            }

            index[i] = ((int)number, first + (int)offset);
        }

        return index;
    }

    private static long ReadNumber(PdfLexer lexer)
    {
        lexer.SkipWhiteAndComments();
        return lexer.TryUnsigned(out long value) ? value : throw Malformed();
    }
}
