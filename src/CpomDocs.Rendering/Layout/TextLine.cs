namespace CpomDocs.Rendering.Layout;

/// <summary>A line of a text.</summary>
/// <param name="Start">Index of its first character.</param>
/// <param name="End">Index after its last character.</param>
/// <param name="Width">Its width with the widening of the spaces.</param>
/// <param name="Widening">What is added to each of its spaces; negative when they are narrowed.</param>
/// <param name="EndsWithHyphen">Whether a hyphen is added.</param>
internal readonly record struct TextLine(int Start, int End, int Width, int Widening, bool EndsWithHyphen);
