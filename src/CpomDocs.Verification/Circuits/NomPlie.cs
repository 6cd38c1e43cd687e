using System.Globalization;
using System.Text;

namespace CpomDocs.Verification.Circuits;

/// <summary>Compares names of persons without case, accents, punctuation nor order of the words.</summary>
internal static class NomPlie
{
    /// <summary>Whether every word of a name is in another.</summary>
    public static bool EstDans(string nom, string autre)
    {
        HashSet<string> words = Words(nom);
        return words.Count > 0 && words.IsSubsetOf(Words(autre));
    }

    private static HashSet<string> Words(string name)
    {
        var folded = new StringBuilder(name.Length);
        string plain = name.Replace("Œ", "OE", StringComparison.OrdinalIgnoreCase).Replace("Æ", "AE", StringComparison.OrdinalIgnoreCase);
        foreach (char c in plain.Normalize(NormalizationForm.FormD))
        {
            if (char.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            {
                folded.Append(char.IsLetterOrDigit(c) ? char.ToUpperInvariant(c) : ' ');
            }
        }

        return [.. folded.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries)];
    }
}
