using System.Buffers;
using System.Text.RegularExpressions;

namespace CpomDocs.Composition.Typography;

/// <summary>A text being set, between the little that must be seen around it.</summary>
internal sealed class TypographySegment
{
    private const int Reach = 12;

    private readonly int _start;
    private readonly int _afterLength;
    private string _whole;

    internal TypographySegment(string before, string text, string after)
    {
        string head = before.Length <= Reach ? before : before[^Reach..];
        string tail = after.Length <= Reach ? after : after[..Reach];
        _start = head.Length;
        _afterLength = tail.Length;
        _whole = head + text + tail;
    }

    internal string Text => _whole[_start..(_whole.Length - _afterLength)];

    internal bool ContainsAny(SearchValues<string> signs) => _whole.AsSpan().ContainsAny(signs);

    internal bool Contains(char sign) => _whole.Contains(sign, StringComparison.Ordinal);

    /// <summary>Replaces what begins and ends inside the text; the surroundings are only there to be looked at.</summary>
    internal void Replace(Regex pattern, Func<Match, string> replacement)
    {
        int end = _whole.Length - _afterLength;
        _whole = pattern.Replace(_whole, match => match.Index < _start
            || match.Index + match.Length > end ? match.Value : replacement(match));
    }
}
