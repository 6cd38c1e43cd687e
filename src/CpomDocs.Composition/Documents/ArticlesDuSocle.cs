using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace CpomDocs.Composition.Documents;

/// <summary>The articles of a socle, as an avenant quotes them. Stateless.</summary>
public static class ArticlesDuSocle
{
    private const string Prefix = "article-";

    /// <summary>Text of each article.</summary>
    /// <param name="socle">A composed socle.</param>
    /// <returns>
    /// Plain text by number of article, without its title nor the note of an avenant; a blank line parts paragraphs and items of lists.
    /// </returns>
    public static ImmutableSortedDictionary<int, string> De(DocumentCompose socle)
    {
        ArgumentNullException.ThrowIfNull(socle);
        var articles = ImmutableSortedDictionary.CreateBuilder<int, string>();
        int? current = null;
        var texts = new List<string>();
        foreach (Block block in socle.Blocs.Append(new PageBreak()))
        {
            if (IsOfAnArticle(block))
            {
                texts.AddRange(TextsOf(block));
                continue;
            }

            if (current is { } number && texts.Count > 0)
            {
                articles[number] = string.Join("\n\n", texts);
            }

            texts.Clear();
            current = block is Heading heading ? NumberOf(heading) : null;
        }

        return articles.ToImmutable();
    }

    private static bool IsOfAnArticle(Block block) => block is Paragraph { Role: not RoleParagraphe.Formule } or ListBlock;

    private static int? NumberOf(Heading heading) =>
        heading.Id is { } id && id.StartsWith(Prefix, StringComparison.Ordinal)
        && int.TryParse(id[Prefix.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            ? number
            : null;

    private static IEnumerable<string> TextsOf(Block block) => block switch
    {
        Paragraph { Role: RoleParagraphe.Note } => [],
        Paragraph paragraph => [TextOf(paragraph.Contenu)],
        ListBlock list => list.Elements.SelectMany(item => item.SelectMany(TextsOf)),
        _ => [],
    };

    private static string TextOf(ImmutableArray<Inline> inlines)
    {
        var text = new StringBuilder();
        foreach (Inline inline in TreeWalk.InlinesOf([new Paragraph(RoleParagraphe.Corps, inlines)]))
        {
            text.Append(inline switch
            {
                Text part => part.Valeur,
                LineBreak => " ",
                _ => "",
            });
        }

        return text.ToString();
    }
}
