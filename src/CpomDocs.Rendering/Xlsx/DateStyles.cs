using System.Collections.Immutable;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace CpomDocs.Rendering.Xlsx;

/// <summary>Which styles of a workbook show a number as a day.</summary>
internal static partial class DateStyles
{
    /// <summary>Reads them.</summary>
    /// <param name="workbook">Workbook.</param>
    /// <returns>Ranks of the styles.</returns>
    public static ImmutableHashSet<uint> Read(WorkbookPart workbook)
    {
        if (workbook.WorkbookStylesPart?.Stylesheet is not { CellFormats: { } formats } stylesheet)
        {
            return [];
        }

        HashSet<uint> custom = [.. (stylesheet.NumberingFormats?.Elements<NumberingFormat>() ?? [])
            .Where(format => format.NumberFormatId?.HasValue == true && IsDate(format.FormatCode?.Value ?? ""))
            .Select(format => format.NumberFormatId!.Value)];
        return [.. formats.Elements<CellFormat>()
            .Select((format, rank) => (Rank: (uint)rank, Id: format.NumberFormatId?.Value ?? 0))
            .Where(item => IsBuiltInDate(item.Id) || custom.Contains(item.Id))
            .Select(item => item.Rank)];
    }

    // ISO/IEC 29500-1 §18.8.30: the built-in formats that show a day, East Asian ones included.
    private static bool IsBuiltInDate(uint id) => id is (>= 14 and <= 17) or 22 or (>= 27 and <= 31) or 36 or (>= 50 and <= 58);

    private static bool IsDate(string code) => Literals().Replace(code, "").IndexOfAny(['d', 'D', 'y', 'Y', 'j', 'J']) >= 0;

    [GeneratedRegex("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.", RegexOptions.CultureInvariant)]
    private static partial Regex Literals();
}
