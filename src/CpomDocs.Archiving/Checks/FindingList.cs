using System.Collections.Immutable;

namespace CpomDocs.Archiving.Checks;

/// <summary>What a check has found so far; bounded, and nothing a hostile archive writes reaches the terminal raw.</summary>
internal sealed class FindingList
{
    private const int Most = 1000;
    private const int LongestText = 300;

    private readonly ImmutableArray<ArchiveFinding>.Builder _findings = ImmutableArray.CreateBuilder<ArchiveFinding>();

    public void Add(string code, string path, string? detail = null)
    {
        if (_findings.Count >= Most)
        {
            return;
        }

        bool isLast = _findings.Count == Most - 1;
        string message = Messages.Finding(isLast ? CheckCodes.Limit : code);
        string text = detail is null || isLast ? message : $"{message}\u00A0: {Plain(detail)}";
        _findings.Add(new ArchiveFinding(isLast ? CheckCodes.Limit : code, path.Length == 0 ? "." : Plain(path), text));
    }

    public ImmutableArray<ArchiveFinding> ToImmutable() => _findings.ToImmutable();

    private static string Plain(string text)
    {
        string shown = text.Length <= LongestText ? text : text[..LongestText] + "…";
        return string.Concat(shown.Select(letter => char.IsControl(letter) ? '\uFFFD' : letter));
    }
}

/// <summary>Codes of findings that OCFL has no code for.</summary>
internal static class CheckCodes
{
    /// <summary>Beyond what a check looks at: a depth, a size, a count.</summary>
    public const string Limit = "LIMITE";

    /// <summary>The system refuses to read.</summary>
    public const string Unreadable = "LECTURE";
}
