using CpomDocs.Pdf.Objects;

namespace CpomDocs.Pdf.Reading;

/// <summary>
/// A rectangle (ISO 32000-2, 7.9.5), in points, from its lower left to its upper right corner whatever the order written.
/// </summary>
/// <param name="Left">Smallest x.</param>
/// <param name="Bottom">Smallest y.</param>
/// <param name="Right">Greatest x.</param>
/// <param name="Top">Greatest y.</param>
public readonly record struct PdfRectangle(double Left, double Bottom, double Right, double Top)
{
    /// <summary>Width, not negative.</summary>
    public double Width => Right - Left;

    /// <summary>Height, not negative.</summary>
    public double Height => Top - Bottom;

    /// <summary>Reads the rectangle under a key.</summary>
    /// <param name="revision">Revision to resolve in.</param>
    /// <param name="dictionary">Dictionary to look in.</param>
    /// <param name="key">Key without the slash.</param>
    /// <returns>The rectangle; null when absent or not four numbers.</returns>
    /// <exception cref="PdfFormatException">The value cannot be read.</exception>
    public static PdfRectangle? Find(PdfRevision revision, PdfDictionary dictionary, string key)
    {
        ArgumentNullException.ThrowIfNull(revision);
        if (revision.Find<PdfArray>(dictionary, key) is not { Count: 4 } array)
        {
            return null;
        }

        double[] numbers = [.. array.Select(item => ToNumber(revision.Resolve(item)))];
        return numbers.Any(double.IsNaN)
            ? null
            : new PdfRectangle(
                Math.Min(numbers[0], numbers[2]),
                Math.Min(numbers[1], numbers[3]),
                Math.Max(numbers[0], numbers[2]),
                Math.Max(numbers[1], numbers[3]));
    }

    private static double ToNumber(PdfObject value) => value switch
    {
        PdfInteger integer => integer.Value,
        PdfReal real => real.Value,
        _ => double.NaN,
    };
}
