namespace CpomDocs.Signing.Appearances;

/// <summary>A paragraph of an appearance, before it is laid out.</summary>
/// <param name="Text">Text; spaces, and the hyphens of compound names, are where it may break.</param>
/// <param name="IsStrong">Drawn with the semibold face.</param>
/// <param name="Scale">Size relative to the running size of the box.</param>
/// <param name="Color">Colour.</param>
/// <param name="SpaceBefore">Space above it, in parts of its own size.</param>
internal sealed record InkText(string Text, bool IsStrong, double Scale, InkColor Color, double SpaceBefore = 0);

/// <summary>A line of an appearance, laid out.</summary>
/// <param name="Style">The paragraph it comes from.</param>
/// <param name="Text">Its own text.</param>
/// <param name="Size">Font size, in points.</param>
/// <param name="Top">Distance from the top of the text to the top of the line, in points.</param>
internal sealed record InkLine(InkText Style, string Text, double Size, double Top);
