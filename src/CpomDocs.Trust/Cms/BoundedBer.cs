namespace CpomDocs.Trust.Cms;

/// <summary>Measures BER values without building anything, so that only bounded bytes reach the ASN.1 library.</summary>
internal static class BoundedBer
{
    private const int MaxDepth = 40;
    private const int MaxLength = 16 << 20;

    /// <summary>Length of the first value, header included, or <see langword="null"/> when it is malformed, too deep or too long.</summary>
    public static int? Measure(ReadOnlySpan<byte> bytes) => bytes.Length > MaxLength ? null : Measure(bytes, 0);

    /// <summary>Whether the bytes are exactly one bounded value.</summary>
    public static bool IsOneValue(ReadOnlySpan<byte> bytes) => Measure(bytes) == bytes.Length;

    private static int? Measure(ReadOnlySpan<byte> bytes, int depth)
    {
        if (depth > MaxDepth || !TryReadHeader(bytes, out int header, out int? length))
        {
            return null;
        }

        bool constructed = (bytes[0] & 0x20) != 0;
        if (length is not int known)
        {
            return constructed ? MeasureIndefinite(bytes, header, depth) : null;
        }

        if (known > bytes.Length - header)
        {
            return null;
        }

        return !constructed || HoldsWholeValues(bytes.Slice(header, known), depth) ? header + known : null;
    }

    private static bool HoldsWholeValues(ReadOnlySpan<byte> content, int depth)
    {
        while (!content.IsEmpty)
        {
            if (Measure(content, depth + 1) is not int one)
            {
                return false;
            }

            content = content[one..];
        }

        return true;
    }

    private static int? MeasureIndefinite(ReadOnlySpan<byte> bytes, int header, int depth)
    {
        int position = header;
        while (position + 2 <= bytes.Length)
        {
            if (bytes[position] == 0 && bytes[position + 1] == 0)
            {
                return position + 2;
            }

            if (Measure(bytes[position..], depth + 1) is not int one)
            {
                return null;
            }

            position += one;
        }

        return null;
    }

    private static bool TryReadHeader(ReadOnlySpan<byte> bytes, out int header, out int? length)
    {
        header = 1;
        length = null;
        if (bytes.Length < 2)
        {
            return false;
        }

        if ((bytes[0] & 0x1F) == 0x1F && !TrySkipLongTag(bytes, ref header))
        {
            return false;
        }

        int first = bytes[header++];
        if (first == 0x80)
        {
            return true;
        }

        if (first < 0x80)
        {
            length = first;
            return true;
        }

        return TryReadLongLength(bytes, first & 0x7F, ref header, out length);
    }

    private static bool TrySkipLongTag(ReadOnlySpan<byte> bytes, ref int header)
    {
        while (header < Math.Min(bytes.Length, 6) && (bytes[header] & 0x80) != 0)
        {
            header++;
        }

        header++;
        return header < Math.Min(bytes.Length, 7);
    }

    private static bool TryReadLongLength(ReadOnlySpan<byte> bytes, int count, ref int header, out int? length)
    {
        length = null;
        if (count > 4 || count > bytes.Length - header)
        {
            return false;
        }

        long value = 0;
        for (int i = 0; i < count; i++)
        {
            value = (value << 8) | bytes[header++];
        }

        length = value <= MaxLength ? (int)value : null;
        return length is not null;
    }
}
