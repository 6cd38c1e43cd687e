namespace CpomDocs.Pdf.Objects;

/// <summary>The default encoding of text strings (ISO 32000-2, annex D.3): Latin-1 but for three runs.</summary>
internal static class PdfDocEncoding
{
    private const int FirstAccent = 0x18;
    private const int FirstSymbol = 0x80;
    private const int Euro = 0xA0;
    private const string Accents = "\u02D8\u02C7\u02C6\u02D9\u02DD\u02DB\u02DA\u02DC";
    private const string Symbols =
        "\u2022\u2020\u2021\u2026\u2014\u2013\u0192\u2044\u2039\u203A\u2212\u2030\u201E\u201C\u201D\u2018\u2019\u201A"
        + "\u2122\uFB01\uFB02\u0141\u0152\u0160\u0178\u017D\u0131\u0142\u0153\u0161\u017E";

    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        var characters = new char[bytes.Length];
        for (int i = 0; i < bytes.Length; i++)
        {
            characters[i] = Decode(bytes[i]);
        }

        return new string(characters);
    }

    private static char Decode(byte b) => b switch
    {
        >= FirstAccent and < FirstAccent + 8 => Accents[b - FirstAccent],
        >= FirstSymbol and < FirstSymbol + 31 => Symbols[b - FirstSymbol],
        Euro => '\u20AC',
        _ => (char)b,
    };
}
