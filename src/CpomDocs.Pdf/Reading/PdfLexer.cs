using System.Globalization;
using System.Runtime.InteropServices;
using CpomDocs.Pdf.Objects;

namespace CpomDocs.Pdf.Reading;

/// <summary>Reads the simple tokens of PDF syntax at a position that moves forward.</summary>
internal sealed class PdfLexer
{
    private const int LongestInteger = 18;
    private const int LongestReal = 255;
    private readonly ArraySegment<byte> _bytes;

    public PdfLexer(ReadOnlyMemory<byte> data, int position, ReadingContext context)
    {
        Data = data;
        Position = position;
        Context = context;
        _bytes = MemoryMarshal.TryGetArray(data, out ArraySegment<byte> segment) ? segment : data.ToArray();
    }

    public ReadOnlyMemory<byte> Data { get; }

    public ReadingContext Context { get; }

    public int Position { get; set; }

    /// <summary>The same bytes as <see cref="Data"/>, cheaper to reach: every character is read through it.</summary>
    public ReadOnlySpan<byte> Span => _bytes;

    public bool AtEnd => Position >= Data.Length;

    /// <summary>The byte at some distance from the position, -1 beyond the end.</summary>
    public int Peek(int distance = 0) =>
        Position + distance < _bytes.Count ? Span[Position + distance] : -1;

    public PdfFormatException Malformed() => new(PdfFormatReason.ObjectMalformed, Position);

    public void SkipWhite()
    {
        ReadOnlySpan<byte> span = Span;
        int at = Position;
        while (at < span.Length && PdfCharacters.IsWhite(span[at]))
        {
            at++;
        }

        Charge(at - Position);
        Position = at;
    }

    /// <summary>Counts the bytes of a token when it is a long one; short ones are bounded by the number of objects.</summary>
    public void Charge(int length)
    {
        if (length > LongestReal)
        {
            Context.CountScannedBytes(length, Position);
        }
    }

    public void SkipWhiteAndComments()
    {
        SkipWhite();
        while (Peek() == '%')
        {
            SkipComment();
            SkipWhite();
        }
    }

    /// <summary>Passes to the end of the line.</summary>
    public void SkipComment()
    {
        int end = Span[Position..].IndexOfAny((byte)'\n', (byte)'\r');
        end = end < 0 ? Data.Length : Position + end;
        Charge(end - Position);
        Position = end;
    }

    /// <summary>Passes a keyword when it stands here, whole.</summary>
    public bool TryKeyword(ReadOnlySpan<byte> keyword)
    {
        bool isHere = Span[Math.Min(Position, _bytes.Count)..].StartsWith(keyword) && !PdfCharacters.IsRegular(Peek(keyword.Length));
        if (isHere)
        {
            Position += keyword.Length;
        }

        return isHere;
    }

    /// <summary>Reads an unsigned integer of at most eighteen digits; the position stays when there is none.</summary>
    public bool TryUnsigned(out long value)
    {
        ReadOnlySpan<byte> span = Span;
        int at = Position;
        value = 0;
        while (at < span.Length && PdfCharacters.IsDigit(span[at]) && at - Position < LongestInteger)
        {
            value = (value * 10) + span[at] - '0';
            at++;
        }

        bool isWhole = at > Position && (at >= span.Length || !PdfCharacters.IsDigit(span[at]));
        Position = isWhole ? at : Position;
        return isWhole;
    }

    public PdfObject ReadNumber()
    {
        ReadOnlySpan<byte> span = Span[Position..];
        int length = span.IndexOfAnyExcept(PdfCharacters.Numeric);
        ReadOnlySpan<byte> token = length < 0 ? span : span[..length];
        Charge(token.Length);
        if (token.Length <= LongestInteger
            && long.TryParse(token, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long integer))
        {
            Position += token.Length;
            return new PdfInteger(integer);
        }

        if (token.Length > LongestReal || token.IndexOfAnyInRange((byte)'0', (byte)'9') < 0
            || !double.TryParse(token, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture,
                out double real))
        {
            throw Malformed();
        }

        ReadOnlyMemory<byte> literal = Data.Slice(Position, token.Length);
        Position += token.Length;
        return new PdfReal(real) { Literal = literal };
    }

    public PdfName ReadName()
    {
        ReadOnlySpan<byte> span = Span;
        int start = Position + 1;
        int end = start;
        while (end < span.Length && PdfCharacters.IsRegular(span[end]))
        {
            end++;
        }

        Charge(end - start);
        Position = end;
        ReadOnlySpan<byte> raw = span[start..end];
        return Context.Name(raw.Contains((byte)'#') ? Unescape(raw) : raw);
    }

    // ISO 32000-2, 7.3.5: # introduces two hexadecimal digits; elsewhere it stands for itself.
    private static byte[] Unescape(ReadOnlySpan<byte> raw)
    {
        var bytes = new List<byte>(raw.Length);
        for (int i = 0; i < raw.Length; i++)
        {
            int high = raw[i] == '#' && i + 2 < raw.Length ? PdfCharacters.HexValue(raw[i + 1]) : -1;
            int low = high >= 0 ? PdfCharacters.HexValue(raw[i + 2]) : -1;
            if (low >= 0)
            {
                bytes.Add((byte)((high << 4) | low));
                i += 2;
            }
            else
            {
                bytes.Add(raw[i]);
            }
        }

        return [.. bytes];
    }
}
