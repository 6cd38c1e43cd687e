namespace CpomDocs.Rendering.Layout;

/// <summary>Aligns the numbers of a column on their comma, in both writers.</summary>
internal static class NumberAlignment
{
    private const int LongestUnit = 8;

    /// <summary>Width of what follows the whole part of a number: comma, decimals, unit.</summary>
    /// <param name="text">Text of a cell.</param>
    /// <returns>The width, 0 for a whole number; <see langword="null"/> when the text is no number.</returns>
    public static int? Tail(ShapedText text)
    {
        string characters = text.Text;
        int start = characters.Length > 0 && characters[0] is '-' or '−' or '+' ? 1 : 0;
        int end = EndOfDigits(characters, start);
        if (end == start)
        {
            return null;
        }

        int unit = end < characters.Length && characters[end] == ',' ? EndOfDigits(characters, end + 1) : end;
        bool isNumber = characters.Length - unit <= LongestUnit && !characters.AsSpan(unit).ContainsAnyInRange('0', '9');
        return isNumber ? text.Width(end, characters.Length) : null;
    }

    // Digits, and the no-break spaces between groups of three.
    private static int EndOfDigits(string text, int start)
    {
        int end = start;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || IsGroupSpace(text, end)))
        {
            end++;
        }

        return end;
    }

    private static bool IsGroupSpace(string text, int index)
    {
        return text[index] is '\u202F' or '\u00A0' && index + 1 < text.Length && char.IsAsciiDigit(text[index + 1]);
    }
}
