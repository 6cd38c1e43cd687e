using System.Security.Cryptography;
using CpomDocs.Pdf.Reading;

namespace CpomDocs.Pdf.Writing;

/// <summary>A file complete but for the bytes of its last signature.</summary>
public sealed class PreparedSignature
{
    private readonly byte[] _file;

    internal PreparedSignature(byte[] file, int contentsStart, int contentsEnd)
    {
        _file = file;
        ContentsStart = contentsStart;
        ContentsEnd = contentsEnd;
    }

    /// <summary>The whole file, <c>/Contents</c> all zeros; to be kept between the two phases of a deferred signature.</summary>
    public ReadOnlyMemory<byte> File => _file;

    /// <summary>Offset of the <c>&lt;</c> of <c>/Contents</c>.</summary>
    public int ContentsStart { get; }

    /// <summary>Offset just after the <c>&gt;</c> of <c>/Contents</c>.</summary>
    public int ContentsEnd { get; }

    /// <summary>Bytes the CMS may take.</summary>
    public int CapacityBytes => (ContentsEnd - ContentsStart - 2) / 2;

    /// <summary>The two segments that the signature covers, in order.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> SignedBytes => [_file.AsMemory(0, ContentsStart), _file.AsMemory(ContentsEnd)];

    /// <summary>Takes up a prepared file again, for the second phase of a deferred signature.</summary>
    /// <param name="file">Bytes of <see cref="File"/>; copied.</param>
    /// <param name="contentsStart">Its <see cref="ContentsStart"/>.</param>
    /// <param name="contentsEnd">Its <see cref="ContentsEnd"/>.</param>
    /// <returns>The same prepared signature.</returns>
    /// <exception cref="PdfFormatException">There is no empty <c>/Contents</c> between the two offsets.</exception>
    public static PreparedSignature Reopen(ReadOnlySpan<byte> file, int contentsStart, int contentsEnd)
    {
        bool isInside = contentsStart >= 0 && contentsEnd <= file.Length && contentsEnd - contentsStart >= 4;
        ReadOnlySpan<byte> token = isInside ? file[contentsStart..contentsEnd] : default;
        return token is [(byte)'<', .. var digits, (byte)'>'] && digits.Length % 2 == 0 && !digits.ContainsAnyExcept((byte)'0')
            ? new PreparedSignature(file.ToArray(), contentsStart, contentsEnd)
            : throw new PdfFormatException(PdfFormatReason.ObjectMalformed, contentsStart);
    }

    /// <summary>Hashes the bytes that the signature covers.</summary>
    /// <param name="algorithm">Hash algorithm.</param>
    /// <returns>The digest.</returns>
    public byte[] Digest(HashAlgorithmName algorithm)
    {
        using var hash = IncrementalHash.CreateHash(algorithm);
        foreach (ReadOnlyMemory<byte> segment in SignedBytes)
        {
            hash.AppendData(segment.Span);
        }

        return hash.GetHashAndReset();
    }

    /// <summary>Puts the signature in its place.</summary>
    /// <param name="cms">DER of the CMS ContentInfo or time-stamp token.</param>
    /// <returns>The finished file, a new array of the same length.</returns>
    /// <exception cref="ArgumentException">It does not fit the reserved place; nothing is ever truncated.</exception>
    public byte[] Complete(ReadOnlySpan<byte> cms)
    {
        if (cms.Length > CapacityBytes || cms.IsEmpty)
        {
            throw new ArgumentException($"The signature takes {cms.Length} bytes, {CapacityBytes} are reserved.", nameof(cms));
        }

        byte[] finished = (byte[])_file.Clone();
        Convert.TryToHexString(cms, finished.AsSpan(ContentsStart + 1), out _);
        return finished;
    }
}
