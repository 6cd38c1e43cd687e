using System.Globalization;
using System.Resources;

namespace CpomDocs.Composition.Templates;

/// <summary>French words that formatting functions print, from <c>Mots.resx</c>.</summary>
internal static class Mots
{
    private static readonly ResourceManager Resources = new("CpomDocs.Composition.Templates.Mots", typeof(Mots).Assembly);

    internal static string Get(string key)
    {
        return Find(key) ?? throw new ArgumentOutOfRangeException(nameof(key), key, null);
    }

    internal static string? Find(string key) => Resources.GetString(key, CultureInfo.InvariantCulture);

    /// <summary>Whether a space-separated list of the resource holds a word, compared in lower case.</summary>
    internal static bool ListHolds(string key, string word)
    {
        return Get(key).Split(' ').Contains(word.ToLowerInvariant(), StringComparer.Ordinal);
    }
}
