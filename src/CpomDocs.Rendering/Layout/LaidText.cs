using CpomDocs.Composition.Documents;

namespace CpomDocs.Rendering.Layout;

/// <summary>A text cut into lines of one width.</summary>
internal sealed class LaidText
{
    public LaidText(ShapedText shaped, TextStyle style, int width, Alignement alignement = Alignement.Gauche)
    {
        Shaped = shaped;
        Width = width;
        Leading = Milli.FromPoints(style.LeadingPt);
        Size = Milli.FromPoints(style.SizePt);
        Alignement = alignement;
        Lines = style.EstEquilibre
            ? LineBreaker.Balance(shaped, width)
            : LineBreaker.Break(shaped, width, style.EstJustifie && alignement == Alignement.Gauche, style.EstDivise);
    }

    public ShapedText Shaped { get; }

    public TextLine[] Lines { get; }

    public int Width { get; }

    public int Leading { get; }

    public int Size { get; }

    public Alignement Alignement { get; }

    public int Height => Lines.Length * Leading;

    /// <summary>Width of the longest line.</summary>
    public int LongestLine => Lines.Max(line => line.Width);

    /// <summary>Distance from the left edge to the beginning of a line.</summary>
    public int Offset(int line) => Alignement switch
    {
        Alignement.Droite => Width - Lines[line].Width,
        Alignement.Centre => (Width - Lines[line].Width) / 2,
        _ => 0,
    };

    /// <summary>Distance from the top of a line to its baseline: the characters stand in the middle of the leading.</summary>
    public int Baseline => ((Leading - Size) / 2) + (Size * 79 / 100);
}
