using System.Globalization;
using System.Text;
using CpomDocs.Contrats.Model;

namespace CpomDocs.Contrats.Circuits;

/// <summary>
/// Compares the names of people as certificates and contracts spell them: without case, accents, order of names, civility or punctuation.
/// </summary>
public static class NomDePersonne
{
    private static readonly HashSet<string> Civilites =
        new(["M", "MR", "MME", "MLLE", "MONSIEUR", "MADAME", "DR", "PR"], StringComparer.Ordinal);

    private static readonly Dictionary<char, string> LettresLiees = new()
    {
        ['Œ'] = "OE",
        ['Æ'] = "AE",
        ['ẞ'] = "SS",
        ['ß'] = "SS",
        ['Ø'] = "O",
        ['Ł'] = "L",
        ['Đ'] = "D",
    };

    /// <summary>Whether a text, such as the holder of a certificate, names a person: the same words, no more and no less.</summary>
    /// <param name="texte">Text to judge.</param>
    /// <param name="personne">The person expected.</param>
    /// <returns>True when both are made of the same words, digits left out; false when the text holds no word.</returns>
    public static bool Designe(string texte, Signataire personne)
    {
        ArgumentNullException.ThrowIfNull(texte);
        ArgumentNullException.ThrowIfNull(personne);
        string[] mots = Mots(texte);
        return mots.Length > 0 && mots.AsSpan().SequenceEqual(Mots(personne.Prenom + " " + personne.Nom));
    }

    /// <summary>
    /// Whether two texts name one person, or cannot be told apart; what follows a comma, such as a function, does not count.
    /// </summary>
    /// <param name="un">A name, with its function or without.</param>
    /// <param name="autre">Another one.</param>
    /// <returns>True when both are made of the same words.</returns>
    public static bool EstLeMeme(string un, string autre)
    {
        ArgumentNullException.ThrowIfNull(un);
        ArgumentNullException.ThrowIfNull(autre);
        return Mots(un.Split(',')[0]).AsSpan().SequenceEqual(Mots(autre.Split(',')[0]));
    }

    /// <summary>The words of a text, folded, in order; civilities left out.</summary>
    internal static string[] Mots(string texte)
    {
        string[] mots = Plier(texte).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return [.. mots.Where(mot => !Civilites.Contains(mot)).Order(StringComparer.Ordinal)];
    }

    private static string Plier(string texte)
    {
        var plie = new StringBuilder(texte.Length);
        foreach (char lettre in texte.ToUpperInvariant().Normalize(NormalizationForm.FormD))
        {
            if (LettresLiees.TryGetValue(lettre, out string? liees))
            {
                plie.Append(liees);
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(lettre) is not UnicodeCategory.NonSpacingMark)
            {
                plie.Append(char.IsLetter(lettre) ? lettre : ' ');
            }
        }

        return plie.ToString();
    }
}
