using CpomDocs.Pdf.Reading;

namespace CpomDocs.Pdf.Filters;

/// <summary>Undoes <c>ASCIIHexDecode</c> (ISO 32000-2, 7.4.2).</summary>
internal static class AsciiHexFilter
{
    public static ReadOnlyMemory<byte> Decode(ReadOnlySpan<byte> data)
    {
        byte[] output = new byte[(data.Length + 1) / 2];
        int nibbles = 0;
        foreach (byte b in data)
        {
            int value = PdfCharacters.HexValue(b);
            if (b == '>')
            {
                break;
            }

            if (value >= 0)
            {
                output[nibbles / 2] |= (byte)((nibbles & 1) == 0 ? value << 4 : value);
                nibbles++;
            }
            else if (!PdfCharacters.IsWhite(b))
            {
                throw new PdfFormatException(PdfFormatReason.FilterDataDamaged, -1);
            }
        }

        return output.AsMemory(0, (nibbles + 1) / 2);
    }
}
