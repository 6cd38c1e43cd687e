namespace CpomDocs.Contrats.Reading;

/// <summary>JSON Pointers (RFC 6901).</summary>
internal static class JsonPointer
{
    /// <summary>Stands for any key or rank in a pattern of pointers.</summary>
    internal const string Any = "*";

    /// <summary>Adds a key or rank.</summary>
    /// <param name="pointer">Pointer.</param>
    /// <param name="segment">Key or rank, not escaped.</param>
    /// <returns>The longer pointer.</returns>
    internal static string Append(string pointer, string segment)
    {
        string escaped = segment.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
        return pointer + "/" + escaped;
    }

    /// <summary>Splits a pointer.</summary>
    /// <param name="pointer">Pointer.</param>
    /// <returns>Keys and ranks, not escaped.</returns>
    internal static IEnumerable<string> Segments(string pointer)
    {
        return pointer
            .Split('/')
            .Skip(1)
            .Select(part => part.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal));
    }

    /// <summary>Puts <see cref="Any"/> for every rank of a pointer.</summary>
    /// <param name="pointer">Pointer.</param>
    /// <returns>Its pattern.</returns>
    internal static string Pattern(string pointer)
    {
        return string.Join('/', pointer.Split('/').Select(segment => IsRank(segment) ? Any : segment));
    }

    private static bool IsRank(string segment) => segment.Length > 0 && segment.All(char.IsAsciiDigit);

    /// <summary>Whether a pointer is a place a pattern names, or holds one.</summary>
    /// <param name="pointer">Pointer.</param>
    /// <param name="pattern">Pointer that may hold <see cref="Any"/>.</param>
    /// <returns><see langword="true"/> when reading what the pattern names reads the pointer or what it holds.</returns>
    internal static bool Holds(string pointer, string pattern)
    {
        string[] wanted = pattern.Split('/');
        string[] given = pointer.Split('/');
        return given.Length <= wanted.Length
            && given.Zip(wanted).All(pair => pair.Second == Any || pair.First == pair.Second);
    }
}
