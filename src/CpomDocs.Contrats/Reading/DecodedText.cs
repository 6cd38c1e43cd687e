using System.Text;

namespace CpomDocs.Contrats.Reading;

/// <summary>A text file in UTF-8, whatever it was written in.</summary>
/// <param name="Utf8">The text, without byte order mark.</param>
/// <param name="HasMark">Whether it began with the mark of UTF-8.</param>
/// <param name="Encoding">Name of the other encoding it was in, or <see langword="null"/> for UTF-8.</param>
public sealed record DecodedText(ReadOnlyMemory<byte> Utf8, bool HasMark, string? Encoding)
{
    private const string Windows = "Windows-1252";

    private static readonly (byte[] Mark, Encoding Encoding, string Name)[] Marks =
    [
        ([0xFF, 0xFE, 0x00, 0x00], new UTF32Encoding(bigEndian: false, byteOrderMark: true, throwOnInvalidCharacters: true), "UTF-32"),
        ([0x00, 0x00, 0xFE, 0xFF], new UTF32Encoding(bigEndian: true, byteOrderMark: true, throwOnInvalidCharacters: true), "UTF-32"),
        ([0xFF, 0xFE], new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true), "UTF-16"),
        ([0xFE, 0xFF], new UnicodeEncoding(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true), "UTF-16"),
    ];

    /// <summary>Finds what a file is written in.</summary>
    /// <param name="bytes">Its bytes.</param>
    /// <returns>The text; bytes that are no known encoding are given as they stand.</returns>
    public static DecodedText Of(ReadOnlyMemory<byte> bytes)
    {
        ReadOnlySpan<byte> span = bytes.Span;
        if (span.StartsWith(System.Text.Encoding.UTF8.Preamble))
        {
            return new DecodedText(bytes[System.Text.Encoding.UTF8.Preamble.Length..], HasMark: true, null);
        }

        foreach ((byte[] mark, Encoding encoding, string name) in Marks)
        {
            if (span.StartsWith(mark))
            {
                return Recode(bytes, mark.Length, encoding, name);
            }
        }

        return LooksLikeUtf16(span) is { } utf16 ? Recode(bytes, 0, utf16, "UTF-16")
            : !System.Text.Unicode.Utf8.IsValid(span) && !HasMultibyteCharacter(span) ? Recode(bytes, 0, WindowsEncoding(), Windows)
            : new DecodedText(bytes, HasMark: false, null);
    }

    private static DecodedText Recode(ReadOnlyMemory<byte> bytes, int skipped, Encoding encoding, string name)
    {
        try
        {
            byte[] utf8 = System.Text.Encoding.UTF8.GetBytes(encoding.GetString(bytes.Span[skipped..]));
            return new DecodedText(utf8, HasMark: false, name);
        }
        catch (DecoderFallbackException)
        {
            return new DecodedText(bytes, HasMark: false, null);
        }
    }

    // JSON and CSV begin with an ASCII character: in UTF-16 one of its two bytes is zero.
    private static UnicodeEncoding? LooksLikeUtf16(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [not 0, 0, not 0, 0, ..] => new UnicodeEncoding(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true),
        [0, not 0, 0, not 0, ..] => new UnicodeEncoding(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true),
        _ => null,
    };

    // A file with one whole character of several bytes is damaged UTF-8, not another encoding.
    private static bool HasMultibyteCharacter(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            bool isRune = Rune.DecodeFromUtf8(bytes, out Rune rune, out int consumed) == System.Buffers.OperationStatus.Done;
            if ((isRune && !rune.IsAscii) || bytes[0] == 0)
            {
                return true;
            }

            bytes = bytes[consumed..];
        }

        return false;
    }

    private static Encoding WindowsEncoding() =>
        CodePagesEncodingProvider.Instance.GetEncoding(1252, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;
}
