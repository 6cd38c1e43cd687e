using System.Globalization;

namespace CpomDocs.Rendering.Docx;

/// <summary>Points in the units of WordprocessingML, rounded to the nearest.</summary>
internal static class WordUnits
{
    /// <summary>Twentieths of a point: indents, spacing, widths.</summary>
    public static string Twips(double points) => Whole(points * 20);

    /// <summary>Half-points: font sizes.</summary>
    public static string HalfPoints(double points) => Whole(points * 2);

    /// <summary>Eighths of a point: borders.</summary>
    public static string EighthPoints(double points) => Whole(points * 8);

    /// <summary>Twentieths of a point, as a number.</summary>
    public static int TwipsNumber(double points) => (int)Math.Round(points * 20, MidpointRounding.AwayFromZero);

    private static string Whole(double value)
    {
        return ((int)Math.Round(value, MidpointRounding.AwayFromZero)).ToString(CultureInfo.InvariantCulture);
    }
}
