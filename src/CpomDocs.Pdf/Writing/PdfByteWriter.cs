using System.Buffers;
using System.Globalization;
using System.Text;

namespace CpomDocs.Pdf.Writing;

/// <summary>Growing buffer with the primitives of PDF syntax; not thread-safe.</summary>
public sealed class PdfByteWriter
{
    private readonly ArrayBufferWriter<byte> _buffer;

    /// <summary>Makes an empty buffer.</summary>
    /// <param name="capacity">Bytes to begin with.</param>
    public PdfByteWriter(int capacity = 4096) => _buffer = new ArrayBufferWriter<byte>(capacity);

    /// <summary>Bytes written so far.</summary>
    public int Length => _buffer.WrittenCount;

    /// <summary>The bytes written so far; valid until the next write.</summary>
    public ReadOnlySpan<byte> Written => _buffer.WrittenSpan;

    /// <summary>Writes bytes.</summary>
    /// <param name="bytes">Bytes.</param>
    /// <returns>This writer.</returns>
    public PdfByteWriter Raw(ReadOnlySpan<byte> bytes)
    {
        _buffer.Write(bytes);
        return this;
    }

    /// <summary>Writes characters of which each is one byte (Latin-1).</summary>
    /// <param name="text">Characters.</param>
    /// <returns>This writer.</returns>
    public PdfByteWriter Raw(string text)
    {
        Encoding.Latin1.GetBytes(text, _buffer);
        return this;
    }

    /// <summary>Writes an integer.</summary>
    /// <param name="value">Integer.</param>
    /// <returns>This writer.</returns>
    public PdfByteWriter Integer(long value)
    {
        Span<byte> span = _buffer.GetSpan(20);
        _ = value.TryFormat(span, out int written, default, CultureInfo.InvariantCulture);
        _buffer.Advance(written);
        return this;
    }

    /// <summary>Writes a real with at most three decimals, without exponent, without trailing zeros.</summary>
    /// <param name="value">Real; finite.</param>
    /// <returns>This writer.</returns>
    public PdfByteWriter Real(double value)
    {
        long thousandths = checked((long)Math.Round(value * 1000, MidpointRounding.AwayFromZero));
        if (thousandths < 0)
        {
            Raw("-"u8);
            thousandths = -thousandths;
        }

        Integer(thousandths / 1000);
        WriteDecimals((int)(thousandths % 1000));
        return this;
    }

    /// <summary>Writes two upper-case hexadecimal digits a byte.</summary>
    /// <param name="bytes">Bytes.</param>
    /// <returns>This writer.</returns>
    public PdfByteWriter Hex(ReadOnlySpan<byte> bytes)
    {
        Span<byte> span = _buffer.GetSpan(bytes.Length * 2);
        for (int i = 0; i < bytes.Length; i++)
        {
            span[2 * i] = HexDigit(bytes[i] >> 4);
            span[(2 * i) + 1] = HexDigit(bytes[i] & 15);
        }

        _buffer.Advance(bytes.Length * 2);
        return this;
    }

    /// <summary>Forgets what was written and keeps the room for what comes next.</summary>
    public void Clear() => _buffer.ResetWrittenCount();

    /// <summary>Copies the bytes out.</summary>
    /// <returns>A new array.</returns>
    public byte[] ToArray() => _buffer.WrittenSpan.ToArray();

    private static byte HexDigit(int value) => (byte)(value < 10 ? '0' + value : 'A' + value - 10);

    private void WriteDecimals(int thousandths)
    {
        if (thousandths == 0)
        {
            return;
        }

        Span<byte> digits =
        [
            (byte)'.', (byte)('0' + (thousandths / 100)), (byte)('0' + (thousandths / 10 % 10)), (byte)('0' + (thousandths % 10)),
        ];
        Raw(digits[..(thousandths % 10 != 0 ? 4 : thousandths / 10 % 10 != 0 ? 3 : 2)]);
    }
}
