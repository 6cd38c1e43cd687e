using System.Security.Cryptography;

namespace CpomDocs.Archiving.Stores;

/// <summary>Digests of a content, taken in one reading.</summary>
internal static class ContentDigests
{
    private const int Piece = 1 << 16;

    /// <summary>Reads a stream to its end.</summary>
    /// <param name="stream">Stream.</param>
    /// <returns>Bytes read, SHA-512 and SHA-256 in lower-case hexadecimal.</returns>
    public static (long Length, string Sha512, string Sha256) Of(Stream stream)
    {
        using var sha512 = IncrementalHash.CreateHash(HashAlgorithmName.SHA512);
        using var sha256 = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] piece = new byte[Piece];
        long length = 0;
        for (int read = stream.Read(piece); read > 0; read = stream.Read(piece))
        {
            sha512.AppendData(piece, 0, read);
            sha256.AppendData(piece, 0, read);
            length += read;
        }

        return (length, Convert.ToHexStringLower(sha512.GetHashAndReset()), Convert.ToHexStringLower(sha256.GetHashAndReset()));
    }
}
