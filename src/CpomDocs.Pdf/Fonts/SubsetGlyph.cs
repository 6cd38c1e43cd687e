namespace CpomDocs.Pdf.Fonts;

/// <summary>A place in a subset: the character it stands for (0 for none) and the glyph of the whole font drawn for it.</summary>
internal readonly record struct SubsetGlyph(int Character, ushort Glyph);
