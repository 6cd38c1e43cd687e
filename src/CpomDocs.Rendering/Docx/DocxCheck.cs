using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Xml;
using CpomDocs.Composition.Documents;
using CpomDocs.Contrats.Diagnostics;

namespace CpomDocs.Rendering.Docx;

/// <summary>Finds what a Word file cannot say, before the first byte is written.</summary>
internal static class DocxCheck
{
    private const int ExcerptLength = 60;

    /// <summary>Every character XML cannot hold and every link without an anchor, in reading order.</summary>
    public static ImmutableArray<Diagnostic> Examine(DocumentCompose document)
    {
        var anchors = document.Blocs.OfType<Heading>().Select(heading => heading.Id).OfType<string>().ToHashSet();
        var runs = TreeText.Runs(document.Blocs).ToList();
        var texts = runs.Select(TreeText.Plain).Concat(TextsAround(document));
        return
        [
            .. texts.SelectMany(ForbiddenCharacters),
            .. runs.SelectMany(run => run).SelectMany(TreeText.Flatten).OfType<Link>().SelectMany(link => DeadLink(link, anchors)),
        ];
    }

    private static IEnumerable<string> TextsAround(DocumentCompose document)
    {
        var labels = document.Blocs.OfType<Heading>().Select(heading => heading.Numero);
        string?[] around = [document.Titre, document.Auteur, document.PiedDePage, document.Mention, document.Descripteur.Etablissement];
        return around.Concat(labels).OfType<string>();
    }

    private static IEnumerable<Diagnostic> ForbiddenCharacters(string text)
    {
        return Unwritable(text).Distinct().Select(character => Report("CPOM4101", CodePoint(character), Excerpt(text)));
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

    private static IEnumerable<Diagnostic> DeadLink(Link link, HashSet<string> anchors)
    {
        bool dead = link.Cible.StartsWith('#') && !anchors.Contains(link.Cible[1..]);
        return dead ? [Report("CPOM4102", TreeText.Plain(link.Contenu), link.Cible[1..])] : [];
    }

    private static Diagnostic Report(string code, string first, string second) => new()
    {
        Code = code,
        Gravite = Gravite.Erreur,
        Message = Messages.Format(code, first, second),
        Remede = Messages.Get(code + ".Remede"),
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
