using System.Buffers;
using System.Text.RegularExpressions;

namespace CpomDocs.Composition.Typography;

/// <summary>A rule of typography: what it looks for, and what it writes instead.</summary>
/// <remarks>Most texts hold none of the signs of a rule: they are looked for first, the pattern only then.</remarks>
internal sealed class TypographyRule
{
    private readonly Regex _pattern;
    private readonly string _replacement;
    private readonly SearchValues<string> _signs;

    internal TypographyRule(Regex pattern, string replacement, params string[] signs)
    {
        _pattern = pattern;
        _replacement = replacement;
        _signs = SearchValues.Create(signs, StringComparison.Ordinal);
    }

    internal void ApplyTo(TypographySegment segment)
    {
        if (segment.ContainsAny(_signs))
        {
            segment.Replace(_pattern, match => match.Result(_replacement));
        }
    }
}
