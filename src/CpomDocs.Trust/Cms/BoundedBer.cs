namespace CpomDocs.Trust.Cms;

/// <summary>Measures BER values without building anything, so that only bounded bytes reach the ASN.1 library.</summary>
internal static class BoundedBer
{
    private const int MaxDepth = 40;
    private const int MaxLength = 16 << 20;

    // Each becomes an object of some hundred bytes once it is read.
    private const int MaxValues = 500_000;

    /// <summary>
    /// Length of the first value, header included, or <see langword="null"/> when it is malformed, too deep, too long or holds too many.
    /// </summary>
    public static int? Measure(ReadOnlySpan<byte> bytes)
    {
        int left = MaxValues;
        return bytes.Length > MaxLength ? null : Measure(bytes, 0, ref left);
    }

    /// <summary>Whether the bytes are exactly one bounded value.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="maxValues">Values in it at most, itself included.</param>
    public static bool IsOneValue(ReadOnlySpan<byte> bytes, int maxValues = MaxValues)
    {
        int left = maxValues;
        return bytes.Length <= MaxLength && Measure(bytes, 0, ref left) == bytes.Length;
    }

    /// <summary>Whether the bytes are exactly one value, of however many short ones: for a reader that makes no object of each.</summary>
    public static bool IsOneLongValue(ReadOnlySpan<byte> bytes)
    {
        int left = int.MaxValue;
        return bytes.Length <= MaxLength && Measure(bytes, 0, ref left) == bytes.Length;
    }

    private static int? Measure(ReadOnlySpan<byte> bytes, int depth, ref int left)
    {
        if (depth > MaxDepth || left-- == 0 || !TryReadHeader(bytes, out int header, out int? length))
        {
            return null;
        }

        bool constructed = (bytes[0] & 0x20) != 0;
        if (length is not int known)
        {
            return constructed ? MeasureIndefinite(bytes, header, depth, ref left) : null;
        }

        if (known > bytes.Length - header)
        {
            return null;
        }

        return !constructed || HoldsWholeValues(bytes.Slice(header, known), depth, ref left) ? header + known : null;
    }

    private static bool HoldsWholeValues(ReadOnlySpan<byte> content, int depth, ref int left)
    {
        while (!content.IsEmpty)
        {
            if (Measure(content, depth + 1, ref left) is not int one)
            {
                return false;
            }

            content = content[one..];
        }

        return true;
    }

    private static int? MeasureIndefinite(ReadOnlySpan<byte> bytes, int header, int depth, ref int left)
    {
        int position = header;
        while (position + 2 <= bytes.Length)
        {
            if (bytes[position] == 0 && bytes[position + 1] == 0)
            {
                return position + 2;
            }

            if (Measure(bytes[position..], depth + 1, ref left) is not int one)
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
