using System.Buffers;
using CpomDocs.Pdf.Objects;

namespace CpomDocs.Pdf.Reading;

/// <summary>Reads string objects (ISO 32000-2, 7.3.4).</summary>
internal static class PdfStringReader
{
    /// <summary>Reads a literal string whose opening parenthesis is at the position; one without escapes is not copied.</summary>
    public static PdfString ReadLiteral(PdfLexer lexer)
    {
        int start = lexer.Position + 1;
        int end = FindEnd(lexer, start);
        ReadOnlyMemory<byte> raw = lexer.Data[start..end];
        lexer.Position = end + 1;
        return new PdfString(raw.Span.IndexOfAny((byte)'\\', (byte)'\r') < 0 ? raw : Unescape(raw.Span));
    }

    /// <summary>Reads a hexadecimal string whose opening bracket is at the position.</summary>
    public static PdfString ReadHex(PdfLexer lexer)
    {
        int start = lexer.Position + 1;
        int length = lexer.Span[start..].IndexOf((byte)'>');
        lexer.Charge(length < 0 ? lexer.Data.Length - start : length);
        if (length < 0)
        {
            throw lexer.Malformed();
        }

        ReadOnlySpan<byte> digits = lexer.Span.Slice(start, length);
        byte[] bytes = TryDecodePlainHex(digits) ?? DecodeHex(digits, lexer);
        lexer.Position = start + length + 1;
        return new PdfString(bytes, isHex: true);
    }

    private static int FindEnd(PdfLexer lexer, int start)
    {
        ReadOnlySpan<byte> span = lexer.Span;
        int depth = 1;
        int at = start;
        while (true)
        {
            int next = span[at..].IndexOfAny((byte)'(', (byte)')', (byte)'\\');
            if (next < 0)
            {
                lexer.Charge(span.Length - start);
                throw lexer.Malformed();
            }

            at += next;
            depth += span[at] switch { (byte)'(' => 1, (byte)')' => -1, _ => 0 };
            if (depth == 0)
            {
                lexer.Charge(at - start);
                return at;
            }

            at = Math.Min(span.Length, at + (span[at] == '\\' ? 2 : 1));
        }
    }

    private static byte[] Unescape(ReadOnlySpan<byte> raw)
    {
        byte[] bytes = new byte[raw.Length];
        int count = 0;
        int at = 0;
        while (at < raw.Length)
        {
            int read = raw[at] switch
            {
                (byte)'\\' => ReadEscape(raw[at..], bytes, ref count),
                (byte)'\r' => ReadEndOfLine(raw[at..], bytes, ref count),
                _ => Copy(raw[at], bytes, ref count),
            };
            at += read;
        }

        return bytes[..count];
    }

    private static int Copy(byte b, byte[] bytes, ref int count)
    {
        bytes[count++] = b;
        return 1;
    }

    // An end of line inside a string is one line feed, however it is written.
    private static int ReadEndOfLine(ReadOnlySpan<byte> raw, byte[] bytes, ref int count)
    {
        bytes[count++] = (byte)'\n';
        return EndOfLineLength(raw);
    }

    private static int EndOfLineLength(ReadOnlySpan<byte> raw) => raw switch
    {
        [(byte)'\r', (byte)'\n', ..] => 2,
        [(byte)'\r' or (byte)'\n', ..] => 1,
        _ => 0,
    };

    private static int ReadEscape(ReadOnlySpan<byte> raw, byte[] bytes, ref int count)
    {
        if (raw.Length < 2)
        {
            return 1;
        }

        int continuation = EndOfLineLength(raw[1..]);
        if (continuation > 0)
        {
            return 1 + continuation;
        }

        if (raw[1] is >= (byte)'0' and <= (byte)'7')
        {
            return ReadOctal(raw, bytes, ref count);
        }

        bytes[count++] = raw[1] switch
        {
            (byte)'n' => (byte)'\n',
            (byte)'r' => (byte)'\r',
            (byte)'t' => (byte)'\t',
            (byte)'b' => (byte)'\b',
            (byte)'f' => (byte)'\f',
            byte other => other,
        };
        return 2;
    }

    private static int ReadOctal(ReadOnlySpan<byte> raw, byte[] bytes, ref int count)
    {
        int value = 0;
        int at = 1;
        while (at < raw.Length && at <= 3 && raw[at] is >= (byte)'0' and <= (byte)'7')
        {
            value = (value * 8) + raw[at] - '0';
            at++;
        }

        bytes[count++] = (byte)(value & 0xFF);
        return at;
    }

    // The common case, a signature of many kilobytes without white space, is worth the vectorised path.
    private static byte[]? TryDecodePlainHex(ReadOnlySpan<byte> digits)
    {
        byte[] bytes = new byte[digits.Length / 2];
        return digits.Length % 2 == 0 && Convert.FromHexString(digits, bytes, out _, out _) == OperationStatus.Done ? bytes : null;
    }

    private static byte[] DecodeHex(ReadOnlySpan<byte> digits, PdfLexer lexer)
    {
        byte[] bytes = new byte[(digits.Length + 1) / 2];
        int nibbles = 0;
        foreach (byte digit in digits)
        {
            int value = PdfCharacters.HexValue(digit);
            if (value >= 0)
            {
                bytes[nibbles / 2] |= (byte)((nibbles & 1) == 0 ? value << 4 : value);
                nibbles++;
            }
            else if (!PdfCharacters.IsWhite(digit))
            {
                throw lexer.Malformed();
            }
        }

        return bytes[..((nibbles + 1) / 2)];
    }
}
