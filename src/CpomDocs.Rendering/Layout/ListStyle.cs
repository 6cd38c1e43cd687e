namespace CpomDocs.Rendering.Layout;

/// <summary>How a list is set; lengths in points.</summary>
internal sealed record ListStyle
{
    /// <summary>
    /// Distance from the edge of the block to the text of an item, the label standing before it; adds up with each level.
    /// </summary>
    public double RetraitPt { get; init; } = 18;

    /// <summary>Distance from the edge of the block to the label.</summary>
    public double RetraitEtiquettePt { get; init; } = 4;

    /// <summary>Text of an item.</summary>
    public TextStyle Texte { get; init; } = new() { SizePt = 10.5, LeadingPt = 15, EstJustifie = true, EstDivise = true };

    /// <summary>Labels of bulleted lists, by depth; the last serves all deeper levels.</summary>
    public IReadOnlyList<string> Puces { get; init; } = ["•", "–", "·"];

    /// <summary>Space below the list.</summary>
    public double ApresPt { get; init; } = 7.5;
}
