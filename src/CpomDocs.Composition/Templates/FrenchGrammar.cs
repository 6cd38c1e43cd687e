using System.Text;

namespace CpomDocs.Composition.Templates;

/// <summary>Gender, articles and contractions, drawn from civility or from the first word of a name.</summary>
internal static class FrenchGrammar
{
    private const string Vowels = "aeiouyh";

    /// <summary>
    /// Whether a civility, or a text that begins with one, is feminine (« Mme », « Mme Hélène VASSAL, Directrice générale »).
    /// </summary>
    internal static bool IsFeminineCivility(string text) => Mots.ListHolds("civilites.feminines", FirstWord(text).TrimEnd('.'));

    /// <summary>Whether a function is feminine (« Directrice générale »).</summary>
    internal static bool IsFeminineFunction(string text) => Mots.ListHolds("fonctions.feminines", FirstWord(text));

    /// <summary>Whether a body is feminine (« Association Les Tilleuls », « Métropole de Lyon »).</summary>
    internal static bool IsFeminineBody(string text)
    {
        return Mots.ListHolds("noms.feminins", FirstWord(text)) || IsFeminineFunction(text);
    }

    /// <summary>« le », « la » or « l' » before a name.</summary>
    internal static string The(string name) => Choose(name, "l'", "le ", "la ");

    /// <summary>« du », « de la » or « de l' » before a name.</summary>
    internal static string OfThe(string name) => Choose(name, "de l'", "du ", "de la ");

    /// <summary>« au », « à la » or « à l' » before a name.</summary>
    internal static string ToThe(string name) => Choose(name, "à l'", "au ", "à la ");

    /// <summary>« de » contracted with what follows: « du » + « le X », « des » + « les X », « d' » before a vowel.</summary>
    internal static string Of(string phrase)
    {
        if (phrase.StartsWith("le ", StringComparison.OrdinalIgnoreCase))
        {
            return "du " + phrase[3..];
        }

        if (phrase.StartsWith("les ", StringComparison.OrdinalIgnoreCase))
        {
            return "des " + phrase[4..];
        }

        return (NeedsElision(phrase) ? "d'" : "de ") + phrase;
    }

    private static string Choose(string name, string elided, string masculine, string feminine)
    {
        return NeedsElision(name) ? elided : IsFeminineBody(name) ? feminine : masculine;
    }

    // « onze » and « oui » begin with a vowel that does not elide; an aspirated h is listed.
    private static bool NeedsElision(string text)
    {
        string word = FirstWord(text);
        if (word.Length == 0 || word is "onze" or "oui")
        {
            return false;
        }

        return Vowels.Contains(Unaccented(word[0]), StringComparison.Ordinal) && !Mots.ListHolds("h.aspires", word);
    }

    private static string FirstWord(string text)
    {
        int end = text.AsSpan().IndexOfAny(" \u00A0\u202F'’,".AsSpan());
        return (end < 0 ? text : text[..end]).ToLowerInvariant();
    }

    private static char Unaccented(char letter)
    {
        return letter == 'œ' ? 'o' : letter.ToString().Normalize(NormalizationForm.FormD)[0];
    }
}
