using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CpomDocs.Pdf.Fonts;
using CpomDocs.Pdf.Forms;
using CpomDocs.Pdf.Objects;
using CpomDocs.Pdf.Reading;

namespace CpomDocs.Tests.Signing;

/// <summary>Reads back the text an appearance draws, through the ToUnicode maps of its fonts; lines are joined by spaces.</summary>
internal static partial class AppearanceTextReader
{
    /// <summary>The whole text of an appearance.</summary>
    public static string Read(PdfRevision revision, PdfField field) =>
        string.Join(" ", ReadLines(revision, field).Select(line => line.Text));

    /// <summary>The lines of an appearance, with their place.</summary>
    public static IReadOnlyList<ShownLine> ReadLines(PdfRevision revision, PdfField field)
    {
        PdfDictionary appearances = revision.Find<PdfDictionary>(field.Dictionary, "AP")!;
        PdfStream stream = revision.Find<PdfStream>(appearances, "N")!;
        PdfDictionary fonts = revision.Find<PdfDictionary>(revision.Find<PdfDictionary>(stream.Dictionary, "Resources")!, "Font")!;
        string content = Encoding.Latin1.GetString(revision.Decode(stream).Span);
        return [.. ShownText().Matches(content).Select(match => Line(match, Map(revision, fonts, match.Groups[1].Value)))];
    }

    private static ShownLine Line(Match match, Dictionary<string, string> map)
    {
        double[] numbers = [.. new[] { 2, 3, 4 }.Select(group => double.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture))];
        TrueTypeFont font = match.Groups[1].Value == "F1" ? PdfFonts.SourceSans3.Semibold : PdfFonts.SourceSans3.Regular;
        string text = Decode(map, match.Groups[5].Value);
        return new ShownLine(text, numbers[0], numbers[1], numbers[2], new FontSubsetBuilder(font).Width(text) * numbers[0] / 1000);
    }

    private static Dictionary<string, string> Map(PdfRevision revision, PdfDictionary fonts, string name)
    {
        PdfStream map = revision.Find<PdfStream>(revision.Find<PdfDictionary>(fonts, name)!, "ToUnicode")!;
        string text = Encoding.Latin1.GetString(revision.Decode(map).Span);
        return Mapping().Matches(text).ToDictionary(match => match.Groups[1].Value, match => FromHex(match.Groups[2].Value));
    }

    private static string Decode(Dictionary<string, string> map, string codes)
    {
        return string.Concat(codes.Chunk(4).Select(code => map[new string(code)]));
    }

    private static string FromHex(string hex)
    {
        return string.Concat(hex.Chunk(4).Select(unit => (char)int.Parse(unit, NumberStyles.HexNumber, CultureInfo.InvariantCulture)));
    }

    [GeneratedRegex(@"/(F\d) ([\d.]+) Tf ([\d.-]+) ([\d.-]+) Td <([0-9A-F]*)> Tj")]
    private static partial Regex ShownText();

    [GeneratedRegex(@"^<([0-9A-F]{4})> <([0-9A-F]+)>$", RegexOptions.Multiline)]
    private static partial Regex Mapping();
}

/// <summary>A line an appearance draws.</summary>
internal sealed record ShownLine(string Text, double Size, double X, double Baseline, double Width);
