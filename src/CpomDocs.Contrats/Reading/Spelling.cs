using System.Text;

namespace CpomDocs.Contrats.Reading;

/// <summary>Compares words as a person does: without case, accents, spaces or signs.</summary>
internal static class Spelling
{
    private const int LongestCompared = 60;

    /// <summary>What is left of a word for comparing.</summary>
    /// <param name="word">Word.</param>
    /// <returns>Its letters and digits, lower case, without accents.</returns>
    internal static string Key(string word)
    {
        var key = new StringBuilder(word.Length);
        foreach (char c in word.Replace("œ", "oe", StringComparison.OrdinalIgnoreCase).Normalize(NormalizationForm.FormD))
        {
            if (char.IsLetterOrDigit(c))
            {
                key.Append(char.ToLowerInvariant(c));
            }
        }

        return key.ToString();
    }

    /// <summary>Finds the word that is the same but for its spelling.</summary>
    /// <param name="word">Word written.</param>
    /// <param name="candidates">Words expected.</param>
    /// <returns>The only candidate with the same letters, or <see langword="null"/>.</returns>
    internal static string? Same(string word, IEnumerable<string> candidates)
    {
        string key = Key(word);
        string[] found = [.. candidates.Where(candidate => Key(candidate) == key).Take(2)];
        return found.Length == 1 ? found[0] : null;
    }

    /// <summary>Finds the word that was meant.</summary>
    /// <param name="word">Word written.</param>
    /// <param name="candidates">Words expected.</param>
    /// <returns>The nearest candidate within a third of its letters, or <see langword="null"/>.</returns>
    internal static string? Nearest(string word, IEnumerable<string> candidates)
    {
        string key = Key(word);
        if (key.Length is 0 or > LongestCompared)
        {
            return null;
        }

        return candidates
            .Select(candidate => (Candidate: candidate, Key: Key(candidate)))
            .Select(item => (item.Candidate, Distance: Distance(key, item.Key), Most: Math.Max(1, item.Key.Length / 3)))
            .Where(item => item.Distance <= item.Most)
            .OrderBy(item => item.Distance)
            .ThenBy(item => item.Candidate, StringComparer.Ordinal)
            .Select(item => item.Candidate)
            .FirstOrDefault();
    }


    private static int Distance(string one, string other)
    {
        int[] previous = [.. Enumerable.Range(0, other.Length + 1)];
        for (int i = 1; i <= one.Length; i++)
        {
            int[] current = new int[other.Length + 1];
            current[0] = i;
            for (int j = 1; j <= other.Length; j++)
            {
                int replaced = previous[j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1);
                current[j] = Math.Min(replaced, Math.Min(previous[j], current[j - 1]) + 1);
            }

            previous = current;
        }

        return previous[other.Length];
    }
}
