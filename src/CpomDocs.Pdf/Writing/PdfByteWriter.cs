using System.Buffers;
using System.Globalization;
using System.Text;

namespace CpomDocs.Pdf.Writing;

/// <summary>Growing buffer with the primitives of PDF syntax; not thread-safe.</summary>
/// <remarks>Its room is lent by the shared pool: a file is over the size from which an array of its own costs a full collection.</remarks>
public sealed class PdfByteWriter
{
    private const int LongestInteger = 20;

    private byte[] _buffer;

    /// <summary>Makes an empty buffer.</summary>
    /// <param name="capacity">Bytes to begin with.</param>
    public PdfByteWriter(int capacity = 4096) => _buffer = ArrayPool<byte>.Shared.Rent(capacity);

    /// <summary>Bytes written so far.</summary>
    public int Length { get; private set; }

    /// <summary>The bytes written so far; valid until the next write.</summary>
    public ReadOnlySpan<byte> Written => _buffer.AsSpan(0, Length);

    /// <summary>Writes bytes.</summary>
    /// <param name="bytes">Bytes.</param>
    /// <returns>This writer.</returns>
    public PdfByteWriter Raw(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Room(bytes.Length));
        Length += bytes.Length;
        return this;
    }

    /// <summary>Writes characters of which each is one byte (Latin-1).</summary>
    /// <param name="text">Characters.</param>
    /// <returns>This writer.</returns>
    public PdfByteWriter Raw(string text)
    {
        Length += Encoding.Latin1.GetBytes(text, Room(text.Length));
        return this;
    }

    /// <summary>Writes an integer.</summary>
    /// <param name="value">Integer.</param>
    /// <returns>This writer.</returns>
    public PdfByteWriter Integer(long value)
    {
        _ = value.TryFormat(Room(LongestInteger), out int written, default, CultureInfo.InvariantCulture);
        Length += written;
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
        Span<byte> span = Room(bytes.Length * 2);
        for (int i = 0; i < bytes.Length; i++)
        {
            span[2 * i] = HexDigit(bytes[i] >> 4);
            span[(2 * i) + 1] = HexDigit(bytes[i] & 15);
        }

        Length += bytes.Length * 2;
        return this;
    }

    /// <summary>Forgets what was written and keeps the room for what comes next.</summary>
    public void Clear() => Length = 0;

    /// <summary>Gives the room back; the buffer is empty.</summary>
    public void Release()
    {
        ArrayPool<byte>.Shared.Return(_buffer);
        (_buffer, Length) = ([], 0);
    }

    /// <summary>Copies the bytes out.</summary>
    /// <returns>A new array.</returns>
    public byte[] ToArray() => Written.ToArray();

    private Span<byte> Room(int count)
    {
        if (_buffer.Length - Length < count)
        {
            byte[] larger = ArrayPool<byte>.Shared.Rent(Math.Max(Length + count, 2 * _buffer.Length));
            Written.CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = larger;
        }

        return _buffer.AsSpan(Length);
    }

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
