using System.Collections.Frozen;
using System.Collections.Immutable;
using CpomDocs.Composition.Documents;
using Markdig.Extensions.CustomContainers;
using Markdig.Renderers.Html;
using Md = Markdig.Syntax;

namespace CpomDocs.Composition.Markdown;

/// <summary>Maps the blocks of a body: headings, paragraphs, lists, tables, signatures, page breaks.</summary>
internal sealed class BlockReader(ReadingContext context)
{
    private static readonly FrozenDictionary<string, RoleParagraphe> Roles = new Dictionary<string, RoleParagraphe>
    {
        ["visa"] = RoleParagraphe.Visa,
        ["formule"] = RoleParagraphe.Formule,
        ["note"] = RoleParagraphe.Note,
        ["reperes"] = RoleParagraphe.Reperes,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private readonly InlineReader _inlines = new(context);
    private readonly TableReader _tables = new(context);
    private readonly SignatureReader _signatures = new(context);
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private int _level = 1;

    /// <summary>The blocks of a container, in order; what is not understood is reported and left out.</summary>
    internal ImmutableArray<Block> Read(IEnumerable<Md.Block> blocks)
    {
        var result = ImmutableArray.CreateBuilder<Block>();
        foreach (Md.Block block in blocks)
        {
            if (ReadOne(block) is { } read)
            {
                result.Add(read);
            }
        }

        return result.ToImmutable();
    }

    private Block? ReadOne(Md.Block block) => block switch
    {
        Md.HeadingBlock heading => ReadHeading(heading),
        Md.ParagraphBlock paragraph => ReadParagraph(paragraph),
        Md.ListBlock list => ReadList(list),
        Md.ThematicBreakBlock => new PageBreak(),
        CustomContainer container => ReadContainer(container),
        _ => Unsupported(block),
    };

    private Heading ReadHeading(Md.HeadingBlock heading)
    {
        context.CheckAttributes(heading, "numero");
        if (heading.Level == 1 || heading.Level > _level + 1)
        {
            context.Report("CPOM2012", heading, heading.Level, _level);
        }

        _level = heading.Level;
        string? id = heading.TryGetAttributes()?.Id;
        if (id is not null && !_ids.Add(id))
        {
            context.Report("CPOM2015", heading, id);
        }

        return new Heading(heading.Level, ReadingContext.AttributeOf(heading, "numero"), _inlines.Read(heading), id);
    }

    private Paragraph? ReadParagraph(Md.ParagraphBlock paragraph)
    {
        context.CheckAttributes(paragraph);
        RoleParagraphe role = context.RoleOf(paragraph, Roles, RoleParagraphe.Corps);
        ImmutableArray<Inline> content = _inlines.Read(paragraph);
        return content.IsEmpty ? null : new Paragraph(role, content);
    }

    private ListBlock ReadList(Md.ListBlock list)
    {
        return new ListBlock(list.IsOrdered, [.. list.OfType<Md.ListItemBlock>().Select(item => Read(item))]);
    }

    private Block? ReadContainer(CustomContainer container)
    {
        switch (container.Info)
        {
            case "tableau":
                return _tables.Read(container);
            case "signatures":
                return _signatures.Read(container);
            default:
                context.Report("CPOM2008", container, container.Info ?? "");
                return null;
        }
    }

    private Block? Unsupported(Md.Block block)
    {
        context.Report("CPOM2013", block, block.GetType().Name.Replace("Block", "", StringComparison.Ordinal));
        return null;
    }
}
