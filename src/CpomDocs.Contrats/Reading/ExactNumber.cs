using System.Globalization;

namespace CpomDocs.Contrats.Reading;

/// <summary>Reads numbers without rounding.</summary>
internal static class ExactNumber
{
    private const int MaxDigits = 28;

    /// <summary>Reads a JSON number.</summary>
    /// <param name="text">The number as written.</param>
    /// <param name="value">The number.</param>
    /// <returns><see langword="false"/> when a decimal cannot hold it exactly.</returns>
    internal static bool TryParse(string text, out decimal value)
    {
        int exponent = text.AsSpan().IndexOfAny('e', 'E');
        ReadOnlySpan<char> mantissa = exponent < 0 ? text : text.AsSpan(0, exponent);
        value = 0;
        return CountDigits(mantissa) <= MaxDigits
            && CountDecimals(mantissa) <= MaxDigits
            && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value)
            && (value != 0 || mantissa.IndexOfAnyInRange('1', '9') < 0)
            && (exponent < 0 || value == 0 || IsExactWithExponent(text, value));
    }

    private static int CountDigits(ReadOnlySpan<char> mantissa)
    {
        int digits = 0;
        foreach (char c in mantissa)
        {
            digits += char.IsAsciiDigit(c) && (digits > 0 || c != '0') ? 1 : 0;
        }

        return digits;
    }

    private static int CountDecimals(ReadOnlySpan<char> mantissa)
    {
        int point = mantissa.IndexOf('.');
        return point < 0 ? 0 : mantissa.Length - point - 1;
    }

    // A negative exponent may push digits beyond the 28th decimal, where they would be rounded away.
    private static bool IsExactWithExponent(string text, decimal value)
    {
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double approximate)
            && Math.Abs(approximate) >= 1e-15
            && (double)value == approximate;
    }
}
