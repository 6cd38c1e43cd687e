using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Xml;
using CpomDocs.Composition.Documents;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Rendering.Layout;

namespace CpomDocs.Rendering.Docx;

/// <summary>Finds what a Word file cannot say, before the first byte is written.</summary>
internal static class DocxCheck
{
    private const int ExcerptLength = 60;

    /// <summary>Every character XML cannot hold and every link without an anchor, in reading order.</summary>
    public static ImmutableArray<Diagnostic> Examine(DocumentCompose document)
    {
        var texts = TreeText.Runs(document.Blocs).Select(TreeText.Plain).Concat(TextsAround(document));
        return [.. texts.SelectMany(ForbiddenCharacters), .. AnchorCheck.Examine(document)];
    }

    private static IEnumerable<string> TextsAround(DocumentCompose document)
    {
        var labels = document.Blocs.OfType<Heading>().Select(heading => heading.Numero);
        string?[] around = [document.Titre, document.Auteur, document.PiedDePage, document.Mention, document.Descripteur.Etablissement];
        return around.Concat(labels).OfType<string>();
    }

    private static IEnumerable<Diagnostic> ForbiddenCharacters(string text)
    {
        return Unwritable(text).Distinct().Select(character => Report(CodePoint(character), Excerpt(text)));
    }

    private static IEnumerable<char> Unwritable(string text)
    {
        for (int index = 0; index < text.Length; index++)
        {
            if (index + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[index + 1], text[index]))
            {
                index++;
            }
            else if (!XmlConvert.IsXmlChar(text[index]))
            {
                yield return text[index];
            }
        }
    }

    private static Diagnostic Report(string character, string text) => new()
    {
        Code = "CPOM4101",
        Gravite = Gravite.Erreur,
        Message = Messages.Format("CPOM4101", character, text),
        Remede = Messages.Get("CPOM4101.Remede"),
    };

    private static string CodePoint(char character) => "U+" + ((int)character).ToString("X4", CultureInfo.InvariantCulture);

    private static string Excerpt(string text)
    {
        var excerpt = new StringBuilder();
        foreach (char character in text.Take(ExcerptLength))
        {
            excerpt.Append(XmlConvert.IsXmlChar(character) ? character : '\uFFFD');
        }

        return excerpt.ToString();
    }
}
