using CpomDocs.Composition.Documents;

namespace CpomDocs.Rendering.Layout;

/// <summary>How the text of a block is set; lengths in points.</summary>
internal sealed record TextStyle
{
    /// <summary>Size of the characters.</summary>
    public required double SizePt { get; init; }

    /// <summary>Distance between baselines.</summary>
    public required double LeadingPt { get; init; }

    /// <summary>Whether the whole text is semibold.</summary>
    public bool EstGras { get; init; }

    /// <summary>Whether the whole text is italic.</summary>
    public bool EstItalique { get; init; }

    /// <summary>Colour of the characters.</summary>
    public Couleur Couleur { get; init; } = Couleur.Encre;

    /// <summary>Whether both edges are straight; the last line stays ragged.</summary>
    public bool EstJustifie { get; init; }

    /// <summary>Whether words may be divided at the end of a line; names, numbers and codes never are.</summary>
    public bool EstDivise { get; init; }

    /// <summary>Whether the lines have like lengths, as those of a title.</summary>
    public bool EstEquilibre { get; init; }

    /// <summary>Edge the lines lean on when they are not justified.</summary>
    public Alignement Alignement { get; init; } = Alignement.Gauche;

    /// <summary>Space above, not kept at the head of a page; the larger of two adjoining spaces wins.</summary>
    public double AvantPt { get; init; }

    /// <summary>Space below.</summary>
    public double ApresPt { get; init; }

    /// <summary>Distance of the whole block from the left margin.</summary>
    public double RetraitPt { get; init; }

    /// <summary>Whether the block stays on the page of what follows it.</summary>
    public bool AvecSuivant { get; init; }
}
