namespace CpomDocs.Campagnes.Runs;

/// <summary>Compares texts of fields as a reader does.</summary>
internal static class TexteDeChamp
{
    /// <summary>Whether two texts differ by more than spaces, apostrophes and the end of a sentence.</summary>
    public static bool Differ(string one, string other) => !string.Equals(Bare(one), Bare(other), StringComparison.OrdinalIgnoreCase);

    private static string Bare(string text)
    {
        IEnumerable<char> kept = text.Where(c => !char.IsWhiteSpace(c)).Select(c => c switch { '\u2019' => '\'', '\u2011' => '-', _ => c });
        return string.Concat(kept).TrimEnd('.', ';');
    }
}
