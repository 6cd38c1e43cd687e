using System.Globalization;
using System.Text.RegularExpressions;

namespace CpomDocs.Rendering.Xlsx;

/// <summary>Texts of a workbook: a character that XML would lose is written <c>_x000D_</c> (ISO/IEC 29500-1 §22.9.2.19).</summary>
internal static partial class XlsxText
{
    /// <summary>Writes a text so that it is read back the same.</summary>
    /// <param name="text">Text.</param>
    /// <returns>The text, carriage returns and look-alikes of an escape escaped.</returns>
    public static string Escape(string text) => Escaped().Replace(text, "_x005F_x$1_").Replace("\r", "_x000D_", StringComparison.Ordinal);

    /// <summary>Reads a text.</summary>
    /// <param name="text">Text as written.</param>
    /// <returns>The text it stands for.</returns>
    public static string Unescape(string text) => Escaped().Replace(text, match =>
        ((char)int.Parse(match.Groups[1].ValueSpan, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)).ToString());

    [GeneratedRegex("_x([0-9A-Fa-f]{4})_", RegexOptions.CultureInvariant)]
    private static partial Regex Escaped();
}
