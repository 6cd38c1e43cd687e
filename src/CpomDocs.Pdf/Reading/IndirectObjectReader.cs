using CpomDocs.Pdf.Objects;

namespace CpomDocs.Pdf.Reading;

/// <summary>Reads <c>n g obj … endobj</c>, streams included, at an offset of the file.</summary>
internal sealed class IndirectObjectReader(ReadOnlyMemory<byte> data, ReadingContext context)
{
    private int _noEndstreamFrom = int.MaxValue;

    /// <summary>Reads the object; a stream's <c>/Length</c> may be a reference that <paramref name="resolve"/> follows.</summary>
    public IndirectObject Read(int offset, Func<PdfObject, PdfObject> resolve) => Read(offset, null, resolve);

    /// <summary>Reads the object that must carry a reference's number and generation.</summary>
    public IndirectObject Read(int offset, PdfReference? expected, Func<PdfObject, PdfObject> resolve)
    {
        PdfLexer lexer = OpenObject(offset, expected);
        PdfObject value = new PdfObjectParser(lexer).Parse();
        lexer.SkipWhiteAndComments();
        if (value is PdfDictionary dictionary && lexer.TryKeyword("stream"u8))
        {
            value = ReadStream(lexer, dictionary, resolve);
            lexer.SkipWhiteAndComments();
        }

        if (!lexer.TryKeyword("endobj"u8))
        {
            context.Report(PdfFormatReason.EndobjMissing, lexer.Position);
        }

        return new IndirectObject(value, lexer.Position);
    }

    /// <summary>Finds where the value under a path of keys stands inside the dictionary object at an offset.</summary>
    public (int Start, int End)? Locate(int offset, ReadOnlySpan<string> path) =>
        new PdfObjectParser(OpenObject(offset, null)).Locate(path);

    private PdfLexer OpenObject(int offset, PdfReference? expected)
    {
        var lexer = new PdfLexer(data, offset, context);
        bool isObject = TryNumber(lexer, out long number) & TryNumber(lexer, out long generation) && TryObj(lexer);
        if (!isObject || (expected is not null && (number != expected.Number || generation != expected.Generation)))
        {
            throw new PdfFormatException(PdfFormatReason.ObjectNotAtOffset, offset);
        }

        return lexer;
    }

    private static bool TryObj(PdfLexer lexer)
    {
        lexer.SkipWhiteAndComments();
        return lexer.TryKeyword("obj"u8);
    }

    private static bool TryNumber(PdfLexer lexer, out long number)
    {
        lexer.SkipWhiteAndComments();
        return lexer.TryUnsigned(out number);
    }

    private PdfStream ReadStream(PdfLexer lexer, PdfDictionary dictionary, Func<PdfObject, PdfObject> resolve)
    {
        SkipEndOfLine(lexer);
        int start = lexer.Position;
        int length = LengthOf(lexer, dictionary, resolve);
        if (length < 0)
        {
            context.Report(PdfFormatReason.StreamLengthWrong, start);
            length = SearchEnd(start);
        }

        lexer.Position = start + length;
        lexer.SkipWhite();
        _ = lexer.TryKeyword("endstream"u8);
        return new PdfStream(dictionary, data.Slice(start, length));
    }

    // 7.3.8.1: CR LF or LF after the keyword; a lone CR is not one.
    private void SkipEndOfLine(PdfLexer lexer)
    {
        if (lexer.Peek() == '\r' && lexer.Peek(1) == '\n')
        {
            lexer.Position += 2;
        }
        else if (lexer.Peek() == '\n')
        {
            lexer.Position++;
        }
        else
        {
            context.Report(PdfFormatReason.ObjectMalformed, lexer.Position);
        }
    }

    /// <summary>The announced length when it leads to <c>endstream</c>, -1 otherwise.</summary>
    private int LengthOf(PdfLexer lexer, PdfDictionary dictionary, Func<PdfObject, PdfObject> resolve)
    {
        int start = lexer.Position;
        if (!dictionary.TryGet("Length", out PdfObject? value) || resolve(value) is not PdfInteger { Value: >= 0 } length
            || length.Value > data.Length - start)
        {
            return -1;
        }

        lexer.Position = start + (int)length.Value;
        lexer.SkipWhite();
        return lexer.TryKeyword("endstream"u8) || data.Span[lexer.Position..].StartsWith("endstream"u8) ? (int)length.Value : -1;
    }

    private int SearchEnd(int start)
    {
        int length = start < _noEndstreamFrom ? data.Span[start..].IndexOf("endstream"u8) : -1;
        if (length < 0)
        {
            _noEndstreamFrom = Math.Min(_noEndstreamFrom, start);
            throw new PdfFormatException(PdfFormatReason.StreamLengthWrong, start);
        }

        context.CountScannedBytes(length, start);
        ReadOnlySpan<byte> body = data.Span.Slice(start, length);
        return body switch
        {
            [.., (byte)'\r', (byte)'\n'] => length - 2,
            [.., (byte)'\r' or (byte)'\n'] => length - 1,
            _ => length,
        };
    }
}

/// <summary>An indirect object as read, with the byte after it.</summary>
internal readonly record struct IndirectObject(PdfObject Value, int End);
