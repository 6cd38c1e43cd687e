using CpomDocs.Pdf.Objects;
using CpomDocs.Pdf.Reading;

namespace CpomDocs.Pdf.Encryption;

/// <summary>What an encryption dictionary of the standard security handler says (ISO 32000-2, 7.6.4.2).</summary>
internal sealed record EncryptionDictionary
{
    private const int MaxKeyLength = 16;

    /// <summary>Revision of the handler, 2 to 6.</summary>
    public required int Revision { get; init; }

    /// <summary>Length of the file's key in bytes; of no use from revision 5 on.</summary>
    public required int KeyLength { get; init; }

    /// <summary>Entry <c>/O</c>.</summary>
    public required ReadOnlyMemory<byte> Owner { get; init; }

    /// <summary>Entry <c>/U</c>.</summary>
    public required ReadOnlyMemory<byte> User { get; init; }

    /// <summary>Entry <c>/UE</c>, from revision 5 on.</summary>
    public required ReadOnlyMemory<byte> UserKey { get; init; }

    /// <summary>Entry <c>/P</c>.</summary>
    public required int Permissions { get; init; }

    /// <summary>Whether metadata streams are encrypted too.</summary>
    public required bool EncryptsMetadata { get; init; }

    /// <summary>Method for strings.</summary>
    public required CryptMethod Strings { get; init; }

    /// <summary>Method for streams.</summary>
    public required CryptMethod Streams { get; init; }

    /// <summary>Reads the dictionary.</summary>
    /// <returns>What it says; <see langword="null"/> for another handler, or one that is malformed.</returns>
    public static EncryptionDictionary? TryRead(PdfRevision revision, PdfDictionary dictionary)
    {
        int version = Integer(revision, dictionary, "V", 0);
        int handlerRevision = Integer(revision, dictionary, "R", 0);
        bool isStandard = revision.Find<PdfName>(dictionary, "Filter")?.Value == "Standard";
        if (!isStandard || version is < 1 or > 5 || version == 3 || handlerRevision is < 2 or > 6)
        {
            return null;
        }

        CryptMethod? strings = version < 4 ? CryptMethod.Rc4 : MethodOf(revision, dictionary, "StrF");
        CryptMethod? streams = version < 4 ? CryptMethod.Rc4 : MethodOf(revision, dictionary, "StmF");
        return strings is null || streams is null ? null : new EncryptionDictionary
        {
            Revision = handlerRevision,
            KeyLength = KeyLengthOf(revision, dictionary, version),
            Owner = Text(revision, dictionary, "O"),
            User = Text(revision, dictionary, "U"),
            UserKey = Text(revision, dictionary, "UE"),
            Permissions = Integer(revision, dictionary, "P", 0),
            EncryptsMetadata = revision.Find<PdfBoolean>(dictionary, "EncryptMetadata")?.Value ?? true,
            Strings = strings.Value,
            Streams = streams.Value,
        };
    }

    private static int KeyLengthOf(PdfRevision revision, PdfDictionary dictionary, int version) => version switch
    {
        1 => 5,
        4 => MaxKeyLength,
        _ => Math.Clamp(Integer(revision, dictionary, "Length", 40) / 8, 5, MaxKeyLength),
    };

    private static CryptMethod? MethodOf(PdfRevision revision, PdfDictionary dictionary, string use)
    {
        string name = revision.Find<PdfName>(dictionary, use)?.Value ?? "Identity";
        if (name == "Identity")
        {
            return CryptMethod.Identity;
        }

        PdfDictionary? filters = revision.Find<PdfDictionary>(dictionary, "CF");
        PdfDictionary? filter = filters is null ? null : revision.Find<PdfDictionary>(filters, name);
        return filter is null ? null : revision.Find<PdfName>(filter, "CFM")?.Value switch
        {
            null or "None" => CryptMethod.Identity,
            "V2" => CryptMethod.Rc4,
            "AESV2" => CryptMethod.Aes128,
            "AESV3" => CryptMethod.Aes256,
            _ => null,
        };
    }

    // Writers give /P as a signed or an unsigned 32-bit number.
    private static int Integer(PdfRevision revision, PdfDictionary dictionary, string key, int otherwise) =>
        revision.Find<PdfInteger>(dictionary, key) is PdfInteger integer ? unchecked((int)integer.Value) : otherwise;

    private static ReadOnlyMemory<byte> Text(PdfRevision revision, PdfDictionary dictionary, string key) =>
        revision.Find<PdfString>(dictionary, key)?.Bytes ?? default;
}
