namespace CpomDocs.Archiving.Stores;

/// <summary>Bytes to be put: in memory, or in a file that is read while it is put.</summary>
internal sealed class ContentSource
{
    private readonly ReadOnlyMemory<byte> _bytes;
    private readonly string? _file;

    private ContentSource(ReadOnlyMemory<byte> bytes, string? file, long length)
    {
        _bytes = bytes;
        _file = file;
        Length = length;
    }

    /// <summary>Bytes to put.</summary>
    public long Length { get; }

    /// <summary>Bytes in memory; kept, not copied.</summary>
    /// <param name="bytes">Bytes.</param>
    /// <returns>The source.</returns>
    public static ContentSource Of(ReadOnlyMemory<byte> bytes) => new(bytes, null, bytes.Length);

    /// <summary>A file of this machine, read when it is put.</summary>
    /// <param name="path">Path of the file.</param>
    /// <returns>The source.</returns>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static ContentSource OfFile(string path) => new(default, path, new FileInfo(path).Length);

    /// <summary>Opens the bytes from their beginning.</summary>
    /// <returns>A stream to read.</returns>
    public Stream Open() => _file is null ? new ReadOnlyMemoryStream(_bytes) : File.OpenRead(_file);

    private sealed class ReadOnlyMemoryStream(ReadOnlyMemory<byte> bytes) : Stream
    {
        private int _position;

        public override bool CanRead => true;

        public override bool CanSeek => true;

        public override bool CanWrite => false;

        public override long Length => bytes.Length;

        public override long Position
        {
            get => _position;
            set => _position = checked((int)value);
        }

        public override int Read(Span<byte> buffer)
        {
            int count = Math.Min(buffer.Length, bytes.Length - _position);
            bytes.Span.Slice(_position, count).CopyTo(buffer);
            _position += count;
            return count;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override long Seek(long offset, SeekOrigin origin)
        {
            Position = offset + origin switch
            {
                SeekOrigin.Current => _position,
                SeekOrigin.End => Length,
                _ => 0,
            };
            return _position;
        }

        public override void Flush()
        {
        }

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
