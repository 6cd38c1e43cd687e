namespace CpomDocs.Rendering.Layout;

/// <summary>A place where a line may end.</summary>
/// <param name="End">Index after the last character drawn on the line.</param>
/// <param name="Next">Index of the first character of the next line.</param>
/// <param name="HyphenWidth">Width of the hyphen added when the line ends here; 0 for none.</param>
/// <param name="Kind">Why a line may end here.</param>
internal readonly record struct BreakPoint(int End, int Next, int HyphenWidth, BreakKind Kind);

/// <summary>Why a line may end.</summary>
internal enum BreakKind
{
    /// <summary>At a space, which is not drawn.</summary>
    Space,

    /// <summary>After a hyphen of the text.</summary>
    Hyphen,

    /// <summary>At a soft hyphen, which becomes visible.</summary>
    SoftHyphen,

    /// <summary>Inside a word wider than the line.</summary>
    Emergency,

    /// <summary>At a line break asked for, or at the end of the text.</summary>
    Forced,
}
