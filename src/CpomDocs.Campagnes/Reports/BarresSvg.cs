using System.Collections.Immutable;
using System.Globalization;
using System.Xml.Linq;

namespace CpomDocs.Campagnes.Reports;

/// <summary>Bars cut in parts, drawn as SVG inside the page; the table beside them says the same figures.</summary>
internal static class BarresSvg
{
    private const int Width = 1000;
    private const int Height = 24;
    private const int SmallWidth = 120;
    private const int SmallHeight = 10;

    /// <summary>Draws one bar a row, as wide as the page whatever its width; the longest fills it.</summary>
    /// <param name="rows">Label, and figure of each part.</param>
    /// <param name="parts">Name of each part.</param>
    /// <param name="colours">Colour of each part.</param>
    public static IEnumerable<XElement> Draw(
        IReadOnlyList<(string Label, int[] Parts)> rows, ImmutableArray<string> parts, ImmutableArray<string> colours)
    {
        int most = Math.Max(1, rows.Max(row => row.Parts.Sum()));
        foreach ((string label, int[] figures) in rows)
        {
            yield return new XElement("p", new XAttribute("class", "barre"), label);
            yield return new XElement(
                "svg",
                new XAttribute("viewBox", string.Create(CultureInfo.InvariantCulture, $"0 0 {Width} {Height}")),
                new XAttribute("preserveAspectRatio", "none"),
                new XAttribute("role", "img"),
                new XAttribute("aria-label", string.Join(", ", parts.Select((part, rang) => $"{part}\u00A0: {figures[rang]}"))),
                Bar(figures, most, colours));
        }
    }

    /// <summary>A square of a colour, for a legend.</summary>
    public static XElement Swatch(string colour) => new(
        "svg",
        new XAttribute("viewBox", "0 0 10 10"),
        new XAttribute("aria-hidden", "true"),
        new XElement("rect", Numbers(("width", 10), ("height", 10)), new XAttribute("fill", colour)));

    /// <summary>A small bar of how much of a whole is done, for a cell.</summary>
    public static XElement Small(int done, int whole, string colour) => new(
        "svg",
        new XAttribute("viewBox", string.Create(CultureInfo.InvariantCulture, $"0 0 {SmallWidth} {SmallHeight}")),
        Numbers(("width", SmallWidth), ("height", SmallHeight)),
        new XAttribute("aria-hidden", "true"),
        new XElement("rect", Numbers(("width", SmallWidth), ("height", SmallHeight)), new XAttribute("fill", "#e3e3fd")),
        new XElement("rect",
            Numbers(("width", Math.Round((double)SmallWidth * done / Math.Max(1, whole), 1)), ("height", SmallHeight)),
            new XAttribute("fill", colour)));

    private static IEnumerable<XElement> Bar(int[] figures, int most, ImmutableArray<string> colours)
    {
        double left = 0;
        for (int i = 0; i < figures.Length; i++)
        {
            double width = Math.Round((double)Width * figures[i] / most, 1);
            if (width > 0)
            {
                yield return new XElement(
                    "rect",
                    Numbers(("x", left), ("width", Math.Max(1, width - 2)), ("height", Height)),
                    new XAttribute("fill", colours[i]));
            }

            left += width;
        }
    }

    private static IEnumerable<XAttribute> Numbers(params (string Name, double Value)[] numbers) =>
        numbers.Select(number => new XAttribute(number.Name, number.Value.ToString("0.#", CultureInfo.InvariantCulture)));
}
