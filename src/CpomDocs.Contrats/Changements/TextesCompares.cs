using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace CpomDocs.Contrats.Changements;

/// <summary>Two versions of a text, each cut where the other says something else, word by word.</summary>
/// <param name="Avant">The earlier text; what the later one no longer says is marked.</param>
/// <param name="Apres">The later text; what the earlier one did not say is marked.</param>
public sealed partial record TextesCompares(ImmutableArray<FragmentDeTexte> Avant, ImmutableArray<FragmentDeTexte> Apres)
{
    // Beyond, the table of the comparison would weigh more than it tells.
    private const long LargestTable = 4_000_000;

    /// <summary>Compares two texts.</summary>
    /// <param name="avant">The earlier one.</param>
    /// <param name="apres">The later one.</param>
    /// <returns>Both, whole; texts too long to be compared are marked as a whole.</returns>
    public static TextesCompares De(string avant, string apres)
    {
        ArgumentNullException.ThrowIfNull(avant);
        ArgumentNullException.ThrowIfNull(apres);
        string[] before = Words(avant);
        string[] after = Words(apres);
        int start = CommonStart(before, after);
        int end = CommonEnd(before, after, start);
        bool[] kept = Enumerable.Repeat(true, before.Length).ToArray();
        bool[] found = Enumerable.Repeat(true, after.Length).ToArray();
        Mark(before[start..^end], after[start..^end], kept.AsSpan(start..^end), found.AsSpan(start..^end));
        return new TextesCompares(Fragments(before, kept), Fragments(after, found));
    }

    private static string[] Words(string text) => [.. Word().Matches(text).Select(match => match.Value)];

    private static int CommonStart(string[] before, string[] after)
    {
        int count = 0;
        while (count < before.Length && count < after.Length && before[count] == after[count])
        {
            count++;
        }

        return count;
    }

    private static int CommonEnd(string[] before, string[] after, int start)
    {
        int count = 0;
        while (count < before.Length - start && count < after.Length - start && before[^(count + 1)] == after[^(count + 1)])
        {
            count++;
        }

        return count;
    }

    // The longest sequence of words that both have stays; the rest is marked.
    private static void Mark(string[] before, string[] after, Span<bool> kept, Span<bool> found)
    {
        kept.Clear();
        found.Clear();
        if ((long)before.Length * after.Length > LargestTable)
        {
            return;
        }

        int[,] longest = LongestFrom(before, after);
        int i = 0;
        int j = 0;
        while (i < before.Length && j < after.Length)
        {
            if (before[i] == after[j])
            {
                kept[i++] = true;
                found[j++] = true;
            }
            else if (longest[i + 1, j] >= longest[i, j + 1])
            {
                i++;
            }
            else
            {
                j++;
            }
        }
    }

    private static int[,] LongestFrom(string[] before, string[] after)
    {
        var longest = new int[before.Length + 1, after.Length + 1];
        for (int i = before.Length - 1; i >= 0; i--)
        {
            for (int j = after.Length - 1; j >= 0; j--)
            {
                longest[i, j] = before[i] == after[j]
                    ? longest[i + 1, j + 1] + 1
                    : Math.Max(longest[i + 1, j], longest[i, j + 1]);
            }
        }

        return longest;
    }

    // A space or a comma alone between two changed words belongs to the change: a person reads one change, not three.
    private static ImmutableArray<FragmentDeTexte> Fragments(string[] words, bool[] isKept)
    {
        for (int i = 1; i + 1 < words.Length; i++)
        {
            isKept[i] &= isKept[i - 1] || isKept[i + 1] || char.IsLetterOrDigit(words[i][0]);
        }

        var fragments = ImmutableArray.CreateBuilder<FragmentDeTexte>();
        for (int first = 0; first < words.Length;)
        {
            int last = first;
            while (last < words.Length && isKept[last] == isKept[first])
            {
                last++;
            }

            fragments.Add(new FragmentDeTexte(string.Concat(words[first..last]), !isKept[first]));
            first = last;
        }

        return fragments.ToImmutable();
    }

    // A number with its decimals and its spaces is one word: « 412 350,00 ».
    [GeneratedRegex(@"\p{N}+(?:[\u00A0\u202F.,]\p{N}+)*|[\p{L}\p{M}\p{N}]+|\s+|.", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}

/// <summary>A run of words.</summary>
/// <param name="Texte">Its text, spaces included.</param>
/// <param name="EstChange">Whether the other version says something else in its place.</param>
public readonly record struct FragmentDeTexte(string Texte, bool EstChange);
