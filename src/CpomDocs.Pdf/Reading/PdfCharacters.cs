using System.Buffers;

namespace CpomDocs.Pdf.Reading;

/// <summary>Classes of characters (ISO 32000-2, 7.2.3).</summary>
internal static class PdfCharacters
{
    /// <summary>Characters of a number.</summary>
    public static readonly SearchValues<byte> Numeric = SearchValues.Create("+-.0123456789"u8);

    public static bool IsWhite(int b) => b is 0x20 or 0x0A or 0x0D or 0x09 or 0x0C or 0x00;

    public static bool IsDelimiter(int b) =>
        b is '(' or ')' or '<' or '>' or '[' or ']' or '{' or '}' or '/' or '%';

    public static bool IsRegular(int b) => b >= 0 && !IsWhite(b) && !IsDelimiter(b);

    public static bool IsDigit(int b) => b is >= '0' and <= '9';

    /// <summary>Value of a hexadecimal digit, -1 for anything else.</summary>
    public static int HexValue(int b) => b switch
    {
        >= '0' and <= '9' => b - '0',
        >= 'A' and <= 'F' => b - 'A' + 10,
        >= 'a' and <= 'f' => b - 'a' + 10,
        _ => -1,
    };
}
