using System.Globalization;
using CpomDocs.Pdf.Objects;

namespace CpomDocs.Pdf.Writing;

/// <summary>
/// Writes a signature dictionary with a fixed-width <c>/ByteRange</c> and an empty <c>/Contents</c>, and remembers where they stand.
/// </summary>
internal sealed class SignaturePlaceholder(int objectNumber, PdfDictionary template, int capacity)
{
    private const int ByteRangeWidth = 36;
    private int _byteRange;
    private int _contents;

    public int ObjectNumber { get; } = objectNumber;

    public void Write(PdfByteWriter writer)
    {
        writer.Raw("<<"u8);
        foreach (string key in template.Keys.Union(["ByteRange", "Contents"]))
        {
            PdfSerializer.WriteName(writer, key);
            writer.Raw(" "u8);
            WriteValue(writer, key);
        }

        writer.Raw(">>"u8);
    }

    /// <summary>Writes the real <c>/ByteRange</c> in a file whose revision begins at an offset.</summary>
    public PreparedSignature Fill(byte[] file, int start)
    {
        int contents = start + _contents;
        int after = contents + (2 * capacity) + 2;
        string range = string.Create(CultureInfo.InvariantCulture, $"[0 {contents} {after} {file.Length - after}")
            .PadRight(ByteRangeWidth - 1) + "]";
        System.Text.Encoding.ASCII.GetBytes(range, file.AsSpan(start + _byteRange));
        return new PreparedSignature(file, contents, after);
    }

    private void WriteValue(PdfByteWriter writer, string key)
    {
        switch (key)
        {
            case "ByteRange":
                _byteRange = writer.Length;
                writer.Raw(new string(' ', ByteRangeWidth));
                break;
            case "Contents":
                _contents = writer.Length;
                writer.Raw("<"u8).Raw(new string('0', 2 * capacity)).Raw(">"u8);
                break;
            default:
                PdfSerializer.Write(writer, template[key]);
                break;
        }
    }
}
