using CpomDocs.Pdf.Objects;

namespace CpomDocs.Rendering.Layout;

/// <summary>
/// An element of the logical structure; its kids are filled in reading order, some by the layout, the marked content by the writer.
/// </summary>
internal sealed class StructNode(string type)
{
    public string Type { get; } = type;

    public List<StructKid> Kids { get; } = [];

    /// <summary>Scope of a header cell: <c>Column</c> or <c>Row</c>.</summary>
    public string? Scope { get; init; }

    /// <summary>Columns covered by a cell.</summary>
    public int ColumnSpan { get; init; } = 1;

    /// <summary>Rows covered by a cell.</summary>
    public int RowSpan { get; init; } = 1;

    /// <summary>Numbering of a list: <c>Decimal</c> or <c>Disc</c>.</summary>
    public string? ListNumbering { get; init; }

    public StructNode Add(StructNode child)
    {
        Kids.Add(new StructKid.Element(child));
        return child;
    }

    public StructNode Add(string type) => Add(new StructNode(type));
}

/// <summary>What a structure element holds.</summary>
internal abstract record StructKid
{
    /// <summary>A child element.</summary>
    internal sealed record Element(StructNode Node) : StructKid;

    /// <summary>Marked content of a page, both counted from 0.</summary>
    internal sealed record Content(int Page, int Mcid) : StructKid;

    /// <summary>An annotation of a page.</summary>
    internal sealed record Annotation(int Page, PdfReference Reference) : StructKid;
}
