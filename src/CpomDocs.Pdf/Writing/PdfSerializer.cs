using System.Buffers;
using System.Text;
using CpomDocs.Pdf.Objects;

namespace CpomDocs.Pdf.Writing;

/// <summary>Writes objects in PDF syntax (ISO 32000-2, 7.3), always the same bytes for the same object.</summary>
public static class PdfSerializer
{
    // ISO 32000-2, 7.3.5: those that a name need not write as a number.
    private static readonly SearchValues<char> RegularCharacters = SearchValues.Create(
        Enumerable.Range('!', '~' - '!' + 1).Select(code => (char)code).Except("()<>[]{}/%#").ToArray());

    /// <summary>Writes an object; a stream's <c>/Length</c> is that of its data.</summary>
    /// <param name="writer">Where to write.</param>
    /// <param name="value">Object.</param>
    public static void Write(PdfByteWriter writer, PdfObject value)
    {
        ArgumentNullException.ThrowIfNull(writer);
        switch (value)
        {
            case PdfName name:
                WriteName(writer, name.Value);
                break;
            case PdfReference reference:
                writer.Integer(reference.Number).Raw(" "u8).Integer(reference.Generation).Raw(" R"u8);
                break;
            case PdfInteger integer:
                writer.Integer(integer.Value);
                break;
            case PdfReal { Literal.IsEmpty: false } read:
                writer.Raw(read.Literal.Span);
                break;
            case PdfReal real:
                writer.Real(real.Value);
                break;
            case PdfString text:
                WriteString(writer, text);
                break;
            case PdfDictionary dictionary:
                WriteDictionary(writer, dictionary);
                break;
            case PdfArray array:
                WriteArray(writer, array);
                break;
            case PdfStream stream:
                WriteStream(writer, stream);
                break;
            case PdfBoolean boolean:
                writer.Raw(boolean.Value ? "true"u8 : "false"u8);
                break;
            default:
                writer.Raw("null"u8);
                break;
        }
    }

    private static void WriteDictionary(PdfByteWriter writer, PdfDictionary dictionary)
    {
        writer.Raw("<<"u8);
        foreach ((string key, PdfObject value) in dictionary)
        {
            WriteName(writer, key);
            writer.Raw(" "u8);
            Write(writer, value);
        }

        writer.Raw(">>"u8);
    }

    private static void WriteArray(PdfByteWriter writer, PdfArray array)
    {
        writer.Raw("["u8);
        for (int i = 0; i < array.Count; i++)
        {
            if (i > 0)
            {
                writer.Raw(" "u8);
            }

            Write(writer, array[i]);
        }

        writer.Raw("]"u8);
    }

    // ISO 19005-2, 6.1.7.1: one end of line after the keyword stream, one before endstream, not counted in /Length.
    private static void WriteStream(PdfByteWriter writer, PdfStream stream)
    {
        stream.Dictionary["Length"] = new PdfInteger(stream.Data.Length);
        WriteDictionary(writer, stream.Dictionary);
        writer.Raw("\nstream\n"u8).Raw(stream.Data.Span).Raw("\nendstream"u8);
    }

    private static void WriteString(PdfByteWriter writer, PdfString text)
    {
        if (text.IsHex)
        {
            writer.Raw("<"u8).Hex(text.Bytes.Span).Raw(">"u8);
            return;
        }

        writer.Raw("("u8);
        foreach (byte b in text.Bytes.Span)
        {
            WriteLiteralByte(writer, b);
        }

        writer.Raw(")"u8);
    }

    private static void WriteLiteralByte(PdfByteWriter writer, byte b)
    {
        switch (b)
        {
            case (byte)'(' or (byte)')' or (byte)'\\':
                writer.Raw([(byte)'\\', b]);
                break;
            case < 0x20 or >= 0x7F:
                writer.Raw([(byte)'\\', (byte)('0' + (b >> 6)), (byte)('0' + ((b >> 3) & 7)), (byte)('0' + (b & 7))]);
                break;
            default:
                writer.Raw([b]);
                break;
        }
    }

    internal static void WriteName(PdfByteWriter writer, string name)
    {
        writer.Raw("/"u8);
        if (!name.AsSpan().ContainsAnyExcept(RegularCharacters))
        {
            writer.Raw(name);
            return;
        }

        foreach (byte b in Encoding.Latin1.GetBytes(name))
        {
            if (RegularCharacters.Contains((char)b))
            {
                writer.Raw([b]);
            }
            else
            {
                writer.Raw("#"u8).Hex([b]);
            }
        }
    }
}
