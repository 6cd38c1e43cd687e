namespace CpomDocs.Rendering.Layout;

/// <summary>How a table is set; lengths in points. No vertical lines.</summary>
internal sealed record TableStyle
{
    /// <summary>Caption, above the table.</summary>
    public TextStyle Titre { get; init; } = new() { SizePt = 9, LeadingPt = 15, EstGras = true, AvantPt = 7.5, AvecSuivant = true };

    /// <summary>Header cells.</summary>
    public TextStyle Entete { get; init; } = new() { SizePt = 9, LeadingPt = 12.5, EstGras = true };

    /// <summary>Body cells.</summary>
    public TextStyle Cellule { get; init; } = new() { SizePt = 9, LeadingPt = 12.5, EstDivise = true };

    /// <summary>Cells of a total row, and header cells of a row.</summary>
    public TextStyle Total { get; init; } = new() { SizePt = 9, LeadingPt = 12.5, EstGras = true };

    /// <summary>White around the text of a cell.</summary>
    public double MargeInterieurePt { get; init; } = 4;

    /// <summary>Thickness of the rule between two rows.</summary>
    public double FiletPt { get; init; } = 0.5;

    /// <summary>Colour of the rule between two rows.</summary>
    public Couleur CouleurFilet { get; init; } = Couleur.Filet;

    /// <summary>Thickness of the rule under the header.</summary>
    public double FiletEntetePt { get; init; } = 1;

    /// <summary>Colour of the rule under the header.</summary>
    public Couleur CouleurFiletEntete { get; init; } = Couleur.BleuFrance;

    /// <summary>Background of the header.</summary>
    public Couleur FondEntete { get; init; } = Couleur.FondEntete;

    /// <summary>A table no taller than that is not broken by a page.</summary>
    public double HauteurIndivisePt { get; init; } = 150;

    /// <summary>Space below the table.</summary>
    public double ApresPt { get; init; } = 15;
}
