using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace CpomDocs.Pdf.Encryption;

/// <summary>The key of a file that the empty user password opens (ISO 32000-2, 7.6.4.3 and 7.6.4.4).</summary>
[SuppressMessage("Security", "CA5351", Justification = "MD5 is what the format asks for; files are read, never written, with it.")]
internal static class FileKey
{
    private const int AesUserLength = 48;
    private const int HashLength = 32;
    private const int SaltLength = 8;
    private const int CheckedLength = 16;
    private const int Rehashes = 50;

    // Algorithm 2, step a: what completes a password, here the whole of an empty one.
    private static ReadOnlySpan<byte> Padding =>
    [
        0x28, 0xBF, 0x4E, 0x5E, 0x4E, 0x75, 0x8A, 0x41, 0x64, 0x00, 0x4E, 0x56, 0xFF, 0xFA, 0x01, 0x08,
        0x2E, 0x2E, 0x00, 0xB6, 0xD0, 0x68, 0x3E, 0x80, 0x2F, 0x0C, 0xA9, 0xFE, 0x64, 0x53, 0x69, 0x7A,
    ];

    /// <summary>Finds the key.</summary>
    /// <param name="encryption">The encryption dictionary.</param>
    /// <param name="identifier">First string of the trailer's <c>/ID</c>.</param>
    /// <returns>The key; <see langword="null"/> when the file asks for a password.</returns>
    public static byte[]? TryFind(EncryptionDictionary encryption, ReadOnlySpan<byte> identifier) =>
        encryption.Revision >= 5 ? TryUnwrap(encryption) : TryDerive(encryption, identifier);

    private static byte[]? TryDerive(EncryptionDictionary encryption, ReadOnlySpan<byte> identifier)
    {
        byte[] key = Derive(encryption, identifier);
        byte[] expected = encryption.Revision == 2 ? Rc4.Apply(key, Padding) : UserEntry(key, identifier);
        int length = encryption.Revision == 2 ? Padding.Length : CheckedLength;
        return encryption.User.Length >= length && encryption.User.Span[..length].SequenceEqual(expected.AsSpan(0, length)) ? key : null;
    }

    // Algorithm 2.
    private static byte[] Derive(EncryptionDictionary encryption, ReadOnlySpan<byte> identifier)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
        Span<byte> permissions = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(permissions, encryption.Permissions);
        hash.AppendData(Padding);
        hash.AppendData(encryption.Owner.Span[..Math.Min(encryption.Owner.Length, Padding.Length)]);
        hash.AppendData(permissions);
        hash.AppendData(identifier);
        if (encryption is { Revision: >= 4, EncryptsMetadata: false })
        {
            hash.AppendData([0xFF, 0xFF, 0xFF, 0xFF]);
        }

        byte[] digest = hash.GetHashAndReset();
        for (int i = 0; encryption.Revision >= 3 && i < Rehashes; i++)
        {
            digest = MD5.HashData(digest.AsSpan(0, encryption.KeyLength));
        }

        return digest[..encryption.KeyLength];
    }

    // Algorithm 5.
    private static byte[] UserEntry(byte[] key, ReadOnlySpan<byte> identifier)
    {
        byte[] entry = MD5.HashData([.. Padding, .. identifier]);
        for (int round = 0; round < 20; round++)
        {
            entry = Rc4.Apply([.. key.Select(value => (byte)(value ^ round))], entry);
        }

        return entry;
    }

    // Algorithms 2.A and 11.
    private static byte[]? TryUnwrap(EncryptionDictionary encryption)
    {
        if (encryption.User.Length < AesUserLength || encryption.UserKey.Length < HashLength)
        {
            return null;
        }

        ReadOnlySpan<byte> user = encryption.User.Span;
        byte[] check = Hash(user.Slice(HashLength, SaltLength), encryption.Revision);
        if (!user[..HashLength].SequenceEqual(check))
        {
            return null;
        }

        using var aes = Aes.Create();
        aes.Key = Hash(user.Slice(HashLength + SaltLength, SaltLength), encryption.Revision);
        return aes.DecryptCbc(encryption.UserKey.Span[..HashLength], new byte[16], PaddingMode.None);
    }

    // Algorithm 2.B for an empty password, where the text hashed is the salt alone.
    private static byte[] Hash(ReadOnlySpan<byte> salt, int revision)
    {
        byte[] hash = SHA256.HashData(salt);
        if (revision < 6)
        {
            return hash;
        }

        using var aes = Aes.Create();
        byte last = 0;
        for (int round = 0; round < 64 || last > round - 32; round++)
        {
            aes.Key = hash[..16];
            byte[] encrypted = aes.EncryptCbc(Repeat(hash, 64), hash.AsSpan(16, 16), PaddingMode.None);
            hash = HashBy(encrypted);
            last = encrypted[^1];
        }

        return hash[..HashLength];
    }

    // The first 16 bytes as a number modulo 3 choose the hash; 256 is 1 modulo 3, so that their sum does too.
    private static byte[] HashBy(byte[] encrypted) => (encrypted.Take(16).Sum(value => value) % 3) switch
    {
        0 => SHA256.HashData(encrypted),
        1 => SHA384.HashData(encrypted),
        _ => SHA512.HashData(encrypted),
    };

    private static byte[] Repeat(byte[] block, int count)
    {
        byte[] repeated = new byte[block.Length * count];
        for (int i = 0; i < count; i++)
        {
            block.CopyTo(repeated, i * block.Length);
        }

        return repeated;
    }
}
