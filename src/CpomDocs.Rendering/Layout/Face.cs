namespace CpomDocs.Rendering.Layout;

/// <summary>A face of the font family; semibold and italic add up.</summary>
[Flags]
internal enum Face
{
    Regular = 0,
    Semibold = 1,
    Italic = 2,
    SemiboldItalic = Semibold | Italic,
}
