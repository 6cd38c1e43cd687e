using CpomDocs.Pdf.Objects;

namespace CpomDocs.Pdf.Reading;

/// <summary>Parses direct objects, bounded in depth and number.</summary>
internal sealed class PdfObjectParser(PdfLexer lexer)
{
    private int _depth;

    public PdfLexer Lexer { get; } = lexer;

    /// <summary>Parses the object that stands at the position, after white space.</summary>
    public PdfObject Parse()
    {
        Lexer.SkipWhiteAndComments();
        Lexer.Context.CountObject(Lexer.Position);
        return Lexer.Peek() switch
        {
            '/' => Lexer.ReadName(),
            '(' => PdfStringReader.ReadLiteral(Lexer),
            '<' => Lexer.Peek(1) == '<' ? ParseDictionary() : PdfStringReader.ReadHex(Lexer),
            '[' => ParseArray(),
            '+' or '-' or '.' => Lexer.ReadNumber(),
            >= '0' and <= '9' => ParseNumberOrReference(),
            _ => ParseKeyword(),
        };
    }

    /// <summary>Parses the dictionary that stands at the position; the last of two equal keys counts.</summary>
    public PdfDictionary ParseDictionary()
    {
        var dictionary = new PdfDictionary();
        Open();
        while (TryNextKey(out string key))
        {
            if (dictionary.ContainsKey(key))
            {
                Lexer.Context.Report(PdfFormatReason.DuplicateKey, Lexer.Position);
            }

            dictionary[key] = Parse();
        }

        return dictionary;
    }

    /// <summary>Finds where the value under a path of keys stands, from the dictionary at the position.</summary>
    /// <returns>First byte of the value and the byte after it; null when the path leads nowhere.</returns>
    public (int Start, int End)? Locate(ReadOnlySpan<string> path)
    {
        string sought = path[0];
        (int Start, int End)? found = null;
        Lexer.SkipWhiteAndComments();
        if (Lexer.Peek() != '<' || Lexer.Peek(1) != '<')
        {
            return null;
        }

        Open();
        while (TryNextKey(out string key))
        {
            Lexer.SkipWhiteAndComments();
            int start = Lexer.Position;
            _ = Parse();
            found = key == sought ? (start, Lexer.Position) : found;
        }

        if (found is null || path.Length == 1)
        {
            return found;
        }

        Lexer.Position = found.Value.Start;
        return Locate(path[1..]);
    }

    private void Open()
    {
        Enter();
        Lexer.Position += 2;
    }

    // Closes the dictionary when there is no further key.
    private bool TryNextKey(out string key)
    {
        Lexer.SkipWhiteAndComments();
        if (Lexer.Peek() == '/')
        {
            key = Lexer.ReadName().Value;
            return true;
        }

        if (Lexer.Peek() != '>' || Lexer.Peek(1) != '>')
        {
            throw Lexer.Malformed();
        }

        Lexer.Position += 2;
        _depth--;
        key = string.Empty;
        return false;
    }

    private PdfArray ParseArray()
    {
        Enter();
        var array = new PdfArray();
        Lexer.Position++;
        Lexer.SkipWhiteAndComments();
        while (Lexer.Peek() != ']')
        {
            array.Add(Parse());
            Lexer.SkipWhiteAndComments();
        }

        Lexer.Position++;
        _depth--;
        return array;
    }

    private PdfObject ParseNumberOrReference()
    {
        int start = Lexer.Position;
        if (Lexer.TryUnsigned(out long number) && PdfCharacters.IsWhite(Lexer.Peek()))
        {
            int afterNumber = Lexer.Position;
            Lexer.SkipWhiteAndComments();
            if (Lexer.TryUnsigned(out long generation) && TryReferenceMark() && number <= int.MaxValue && generation <= ushort.MaxValue)
            {
                return new PdfReference((int)number, (int)generation);
            }

            Lexer.Position = afterNumber;
            return new PdfInteger(number);
        }

        Lexer.Position = start;
        return Lexer.ReadNumber();
    }

    private bool TryReferenceMark()
    {
        Lexer.SkipWhiteAndComments();
        return Lexer.TryKeyword("R"u8);
    }

    private PdfObject ParseKeyword()
    {
        if (Lexer.TryKeyword("true"u8))
        {
            return PdfBoolean.True;
        }

        if (Lexer.TryKeyword("false"u8))
        {
            return PdfBoolean.False;
        }

        return Lexer.TryKeyword("null"u8) ? PdfNull.Instance : throw Lexer.Malformed();
    }

    private void Enter()
    {
        if (++_depth > Lexer.Context.Options.MaxDepth)
        {
            throw new PdfFormatException(PdfFormatReason.LimitExceeded, Lexer.Position);
        }
    }
}
