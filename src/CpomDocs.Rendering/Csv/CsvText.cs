using System.Text.RegularExpressions;

namespace CpomDocs.Rendering.Csv;

/// <summary>Keeps a spreadsheet from taking a text of a CSV file for a formula.</summary>
internal static partial class CsvText
{
    /// <summary>Writes a text.</summary>
    /// <param name="text">Text.</param>
    /// <returns>The text, with an apostrophe before what would be a formula.</returns>
    public static string Guard(string text) => Formula().IsMatch(text) ? "'" + text : text;

    /// <summary>Reads a text.</summary>
    /// <param name="text">Text as written.</param>
    /// <returns>The text without its apostrophe.</returns>
    public static string Unguard(string text) => text.StartsWith('\'') && Formula().IsMatch(text) ? text[1..] : text;

    [GeneratedRegex(@"\A'*[=+@\t\r-]", RegexOptions.CultureInvariant)]
    private static partial Regex Formula();
}
