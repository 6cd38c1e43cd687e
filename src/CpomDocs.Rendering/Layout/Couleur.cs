namespace CpomDocs.Rendering.Layout;

/// <summary>A colour in sRGB.</summary>
internal readonly record struct Couleur(byte Rouge, byte Vert, byte Bleu)
{
    /// <summary>Body text.</summary>
    public static Couleur Encre { get; } = new(0x16, 0x16, 0x16);

    /// <summary>The State's blue: headings, links and the rule of the cover; 13:1 on white.</summary>
    public static Couleur BleuFrance { get; } = new(0x00, 0x00, 0x91);

    /// <summary>Running header and footer; 5.7:1 on white.</summary>
    public static Couleur Gris { get; } = new(0x66, 0x66, 0x66);

    /// <summary>Secondary text; 11:1 on white.</summary>
    public static Couleur GrisFonce { get; } = new(0x3A, 0x3A, 0x3A);

    /// <summary>Rules between the rows of a table, frames of the boxes.</summary>
    public static Couleur Filet { get; } = new(0xCE, 0xCE, 0xCE);

    /// <summary>Background of a table header.</summary>
    public static Couleur FondEntete { get; } = new(0xF5, 0xF5, 0xFE);
}
