namespace CpomDocs.Archiving.Checks;

/// <summary>Rules that logical and content paths share (OCFL 1.1 §3.5.2 and §3.5.3.1).</summary>
internal static class PathRules
{
    /// <summary>Whether a path begins or ends with a separator.</summary>
    public static bool HasEdge(string path) => path.StartsWith('/') || path.EndsWith('/');

    /// <summary>Whether a part of a path is empty, <c>.</c> or <c>..</c>.</summary>
    public static bool HasForbiddenPart(string path) => path.Split('/').Any(part => part is "" or "." or "..");

    /// <summary>Paths that are also the folder of another one.</summary>
    /// <param name="paths">Paths, each once.</param>
    /// <returns>The conflicting ones.</returns>
    public static IEnumerable<string> Conflicts(IEnumerable<string> paths)
    {
        string[] sorted = [.. paths];
        Array.Sort(sorted, StringComparer.Ordinal);
        foreach (string path in sorted)
        {
            string folder = path + "/";
            int next = Array.BinarySearch(sorted, folder, StringComparer.Ordinal);
            next = next < 0 ? ~next : next;
            if (next < sorted.Length && sorted[next].StartsWith(folder, StringComparison.Ordinal))
            {
                yield return path;
            }
        }
    }

    /// <summary>Whether a text begins as a URI does (RFC 3986 §3.1).</summary>
    public static bool IsUri(string text)
    {
        int colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon > 0
            && colon < text.Length - 1
            && char.IsAsciiLetter(text[0])
            && text[..colon].All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '+' or '-' or '.');
    }
}
