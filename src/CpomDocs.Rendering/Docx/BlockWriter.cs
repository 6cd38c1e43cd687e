using System.Collections.Immutable;
using CpomDocs.Composition.Documents;

namespace CpomDocs.Rendering.Docx;

/// <summary>Writes the blocks of a tree, one after the other.</summary>
internal sealed class BlockWriter(WordXml xml, DocxContext context, SectionWriter sections)
{
    private readonly ParagraphWriter _paragraphs = new(xml, context);
    private readonly TableWriter _tables = new(xml, context);
    private readonly SignatureWriter _signatures = new(xml, context);
    private bool _pageBreakPending;

    public void Write(ImmutableArray<Block> blocks)
    {
        for (int index = 0; index < blocks.Length; index++)
        {
            TurnSheet(blocks, index);
            WriteBlock(blocks[index], index + 1 < blocks.Length ? blocks[index + 1] : null, StandsWithSignatures(blocks, index));
        }
    }

    private void TurnSheet(ImmutableArray<Block> blocks, int index)
    {
        bool turns = index > 0 && context.Sheets.IsTurned(blocks[index]) != context.Sheets.IsTurned(blocks[index - 1]);
        if (turns)
        {
            sections.Break(context.SheetOf(blocks[index - 1]));
            _pageBreakPending = false;
        }
    }

    /// <summary>
    /// Whether only formulas and notes stand between a block and the places to sign, which must not stand alone with them.
    /// </summary>
    private static bool StandsWithSignatures(ImmutableArray<Block> blocks, int index)
    {
        Block? next = blocks.Skip(index + 1)
            .SkipWhile(block => block is Paragraph { Role: RoleParagraphe.Formule or RoleParagraphe.Note })
            .FirstOrDefault();
        return next is SignatureBlock;
    }

    private void WriteBlock(Block block, Block? next, bool standsWithSignatures)
    {
        switch (block)
        {
            case Couverture cover:
                WriteCover(cover);
                break;
            case Heading heading:
                WriteHeading(heading);
                break;
            case Paragraph paragraph:
                WriteParagraph(paragraph, next is ListBlock || standsWithSignatures);
                break;
            case ListBlock list:
                WriteList(list, 0, standsWithSignatures);
                break;
            case Table table:
                WriteTable(table, next);
                break;
            case SignatureBlock signatures:
                WriteSignatures(signatures, next);
                break;
            default:
                _pageBreakPending = true;
                break;
        }
    }

    private void WriteCover(Couverture cover)
    {
        foreach (var line in cover.Lignes)
        {
            _paragraphs.Write(new ParagraphFormat(StyleId.Of(line.Role)), line.Contenu);
        }

        if (context.Document.Mention is { } mention)
        {
            _paragraphs.Write(new ParagraphFormat(StyleId.Mention), mention);
        }

        _pageBreakPending = true;
    }

    private void WriteHeading(Heading heading)
    {
        int? list = context.Numbering.NumberHeading(heading.Niveau, heading.Numero);
        var format = new ParagraphFormat(StyleId.Heading(heading.Niveau))
        {
            PageBreakBefore = TakePageBreak(),
            Numbering = list is { } number ? (number, 0) : null,
        };
        _paragraphs.Write(format, heading.Contenu, heading.Id);
    }

    private void WriteParagraph(Paragraph paragraph, bool keepNext)
    {
        var format = new ParagraphFormat(StyleId.Of(paragraph.Role))
        {
            KeepNext = keepNext,
            PageBreakBefore = TakePageBreak(),
        };
        _paragraphs.Write(format, paragraph.Contenu);
    }

    private void WriteList(ListBlock list, int level, bool keepNext)
    {
        int number = context.Numbering.NumberList(list.Ordonnee, level);
        foreach (var item in list.Elements)
        {
            bool last = item.Equals(list.Elements[^1]);
            WriteItem(item, new ItemFormat(list.Ordonnee, number, level, keepNext && last));
        }
    }

    private void WriteItem(ImmutableArray<Block> item, ItemFormat itemFormat)
    {
        bool first = true;
        foreach (var block in item)
        {
            if (block is ListBlock nested)
            {
                WriteList(nested, itemFormat.Level + 1, itemFormat.KeepNext);
            }
            else if (block is Paragraph paragraph)
            {
                _paragraphs.Write(FormatOf(itemFormat, first), paragraph.Contenu);
                first = false;
            }
        }
    }

    private ParagraphFormat FormatOf(ItemFormat item, bool first)
    {
        string style = first ? StyleId.ListItem(item.Ordered, item.Level) : StyleId.ListFollowing(item.Level);
        return new ParagraphFormat(style)
        {
            KeepNext = item.KeepNext,
            PageBreakBefore = TakePageBreak(),
            Numbering = first ? (item.List, item.Level) : null,
        };
    }

    private void WriteTable(Table table, Block? next)
    {
        var caption = new ParagraphFormat(StyleId.Caption) { PageBreakBefore = TakePageBreak() };
        _paragraphs.Write(caption, table.Titre);
        _tables.Write(table);
        if (next is not (Heading or SignatureBlock))
        {
            _paragraphs.WriteEmpty(new ParagraphFormat(StyleId.SpaceAfterTable));
        }
    }

    private void WriteSignatures(SignatureBlock signatures, Block? next)
    {
        _paragraphs.WriteEmpty(
            new ParagraphFormat(StyleId.SpaceAfterTable) { KeepNext = true, PageBreakBefore = TakePageBreak() });
        _signatures.Write(signatures);

        // Word wants a paragraph after a table; at the very end it must not be tall enough to open a page of its own.
        _paragraphs.WriteEmpty(new ParagraphFormat(next is null ? StyleId.EndOfTable : StyleId.SpaceAfterTable));
    }

    private bool TakePageBreak()
    {
        bool pending = _pageBreakPending;
        _pageBreakPending = false;
        return pending;
    }

    private readonly record struct ItemFormat(bool Ordered, int List, int Level, bool KeepNext);
}
