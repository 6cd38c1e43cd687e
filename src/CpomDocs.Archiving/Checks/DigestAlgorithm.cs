using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;

namespace CpomDocs.Archiving.Checks;

/// <summary>A digest algorithm of OCFL 1.1 §2.5 or of its registered extensions 0001 and 0009.</summary>
/// <param name="Name">Name in an inventory.</param>
/// <param name="Digits">Hexadecimal digits of a digest; 0 for a decimal number.</param>
/// <param name="FormCode">OCFL code of a digest that is not written as it should be.</param>
internal sealed record DigestAlgorithm(string Name, int Digits, string FormCode)
{
    private static readonly ImmutableDictionary<string, DigestAlgorithm> Known = new DigestAlgorithm[]
    {
        new("md5", 32, "E057"), new("sha1", 40, "E029"), new("sha256", 64, "E030"), new("sha512", 128, "E031"),
        new("blake2b-512", 128, "E032"), new("blake2b-160", 40, "E032"), new("blake2b-256", 64, "E032"),
        new("blake2b-384", 96, "E032"), new("sha512/256", 64, "E057"), new("crc32", 8, "E057"), new("size", 0, "E057"),
    }.ToImmutableDictionary(algorithm => algorithm.Name);

    /// <summary>Whether the program computes it; the others are ignored, as E028 asks.</summary>
    public bool IsComputed => Name is not ("sha512/256" or "crc32");

    /// <summary>Finds an algorithm.</summary>
    /// <param name="name">Name in an inventory.</param>
    /// <returns>The algorithm, or <see langword="null"/>.</returns>
    public static DigestAlgorithm? Find(string name) => Known.GetValueOrDefault(name);

    /// <summary>Whether a text has the length of a digest.</summary>
    public bool HasLength(string digest) => Digits == 0 ? digest.Length is > 0 and < 20 : digest.Length == Digits;

    /// <summary>Whether a text is written as a digest, in any case.</summary>
    public bool HasForm(string digest) =>
        HasLength(digest) && digest.All(letter => Digits == 0 ? char.IsAsciiDigit(letter) : char.IsAsciiHexDigit(letter));

    /// <summary>Begins a digest.</summary>
    public DigestComputation Begin() => Name switch
    {
        "md5" => new Platform(HashAlgorithmName.MD5),
        "sha1" => new Platform(HashAlgorithmName.SHA1),
        "sha256" => new Platform(HashAlgorithmName.SHA256),
        "sha512" => new Platform(HashAlgorithmName.SHA512),
        "size" => new Counter(),
        _ => new Blake(Digits / 2),
    };

    private sealed class Platform(HashAlgorithmName name) : DigestComputation
    {
        private readonly IncrementalHash _hash = IncrementalHash.CreateHash(name);

        public override void Append(ReadOnlySpan<byte> data) => _hash.AppendData(data);

        public override string Finish() => Convert.ToHexStringLower(_hash.GetHashAndReset());

        public override void Dispose() => _hash.Dispose();
    }

    private sealed class Blake(int length) : DigestComputation
    {
        private readonly Blake2b _hash = new(length);

        public override void Append(ReadOnlySpan<byte> data) => _hash.Append(data);

        public override string Finish() => Convert.ToHexStringLower(_hash.Finish());

        public override void Dispose()
        {
        }
    }

    private sealed class Counter : DigestComputation
    {
        private long _count;

        public override void Append(ReadOnlySpan<byte> data) => _count += data.Length;

        public override string Finish() => _count.ToString(CultureInfo.InvariantCulture);

        public override void Dispose()
        {
        }
    }
}

/// <summary>A digest being computed.</summary>
internal abstract class DigestComputation : IDisposable
{
    /// <summary>Takes more bytes.</summary>
    public abstract void Append(ReadOnlySpan<byte> data);

    /// <summary>Ends the digest.</summary>
    /// <returns>The digest as an inventory writes it, in lower case.</returns>
    public abstract string Finish();

    public abstract void Dispose();
}
