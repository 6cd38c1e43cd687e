namespace CpomDocs.Rendering.Layout;

/// <summary>Places to sign and to initial; lengths in points.</summary>
internal sealed record SignatureStyle
{
    private const double Millimetre = 72 / 25.4;

    /// <summary>Largest width of a signature box; narrower when three stand side by side.</summary>
    public double LargeurPt { get; init; } = 74 * Millimetre;

    /// <summary>Height of a signature box.</summary>
    public double HauteurPt { get; init; } = 34 * Millimetre;

    /// <summary>White between two boxes.</summary>
    public double EcartPt { get; init; } = 15;

    /// <summary>First line above a box: the party.</summary>
    public TextStyle Partie { get; init; } = new() { SizePt = 10.5, LeadingPt = 15, EstGras = true };

    /// <summary>Further lines above a box: quality, delegation, name.</summary>
    public TextStyle Ligne { get; init; } = new() { SizePt = 9, LeadingPt = 12.5 };

    /// <summary>Space above the block of signatures.</summary>
    public double AvantPt { get; init; } = 22.5;

    /// <summary>White between the lines and the box under them.</summary>
    public double EcartCasePt { get; init; } = 6;

    /// <summary>Frame of a box.</summary>
    public Couleur Cadre { get; init; } = new(0x92, 0x92, 0x92);

    /// <summary>Thickness of a frame.</summary>
    public double FiletPt { get; init; } = 0.5;

    /// <summary>Most signature boxes side by side; a fourth signatory signs below.</summary>
    public int CasesParRangee { get; init; } = 3;

    /// <summary>Most rows of boxes that are never parted.</summary>
    public int RangeesSolidaires { get; init; } = 4;

    /// <summary>Largest width of a paraphe box; narrower where many stand side by side.</summary>
    public double LargeurParaphePt { get; init; } = 24 * Millimetre;

    /// <summary>Room kept for the word before the paraphe boxes.</summary>
    public double TitreParaphesPt { get; init; } = 16 * Millimetre;

    /// <summary>Height of a paraphe box.</summary>
    public double HauteurParaphePt { get; init; } = 10 * Millimetre;

    /// <summary>From the foot of a paraphe box to the baseline of the running footer.</summary>
    public double PiedParaphePt { get; init; } = 12;

    /// <summary>White between two paraphe boxes.</summary>
    public double EcartParaphePt { get; init; } = 9;

    /// <summary>Label above a paraphe box.</summary>
    public TextStyle LibelleParaphe { get; init; } = new() { SizePt = 7.5, LeadingPt = 9, Couleur = Couleur.Gris };

    /// <summary>Size of a label that is wider than its box.</summary>
    public double PetitLibellePt { get; init; } = 6;

    /// <summary>Number of boxes side by side.</summary>
    /// <param name="cases">Boxes in all.</param>
    /// <returns>The number that makes the rows as equal as can be: four signatories stand two by two.</returns>
    public int ParRangee(int cases)
    {
        int rangees = Math.Max(1, (cases + CasesParRangee - 1) / CasesParRangee);
        return (cases + rangees - 1) / rangees;
    }

    /// <summary>Width of a paraphe box.</summary>
    /// <param name="cases">Boxes side by side.</param>
    /// <param name="largeurPt">Width of the page's text.</param>
    /// <returns>Width in points.</returns>
    public double LargeurParapheParmiPt(int cases, double largeurPt) =>
        Math.Min(LargeurParaphePt, ((largeurPt - TitreParaphesPt) / cases) - EcartParaphePt);
}
