using System.Reflection;

namespace CpomDocs.Pdf.Fonts;

/// <summary>
/// The font families carried by the program: the same on every machine, so that pages break at the same place everywhere.
/// </summary>
public static class PdfFonts
{
    private static readonly Lazy<FontFamily> SourceSans3Family = new(ReadSourceSans3);

    /// <summary>Source Sans 3 (SIL Open Font License 1.1), parsed at first use and kept.</summary>
    public static FontFamily SourceSans3 => SourceSans3Family.Value;

    private static FontFamily ReadSourceSans3()
    {
        return new FontFamily(
            Read("SourceSans3/SourceSans3_400Regular.ttf"),
            Read("SourceSans3/SourceSans3_600SemiBold.ttf"),
            Read("SourceSans3/SourceSans3_400Regular_Italic.ttf"),
            Read("SourceSans3/SourceSans3_600SemiBold_Italic.ttf"));
    }

    private static TrueTypeFont Read(string resource)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The program was built without the font {resource}.");
        var program = new byte[stream.Length];
        stream.ReadExactly(program);
        return TrueTypeFont.Read(program);
    }
}
