using System.Collections.Immutable;
using System.Text;
using CpomDocs.Composition.Documents;
using Markdig.Extensions.CustomContainers;
using Markdig.Syntax.Inlines;
using Md = Markdig.Syntax;
using MdInline = Markdig.Syntax.Inlines.Inline;

namespace CpomDocs.Composition.Markdown;

/// <summary>Maps Markdown inlines to those of a document tree.</summary>
internal sealed class InlineReader(ReadingContext context)
{
    /// <summary>The content of a leaf block, trimmed.</summary>
    internal ImmutableArray<Documents.Inline> Read(Md.LeafBlock block)
    {
        return block.Inline is { } content ? Trimmed(ReadAll(content, block)) : [];
    }

    private ImmutableArray<Documents.Inline> ReadAll(ContainerInline container, Md.LeafBlock owner)
    {
        var result = ImmutableArray.CreateBuilder<Documents.Inline>();
        var text = new StringBuilder();
        foreach (MdInline inline in container)
        {
            if (TextOf(inline) is { } characters)
            {
                text.Append(characters);
                continue;
            }

            Flush(text, result);
            if (ReadOne(inline, owner) is { } read)
            {
                result.Add(read);
            }
        }

        Flush(text, result);
        return FieldReader.Group(result.ToImmutable());
    }

    private static string? TextOf(MdInline inline) => inline switch
    {
        LiteralInline literal => literal.Content.ToString(),
        HtmlEntityInline entity => entity.Transcoded.ToString(),
        LineBreakInline { IsHard: false } => " ",
        _ => null,
    };

    private Documents.Inline? ReadOne(MdInline inline, Md.LeafBlock owner)
    {
        switch (inline)
        {
            case CustomContainerInline whole:
                return new NoBreak(ReadAll(whole, owner));
            case EmphasisInline { DelimiterChar: '^' } raised:
                return new Superscript(ReadAll(raised, owner));
            case EmphasisInline { DelimiterCount: 2 } strong:
                return new Strong(ReadAll(strong, owner));
            case EmphasisInline emphasis:
                return new Emphasis(ReadAll(emphasis, owner));
            case LineBreakInline:
                return new LineBreak();
            case LinkInline { IsImage: false, Url: { } target } link:
                return new Link(ReadAll(link, owner), target);
            default:
                context.Report("CPOM2013", owner, inline.GetType().Name.Replace("Inline", "", StringComparison.Ordinal));
                return null;
        }
    }

    private static void Flush(StringBuilder text, ImmutableArray<Documents.Inline>.Builder result)
    {
        if (text.Length > 0)
        {
            result.Add(new Text(text.ToString()));
            text.Clear();
        }
    }

    private static ImmutableArray<Documents.Inline> Trimmed(ImmutableArray<Documents.Inline> inlines)
    {
        if (inlines is [.., Text last])
        {
            inlines = Replaced(inlines, inlines.Length - 1, last.Valeur.TrimEnd(' '));
        }

        return inlines is [Text first, ..] ? Replaced(inlines, 0, first.Valeur.TrimStart(' ')) : inlines;
    }

    private static ImmutableArray<Documents.Inline> Replaced(ImmutableArray<Documents.Inline> inlines, int index, string text)
    {
        return text.Length == 0 ? inlines.RemoveAt(index) : inlines.SetItem(index, new Text(text));
    }
}
