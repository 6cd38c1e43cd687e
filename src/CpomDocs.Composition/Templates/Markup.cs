using System.Text;

namespace CpomDocs.Composition.Templates;

/// <summary>Markdown made by a formatting function: written as it is, its data already escaped.</summary>
/// <param name="Source">Markdown.</param>
/// <param name="After">Markdown that follows a value and is no part of it: the noun that a number counts.</param>
internal readonly record struct Markup(string Source, string After = "")
{
    // No font draws it: data that pass for a mark stop the rendering instead.
    private const char ReplacementCharacter = '\uFFFD';

    /// <summary>Markdown that reads as the given text: spaces collapsed, every ASCII punctuation escaped.</summary>
    internal static string Escape(string text)
    {
        var result = new StringBuilder(text.Length + 16);
        bool pendingSpace = false;
        foreach (char c in text)
        {
            if (IsCollapsible(c))
            {
                pendingSpace = result.Length > 0;
                continue;
            }

            if (pendingSpace)
            {
                result.Append(' ');
                pendingSpace = false;
            }

            if (IsAsciiPunctuation(c))
            {
                result.Append('\\');
            }

            result.Append(FieldMarks.IsMark(c) ? ReplacementCharacter : c);
        }

        return result.ToString();
    }

    /// <summary>Escaped text that lines never break and typography never changes.</summary>
    internal static Markup NoBreak(string text) => new("::" + Escape(text) + "::");

    private static bool IsCollapsible(char c) => c is ' ' or '\u0085' or '\u2028' or '\u2029' or (>= '\t' and <= '\r');

    private static bool IsAsciiPunctuation(char c) =>
        c is (>= '!' and <= '/') or (>= ':' and <= '@') or (>= '[' and <= '`') or (>= '{' and <= '~');
}
