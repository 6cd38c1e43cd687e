using System.Collections.Immutable;
using System.Globalization;
using CpomDocs.Composition.Diagnostics;
using CpomDocs.Composition.Documents;
using CpomDocs.Contrats.Model;

namespace CpomDocs.Composition.Templates;

/// <summary>
/// Puts the clauses that avenants replaced into the socle: the text under the heading <c>article-n</c> gives way to the new one.
/// </summary>
internal static class ReplacedClauses
{
    private const string Socle = "SOCLE";

    internal static ImmutableArray<Block> Apply(ImmutableArray<Block> blocks, string document, ImmutableArray<ClauseSocle> clauses)
    {
        return document == Socle
            ? clauses.OrderBy(clause => clause.Avenant).Aggregate(blocks, Replaced)
            : blocks;
    }

    private static ImmutableArray<Block> Replaced(ImmutableArray<Block> blocks, ClauseSocle clause)
    {
        string id = "article-" + clause.Article.ToString(CultureInfo.InvariantCulture);
        int start = blocks.IndexOf(blocks.FirstOrDefault(block => block is Heading heading && heading.Id == id)!);
        if (start < 0)
        {
            return blocks;
        }

        int end = start + 1;
        while (end < blocks.Length && blocks[end] is Paragraph { Role: not RoleParagraphe.Formule } or ListBlock)
        {
            end++;
        }

        return [.. blocks[..(start + 1)], .. ParagraphsOf(clause), .. blocks[end..]];
    }

    private static IEnumerable<Block> ParagraphsOf(ClauseSocle clause)
    {
        string[] paragraphs = clause.Texte.Replace("\r\n", "\n", StringComparison.Ordinal)
            .Split("\n\n", StringSplitOptions.RemoveEmptyEntries);
        return paragraphs
            .Select(text => new Paragraph(RoleParagraphe.Corps,
                [new Text(string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))]))
            .Append(new Paragraph(RoleParagraphe.Note, [new Text(Messages.Format("Clause.Note", clause.Avenant))]));
    }
}
