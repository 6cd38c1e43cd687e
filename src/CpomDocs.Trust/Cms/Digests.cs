using System.Security.Cryptography;

namespace CpomDocs.Trust.Cms;

/// <summary>
/// Digests of what signatures and time-stamps are over, SHA-3 and SHAKE256 included where the platform has them. Thread-safe.
/// </summary>
public static class Digests
{
    private const int ShakeLength = 64;

    /// <summary>SHAKE256 with 512 bits of output: the digest that goes with Ed448 (RFC 8419, 3.1).</summary>
    internal static HashAlgorithmName Shake256 { get; } = new("SHAKE256");

    /// <summary>Digest of bytes.</summary>
    /// <param name="algorithm">Algorithm, as a message or a token names it.</param>
    /// <param name="bytes">The bytes.</param>
    /// <returns>The digest.</returns>
    public static byte[] Of(HashAlgorithmName algorithm, ReadOnlySpan<byte> bytes) => algorithm == Shake256
        ? System.Security.Cryptography.Shake256.HashData(bytes, ShakeLength)
        : CryptographicOperations.HashData(algorithm, bytes);

    /// <summary>Digest of two runs of bytes, one after the other.</summary>
    /// <param name="algorithm">Algorithm, as a message or a token names it.</param>
    /// <param name="first">First run.</param>
    /// <param name="second">What follows.</param>
    /// <returns>The digest.</returns>
    public static byte[] Of(HashAlgorithmName algorithm, ReadOnlySpan<byte> first, ReadOnlySpan<byte> second)
    {
        if (algorithm == Shake256)
        {
            using var shake = new System.Security.Cryptography.Shake256();
            shake.AppendData(first);
            shake.AppendData(second);
            return shake.GetHashAndReset(ShakeLength);
        }

        using var hash = IncrementalHash.CreateHash(algorithm);
        hash.AppendData(first);
        hash.AppendData(second);
        return hash.GetHashAndReset();
    }
}
