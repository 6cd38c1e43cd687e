namespace CpomDocs.Rendering.Layout;

/// <summary>A place where a line may end, with what stands before it, so that the width of a line is a difference.</summary>
/// <param name="End">Index after the last character drawn on the line.</param>
/// <param name="Next">Index of the first character of the next line.</param>
/// <param name="HyphenWidth">Width of the hyphen added when the line ends here; 0 for none.</param>
/// <param name="Kind">Why a line may end here.</param>
internal readonly record struct BreakPoint(int End, int Next, int HyphenWidth, BreakKind Kind)
{
    /// <summary>Width of all the text before <see cref="End"/>.</summary>
    public int WidthToEnd { get; init; }

    /// <summary>Width of all the text before <see cref="Next"/>.</summary>
    public int WidthToNext { get; init; }

    /// <summary>Spaces that justification may widen before <see cref="End"/>.</summary>
    public int SpacesToEnd { get; init; }

    /// <summary>Spaces that justification may widen before <see cref="Next"/>.</summary>
    public int SpacesToNext { get; init; }

    /// <summary>Whether a word is cut here, with a hyphen that its spelling does not have.</summary>
    public bool IsDivision => Kind is BreakKind.SoftHyphen or BreakKind.Division;
}

/// <summary>Why a line may end.</summary>
internal enum BreakKind
{
    /// <summary>At a space, which is not drawn.</summary>
    Space,

    /// <summary>After a hyphen of the text.</summary>
    Hyphen,

    /// <summary>At a soft hyphen, which becomes visible.</summary>
    SoftHyphen,

    /// <summary>Between two syllables, with a hyphen.</summary>
    Division,

    /// <summary>Inside an e-mail or web address, without a hyphen, which would be read as part of it.</summary>
    Address,

    /// <summary>Inside a word wider than the line.</summary>
    Emergency,

    /// <summary>At a line break asked for, or at the end of the text.</summary>
    Forced,
}
