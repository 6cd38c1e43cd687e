using System.Collections.Immutable;
using CpomDocs.Pdf.Objects;
using CpomDocs.Pdf.Reading;

namespace CpomDocs.Pdf.Forms;

/// <summary>A signature dictionary (ISO 32000-2, 12.8.1) as the file writes it; nothing is checked.</summary>
public sealed class PdfSignatureDictionary
{
    private const int MaxTextLength = 4096;
    private readonly PdfRevision _revision;

    private PdfSignatureDictionary(PdfRevision revision, PdfReference? reference, PdfDictionary dictionary, (int Start, int End)? contents)
    {
        _revision = revision;
        Reference = reference;
        Dictionary = dictionary;
        ContentsStart = contents?.Start ?? -1;
        ContentsEnd = contents?.End ?? -1;
        Contents = revision.Find<PdfString>(dictionary, "Contents")?.Bytes ?? default;
        ByteRange = ReadByteRange();
    }

    /// <summary>Reference to it; null when it is written inside its field.</summary>
    public PdfReference? Reference { get; }

    /// <summary>The dictionary.</summary>
    public PdfDictionary Dictionary { get; }

    /// <summary><c>/Type</c>: <c>Sig</c> or <c>DocTimeStamp</c>; null when absent.</summary>
    public string? Type => Name("Type");

    /// <summary><c>/Filter</c>; null when absent.</summary>
    public string? Filter => Name("Filter");

    /// <summary><c>/SubFilter</c>; null when absent.</summary>
    public string? SubFilter => Name("SubFilter");

    /// <summary>The integers of <c>/ByteRange</c>, however many; empty when absent or when an element is not an integer.</summary>
    public ImmutableArray<long> ByteRange { get; }

    /// <summary>Bytes of <c>/Contents</c>, padding included; empty when absent.</summary>
    public ReadOnlyMemory<byte> Contents { get; }

    /// <summary>
    /// Offset in the file of the first character (<c>&lt;</c>) of the token of <c>/Contents</c>; -1 when it is not written directly in the
    /// file.
    /// </summary>
    public int ContentsStart { get; }

    /// <summary>
    /// Offset in the file just after the last character (<c>&gt;</c>) of the token of <c>/Contents</c>; -1 when it is not written directly
    /// in the file.
    /// </summary>
    public int ContentsEnd { get; }

    /// <summary>Claimed signing time (<c>/M</c>) as written; null when absent.</summary>
    public string? M => Text("M");

    /// <summary>Name of the signer as written; null when absent.</summary>
    public string? SignerName => Text("Name");

    /// <summary><c>/Reason</c>; null when absent.</summary>
    public string? Reason => Text("Reason");

    /// <summary><c>/Location</c>; null when absent.</summary>
    public string? Location => Text("Location");

    /// <summary>The transforms of <c>/Reference</c>, in order.</summary>
    public IReadOnlyList<PdfSignatureTransform> Transforms =>
        [.. (_revision.Find<PdfArray>(Dictionary, "Reference") ?? [])
            .Select(_revision.Resolve)
            .OfType<PdfDictionary>()
            .Select(item => PdfSignatureTransform.Read(_revision, item))];

    internal static PdfSignatureDictionary Read(PdfRevision revision, PdfField field, PdfObject value)
    {
        if (value is not PdfDictionary dictionary)
        {
            throw new PdfFormatException(PdfFormatReason.FieldTreeMalformed, -1);
        }

        var reference = field.ValueEntry as PdfReference;
        return new PdfSignatureDictionary(revision, reference, dictionary, LocateContents(revision, field, reference));
    }

    private static (int Start, int End)? LocateContents(PdfRevision revision, PdfField field, PdfReference? reference)
    {
        if (reference is not null)
        {
            return revision.Locate(reference.Number, ["Contents"]);
        }

        PdfField? owner = field;
        while (owner is not null && !owner.Dictionary.ContainsKey("V"))
        {
            owner = owner.Parent;
        }

        return owner?.Reference is { } holder ? revision.Locate(holder.Number, ["V", "Contents"]) : null;
    }

    private ImmutableArray<long> ReadByteRange()
    {
        PdfObject[] items = [.. (_revision.Find<PdfArray>(Dictionary, "ByteRange") ?? []).Select(_revision.Resolve)];
        return Array.TrueForAll(items, item => item is PdfInteger) ? [.. items.Cast<PdfInteger>().Select(item => item.Value)] : [];
    }

    private string? Name(string key) => _revision.Find<PdfName>(Dictionary, key)?.Value;

    // What is longer than a page is no name, reason nor place that anybody reads.
    private string? Text(string key)
    {
        PdfString? text = _revision.Find<PdfString>(Dictionary, key);
        return text is { Bytes.Length: > MaxTextLength } ? new PdfString(text.Bytes[..MaxTextLength]).ToText() + "…" : text?.ToText();
    }
}
