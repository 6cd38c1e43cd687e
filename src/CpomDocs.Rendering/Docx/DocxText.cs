using System.Text;

namespace CpomDocs.Rendering.Docx;

/// <summary>Texts of Word files, made comparable.</summary>
internal static class DocxText
{
    /// <summary>Stands for what is no text: an image, a note, a symbol.</summary>
    public const char Object = '\uFFFC';

    /// <summary>
    /// A text with every run of white space as one space, straight apostrophes and plain hyphens: what programs change on their own.
    /// </summary>
    public static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (char c in text)
        {
            if (char.IsWhiteSpace(c))
            {
                AppendSpace(plain);
            }
            else if (c is not '\u00AD' and not '\u200B' and not '\uFEFF')
            {
                plain.Append(c switch { '\u2019' => '\'', '\u2011' => '-', _ => c });
            }
        }

        return plain.ToString().TrimEnd();
    }

    private static void AppendSpace(StringBuilder plain)
    {
        if (plain.Length > 0 && plain[^1] != ' ')
        {
            plain.Append(' ');
        }
    }
}
