namespace CpomDocs.Rendering.Layout;

/// <summary>The sheet, in points; the origin of a PDF page is its lower left corner.</summary>
internal sealed record PageStyle
{
    private const double Millimetre = 72 / 25.4;

    /// <summary>Width: A4.</summary>
    public double LargeurPt { get; init; } = 210 * Millimetre;

    /// <summary>Height: A4.</summary>
    public double HauteurPt { get; init; } = 297 * Millimetre;

    /// <summary>Left margin.</summary>
    public double MargeGauchePt { get; init; } = 28 * Millimetre;

    /// <summary>Right margin.</summary>
    public double MargeDroitePt { get; init; } = 26 * Millimetre;

    /// <summary>Top margin, above the text.</summary>
    public double MargeHautePt { get; init; } = 26 * Millimetre;

    /// <summary>Bottom margin, below the text.</summary>
    public double MargeBassePt { get; init; } = 30 * Millimetre;

    /// <summary>Baseline of the running header, from the top of the sheet.</summary>
    public double EnTetePt { get; init; } = 15 * Millimetre;

    /// <summary>Baseline of the running footer, from the bottom of the sheet.</summary>
    public double PiedPt { get; init; } = 11 * Millimetre;

    /// <summary>Every vertical space is a multiple of it.</summary>
    public double GrillePt { get; init; } = 7.5;

    /// <summary>The same sheet lying on its side: the margins stay where they are for who reads it.</summary>
    public PageStyle EnPaysage => this with { LargeurPt = HauteurPt, HauteurPt = LargeurPt };

    /// <summary>Width of the text.</summary>
    public double LargeurTextePt => LargeurPt - MargeGauchePt - MargeDroitePt;

    /// <summary>Height of the text.</summary>
    public double HauteurTextePt => HauteurPt - MargeHautePt - MargeBassePt;
}
