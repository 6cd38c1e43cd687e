using System.Text;

namespace CpomDocs.Pdf.Objects;

/// <summary>A string object (7.3.4): bytes, written literally or in hexadecimal.</summary>
public sealed class PdfString : PdfObject
{
    /// <summary>Makes a string.</summary>
    /// <param name="bytes">Decoded bytes; kept, not copied.</param>
    /// <param name="isHex">Whether it is written in hexadecimal.</param>
    public PdfString(ReadOnlyMemory<byte> bytes, bool isHex = false)
    {
        Bytes = bytes;
        IsHex = isHex;
    }

    /// <summary>Decoded bytes.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>Whether it is written in hexadecimal.</summary>
    public bool IsHex { get; }

    /// <summary>A text string (7.9.2.2): ASCII as is, UTF-16BE with a byte order mark otherwise.</summary>
    /// <param name="text">Text.</param>
    /// <returns>The string.</returns>
    public static PdfString FromText(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return System.Text.Ascii.IsValid(text)
            ? new PdfString(Encoding.ASCII.GetBytes(text))
            : new PdfString((byte[])[0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(text)], isHex: true);
    }

    /// <summary>Reads it as a text string: UTF-16BE or UTF-8 with byte order mark, PDFDocEncoding otherwise.</summary>
    /// <returns>The text.</returns>
    public string ToText()
    {
        ReadOnlySpan<byte> bytes = Bytes.Span;
        return bytes switch
        {
            [0xFE, 0xFF, .. var rest] => Encoding.BigEndianUnicode.GetString(rest),
            [0xEF, 0xBB, 0xBF, .. var rest] => Encoding.UTF8.GetString(rest),
            _ => PdfDocEncoding.Decode(bytes),
        };
    }
}
