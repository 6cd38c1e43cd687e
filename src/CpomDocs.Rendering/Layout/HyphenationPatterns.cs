using System.Reflection;
using System.Text;

namespace CpomDocs.Rendering.Layout;

/// <summary>
/// Where the words of a language may be divided: patterns of letters, each with the merit of a division at its places, the greatest
/// winning, odd for allowed (Liang, "Word Hy-phen-a-tion by Com-put-er", 1983). Immutable and safe to share between threads.
/// </summary>
internal sealed class HyphenationPatterns
{
    /// <summary>Longer words are not divided.</summary>
    public const int LongestWord = 60;

    private const char WordEdge = '.';
    private const char Apostrophe = '’';

    private static readonly Lazy<HyphenationPatterns> FrenchPatterns = new(() => Read("patterns/hyph-fr.pat.txt"));

    private readonly byte[] _letters = new byte[0x2100];
    private readonly List<int[]> _next = [];
    private readonly List<byte[]?> _merits = [null];
    private readonly int _letterCount;

    private HyphenationPatterns(IReadOnlyCollection<string> patterns)
    {
        foreach (char letter in patterns.SelectMany(pattern => pattern).Where(letter => !char.IsAsciiDigit(letter)).Distinct())
        {
            _letters[letter] = (byte)++_letterCount;
        }

        _next.Add(new int[_letterCount + 1]);
        foreach (string pattern in patterns)
        {
            Add(pattern);
        }
    }

    /// <summary>Those of French (hyph-utf8, Daniel Flipo and Bernard Gaulle; MIT licence, kept beside them).</summary>
    public static HyphenationPatterns French => FrenchPatterns.Value;

    /// <summary>Gives the merit of a division before each letter of a word: odd for a good place.</summary>
    /// <param name="word">Small letters and apostrophes, at most <see cref="LongestWord"/>.</param>
    /// <param name="merits">Filled; one a letter.</param>
    public void Divide(ReadOnlySpan<char> word, Span<byte> merits)
    {
        Span<byte> letters = stackalloc byte[LongestWord + 2];
        letters[0] = letters[word.Length + 1] = _letters[WordEdge];
        for (int i = 0; i < word.Length; i++)
        {
            char letter = word[i] == '\'' ? Apostrophe : word[i];
            letters[i + 1] = letter < _letters.Length ? _letters[letter] : (byte)0;
            merits[i] = 0;
        }

        for (int start = 0; start < word.Length + 2; start++)
        {
            Apply(letters[start..(word.Length + 2)], start - 1, merits[..word.Length]);
        }
    }

    // Every pattern that begins at one place; the place of the first letter of the word is 0.
    private void Apply(ReadOnlySpan<byte> letters, int place, Span<byte> merits)
    {
        int node = 0;
        foreach (byte letter in letters)
        {
            node = letter == 0 ? 0 : _next[node][letter];
            if (node == 0)
            {
                return;
            }

            if (_merits[node] is { } found)
            {
                Raise(found, place, merits);
            }
        }
    }

    private static void Raise(byte[] found, int place, Span<byte> merits)
    {
        for (int i = 0; i < found.Length; i++)
        {
            int at = place + i;
            if (at >= 0 && at < merits.Length && found[i] > merits[at])
            {
                merits[at] = found[i];
            }
        }
    }

    private void Add(string pattern)
    {
        var merits = new List<byte> { 0 };
        int node = 0;
        foreach (char character in pattern)
        {
            if (char.IsAsciiDigit(character))
            {
                merits[^1] = (byte)(character - '0');
            }
            else
            {
                node = Child(node, _letters[character]);
                merits.Add(0);
            }
        }

        _merits[node] = [.. merits];
    }

    private int Child(int node, byte letter)
    {
        if (_next[node][letter] == 0)
        {
            _next[node][letter] = _next.Count;
            _next.Add(new int[_letterCount + 1]);
            _merits.Add(null);
        }

        return _next[node][letter];
    }

    private static HyphenationPatterns Read(string resource)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The program was built without the patterns {resource}.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        const StringSplitOptions Options = StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries;
        return new HyphenationPatterns(reader.ReadToEnd().Split('\n', Options));
    }
}
