using System.Buffers.Binary;

namespace CpomDocs.Pdf.Fonts;

/// <summary>Big-endian view of a font or of one of its tables; offsets are from its own beginning.</summary>
internal readonly record struct FontData(ReadOnlyMemory<byte> Bytes)
{
    public int Length => Bytes.Length;

    public ushort UInt16(int offset) => BinaryPrimitives.ReadUInt16BigEndian(Bytes.Span[offset..]);

    public short Int16(int offset) => BinaryPrimitives.ReadInt16BigEndian(Bytes.Span[offset..]);

    public int Int32(int offset) => BinaryPrimitives.ReadInt32BigEndian(Bytes.Span[offset..]);

    public FontData From(int offset) => new(Bytes[offset..]);

    public FontData Slice(int offset, int length) => new(Bytes.Slice(offset, length));
}
