using System.Text;

namespace CpomDocs.Contrats.Reading;

/// <summary>The bytes of a file, and where each falls in its lines.</summary>
internal sealed class SourceText
{
    private const byte LineFeed = (byte)'\n';
    private readonly List<int> _lineStarts = [0];

    /// <summary>Reads where lines start.</summary>
    /// <param name="bytes">UTF-8 bytes.</param>
    internal SourceText(ReadOnlyMemory<byte> bytes)
    {
        Bytes = bytes;
        ReadOnlySpan<byte> span = bytes.Span;
        for (int i = 0; i < span.Length; i++)
        {
            if (span[i] == LineFeed)
            {
                _lineStarts.Add(i + 1);
            }
        }
    }

    /// <summary>The bytes.</summary>
    internal ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>Offset of the first byte of a line.</summary>
    /// <param name="line">Line, from 0.</param>
    /// <returns>Offset in bytes.</returns>
    internal int LineStart(long line) => _lineStarts[(int)Math.Min(line, _lineStarts.Count - 1)];

    /// <summary>Gives the place of a byte.</summary>
    /// <param name="offset">Offset in bytes.</param>
    /// <returns>Line from 1, and column from 1 in Unicode characters.</returns>
    internal (int Ligne, int Colonne) PositionOf(int offset)
    {
        int found = _lineStarts.BinarySearch(offset);
        int line = found >= 0 ? found : ~found - 1;
        int column = 1;
        foreach (byte value in Bytes.Span[_lineStarts[line]..Math.Min(offset, Bytes.Length)])
        {
            column += IsContinuation(value) ? 0 : 1;
        }

        return (line + 1, column);
    }

    /// <summary>Finds the first byte that is not UTF-8.</summary>
    /// <returns>Its offset, or -1.</returns>
    internal int FirstInvalidByte()
    {
        ReadOnlySpan<byte> rest = Bytes.Span;
        if (System.Text.Unicode.Utf8.IsValid(rest))
        {
            return -1;
        }

        int offset = 0;
        while (Rune.DecodeFromUtf8(rest[offset..], out _, out int consumed) == System.Buffers.OperationStatus.Done)
        {
            offset += consumed;
        }

        return offset;
    }

    private static bool IsContinuation(byte value) => (value & 0xC0) == 0x80;
}
