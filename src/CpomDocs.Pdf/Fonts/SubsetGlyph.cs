namespace CpomDocs.Pdf.Fonts;

/// <summary>A place in a subset: the text it stands for (empty for none) and the glyph of the whole font drawn for it.</summary>
internal readonly record struct SubsetGlyph(string Text, ushort Glyph);
