using CpomDocs.Pdf.Objects;
using CpomDocs.Pdf.Reading;

namespace CpomDocs.Pdf.Forms;

/// <summary>A field (ISO 32000-2, 12.7.4), with what it inherits from its ancestors.</summary>
public sealed class PdfField
{
    private readonly PdfRevision _revision;
    private PdfSignatureDictionary? _signature;

    internal PdfField(PdfRevision revision, PdfReference? reference, PdfDictionary dictionary, PdfField? parent)
    {
        _revision = revision;
        Reference = reference;
        Dictionary = dictionary;
        Parent = parent;
        PartialName = revision.Find<PdfString>(dictionary, "T")?.ToText() ?? string.Empty;
        FullName = parent is null || parent.FullName.Length == 0 ? PartialName : JoinName(parent.FullName, PartialName);
        FieldType = revision.Find<PdfName>(dictionary, "FT")?.Value ?? parent?.FieldType;
        Flags = revision.Find<PdfInteger>(dictionary, "Ff")?.Value ?? parent?.Flags ?? 0;
        ValueEntry = dictionary.TryGet("V", out PdfObject? value) ? value : parent?.ValueEntry;
    }

    /// <summary>Reference to its object; null for a dictionary written inside its parent.</summary>
    public PdfReference? Reference { get; }

    /// <summary>Its own dictionary, merged with its widget where it has only one.</summary>
    public PdfDictionary Dictionary { get; }

    /// <summary>The field above; null at the top.</summary>
    public PdfField? Parent { get; }

    /// <summary>Its <c>/T</c>; empty when absent.</summary>
    public string PartialName { get; }

    /// <summary>Partial names from the top, joined by periods.</summary>
    public string FullName { get; }

    /// <summary><c>Tx</c>, <c>Sig</c>, <c>Btn</c>, <c>Ch</c> or whatever the file says; null when no ancestor says.</summary>
    public string? FieldType { get; }

    /// <summary>Field flags (<c>/Ff</c>); 0 when no ancestor sets them.</summary>
    public long Flags { get; }

    /// <summary>Whether it has no child field.</summary>
    public bool IsTerminal { get; internal set; } = true;

    /// <summary>Its widgets; the field itself where they are merged.</summary>
    public IReadOnlyList<PdfWidget> Widgets => WidgetList;

    /// <summary><c>/V</c> as written, not resolved, own or inherited; null when absent.</summary>
    public PdfObject? ValueEntry { get; }

    /// <summary>Resolved <c>/V</c>; null when absent or the null object.</summary>
    /// <exception cref="PdfFormatException">It cannot be read.</exception>
    public PdfObject? Value => ValueEntry is null ? null : _revision.Resolve(ValueEntry) is var value and not PdfNull ? value : null;

    /// <summary>The lock it puts on fields when it is signed (<c>/Lock</c>); null when absent.</summary>
    /// <exception cref="PdfFormatException">It cannot be read.</exception>
    public PdfFieldLock? Lock =>
        _revision.Find<PdfDictionary>(Dictionary, "Lock") is { } dictionary ? PdfFieldLock.Read(_revision, dictionary) : null;

    /// <summary>The signature it holds; null when it is not a signature field or not signed.</summary>
    /// <exception cref="PdfFormatException">The value is not a dictionary, or cannot be read.</exception>
    public PdfSignatureDictionary? Signature =>
        _signature ??= FieldType == "Sig" && Value is { } value ? PdfSignatureDictionary.Read(_revision, this, value) : null;

    internal List<PdfWidget> WidgetList { get; } = [];

    private static string JoinName(string parent, string partial) => partial.Length == 0 ? parent : parent + "." + partial;
}
