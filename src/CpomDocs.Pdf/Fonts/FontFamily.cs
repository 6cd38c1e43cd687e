namespace CpomDocs.Pdf.Fonts;

/// <summary>The four faces a document may need; immutable and safe to share between threads.</summary>
/// <param name="Regular">Running text.</param>
/// <param name="Semibold">Headings and strong text.</param>
/// <param name="Italic">Emphasis.</param>
/// <param name="SemiboldItalic">Emphasis inside strong text.</param>
public sealed record FontFamily(TrueTypeFont Regular, TrueTypeFont Semibold, TrueTypeFont Italic, TrueTypeFont SemiboldItalic);
