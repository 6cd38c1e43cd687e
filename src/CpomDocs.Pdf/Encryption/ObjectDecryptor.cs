using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using CpomDocs.Pdf.Objects;
using CpomDocs.Pdf.Reading;

namespace CpomDocs.Pdf.Encryption;

/// <summary>Decrypts the strings and streams of a file that the empty user password opens (ISO 32000-2, 7.6).</summary>
/// <remarks>The objects of an object stream are not encrypted one by one: the stream is.</remarks>
internal sealed class ObjectDecryptor
{
    private const int BlockLength = 16;
    private readonly EncryptionDictionary _encryption;
    private readonly byte[] _key;

    private ObjectDecryptor(EncryptionDictionary encryption, byte[] key)
    {
        _encryption = encryption;
        _key = key;
    }

    /// <summary>Opens the file's encryption.</summary>
    /// <param name="revision">Last revision; its trailer leads to the encryption dictionary.</param>
    /// <returns>The decryptor; <see langword="null"/> when the file asks for a password, or for another handler.</returns>
    /// <exception cref="PdfFormatException">The encryption dictionary cannot be read.</exception>
    public static ObjectDecryptor? TryOpen(PdfRevision revision)
    {
        EncryptionDictionary? encryption = revision.Find<PdfDictionary>(revision.Trailer, "Encrypt") is PdfDictionary dictionary
            ? EncryptionDictionary.TryRead(revision, dictionary)
            : null;
        ReadOnlyMemory<byte> identifier = revision.Find<PdfArray>(revision.Trailer, "ID") is { Count: > 0 } pair
            && revision.Resolve(pair[0]) is PdfString first ? first.Bytes : default;
        return encryption is not null && FileKey.TryFind(encryption, identifier.Span) is byte[] key
            ? new ObjectDecryptor(encryption, key)
            : null;
    }

    /// <summary>Decrypts an object as it stands in the file.</summary>
    /// <exception cref="PdfFormatException">What is encrypted is damaged.</exception>
    public PdfObject Decrypt(PdfObject value, PdfReference reference) => value switch
    {
        PdfStream stream => DecryptStream(stream, reference),
        PdfString text => new PdfString(Apply(_encryption.Strings, text.Bytes, reference), text.IsHex),
        PdfArray array => new PdfArray(array.Select(item => Decrypt(item, reference))),
        PdfDictionary dictionary => DecryptDictionary(dictionary, reference),
        _ => value,
    };

    // 7.6.2: the value of a signature is never encrypted.
    private PdfDictionary DecryptDictionary(PdfDictionary dictionary, PdfReference reference)
    {
        bool isSignature = dictionary.ContainsKey("ByteRange");
        var decrypted = new PdfDictionary();
        foreach ((string key, PdfObject value) in dictionary)
        {
            decrypted.Add(key, isSignature && key == "Contents" ? value : Decrypt(value, reference));
        }

        return decrypted;
    }

    private PdfStream DecryptStream(PdfStream stream, PdfReference reference)
    {
        string? type = stream.Dictionary.TryGet("Type", out PdfObject? value) ? (value as PdfName)?.Value : null;
        if (type == "XRef")
        {
            return stream;
        }

        bool isPlain = NamesItsOwnFilter(stream.Dictionary) || (type == "Metadata" && !_encryption.EncryptsMetadata);
        return new PdfStream(
            DecryptDictionary(stream.Dictionary, reference),
            isPlain ? stream.Data : Apply(_encryption.Streams, stream.Data, reference));
    }

    // 7.6.6: a stream with a filter /Crypt of its own says Identity, since one key opens everything else.
    private static bool NamesItsOwnFilter(PdfDictionary dictionary) => dictionary.TryGet("Filter", out PdfObject? filter)
        && (filter is PdfArray { Count: > 0 } filters ? filters[0] : filter) is PdfName { Value: "Crypt" };

    private ReadOnlyMemory<byte> Apply(CryptMethod method, ReadOnlyMemory<byte> data, PdfReference reference) => method switch
    {
        CryptMethod.Rc4 => Rc4.Apply(KeyOf(reference, []), data.Span),
        CryptMethod.Aes128 => DecryptAes(KeyOf(reference, "sAlT"u8), data.Span),
        CryptMethod.Aes256 => DecryptAes(_key, data.Span),
        _ => data,
    };

    // Algorithm 1.
    [SuppressMessage("Security", "CA5351", Justification = "MD5 is what the format asks for; files are read, never written, with it.")]
    private byte[] KeyOf(PdfReference reference, ReadOnlySpan<byte> salt)
    {
        Span<byte> number = stackalloc byte[4];
        Span<byte> generation = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(number, reference.Number);
        BinaryPrimitives.WriteInt32LittleEndian(generation, reference.Generation);
        byte[] digest = MD5.HashData([.. _key, .. number[..3], .. generation[..2], .. salt]);
        return digest[..Math.Min(_key.Length + 5, digest.Length)];
    }

    private static byte[] DecryptAes(byte[] key, ReadOnlySpan<byte> data)
    {
        if (data.Length < 2 * BlockLength)
        {
            return [];
        }

        try
        {
            using var aes = Aes.Create();
            aes.Key = key;
            return aes.DecryptCbc(data[BlockLength..], data[..BlockLength]);
        }
        catch (CryptographicException)
        {
            throw new PdfFormatException(PdfFormatReason.Encrypted, -1);
        }
    }
}
