using CpomDocs.Composition.Documents;

namespace CpomDocs.Rendering.Docx;

/// <summary>How one paragraph departs from its style.</summary>
/// <param name="Style">Style id.</param>
internal sealed record ParagraphFormat(string Style)
{
    /// <summary>Whether the paragraph stays on the page of the next one.</summary>
    public bool KeepNext { get; init; }

    /// <summary>Whether the paragraph starts a page.</summary>
    public bool PageBreakBefore { get; init; }

    /// <summary>List that counts the paragraph, and its level in it.</summary>
    public (int List, int Level)? Numbering { get; init; }

    /// <summary>Distance of the text from the right edge.</summary>
    public double RightIndentPt { get; init; }

    /// <summary>Place of the right-aligned tab stop, when it is not that of the style.</summary>
    public double? RightTabPt { get; init; }

    /// <summary>Alignment, when it is not that of the style.</summary>
    public Alignement? Alignment { get; init; }
}
