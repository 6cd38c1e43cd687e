using System.Text.RegularExpressions;

namespace CpomDocs.Contrats.Rules;

/// <summary>FINESS numbers: eight characters and a check key.</summary>
internal static partial class Finess
{
    /// <summary>Whether a text is a FINESS number with the right key.</summary>
    /// <param name="text">Text.</param>
    /// <returns><see langword="true"/> for a number whose key is right.</returns>
    internal static bool IsValid(string text) => Form().IsMatch(text) && Luhn.IsValid(text.Select(ValueOf));

    /// <summary>Whether a text looks like a FINESS number but has a wrong key.</summary>
    /// <param name="text">Text.</param>
    /// <returns><see langword="true"/> when only the key is wrong.</returns>
    internal static bool HasFormOnly(string text) => Form().IsMatch(text) && !IsValid(text);

    /// <summary>Code of the département of first attribution.</summary>
    /// <param name="text">A FINESS number.</param>
    /// <returns>Two characters, or three overseas.</returns>
    internal static string Departement(string text) => text[..2] is "97" or "98" ? text[..3] : text[..2];

    // Corsican numbers satisfy Luhn's formula with A = 1 and B = 2; no official statement of it is known, all public numbers tried fit.
    private static int ValueOf(char c) => c switch
    {
        'A' => 1,
        'B' => 2,
        _ => c - '0',
    };

    [GeneratedRegex(@"\A(?:[0-9]{2}|2[AB])[0-9]{7}\z")]
    private static partial Regex Form();
}

/// <summary>Luhn's formula, modulo 10 (ISO/IEC 7812-1 annex B).</summary>
internal static class Luhn
{
    /// <summary>Whether digits end with the right key.</summary>
    /// <param name="digits">Digits, key included.</param>
    /// <returns><see langword="true"/> when the key is right.</returns>
    internal static bool IsValid(IEnumerable<int> digits)
    {
        int sum = digits
            .Reverse()
            .Select((digit, rank) => rank % 2 == 0 ? digit : Doubled(digit))
            .Sum();
        return sum % 10 == 0;
    }

    private static int Doubled(int digit) => digit > 4 ? (digit * 2) - 9 : digit * 2;
}
