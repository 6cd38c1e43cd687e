namespace CpomDocs.Rendering.Layout;

/// <summary>A format with the widths its font gives to what is not in the text.</summary>
/// <param name="Format">The format.</param>
/// <param name="SpaceWidth">Width of a space.</param>
/// <param name="HyphenWidth">Width of the hyphen of a broken word.</param>
internal sealed record MeasuredFormat(CharFormat Format, int SpaceWidth, int HyphenWidth);
