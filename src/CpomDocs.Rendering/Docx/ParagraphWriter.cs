using System.Collections.Immutable;
using CpomDocs.Composition.Documents;
using CpomDocs.Rendering.Layout;

namespace CpomDocs.Rendering.Docx;

/// <summary>Writes paragraphs and the runs inside them.</summary>
internal sealed class ParagraphWriter(WordXml xml, DocxContext context)
{
    private const char NoBreakSpace = '\u00A0';

    private readonly FieldWriter _fields = new(xml, context.Fields);

    /// <summary>Writes a paragraph.</summary>
    /// <param name="format">Its format.</param>
    /// <param name="content">Its text.</param>
    /// <param name="anchor">Anchor it carries, if it does.</param>
    public void Write(ParagraphFormat format, ImmutableArray<Inline> content, string? anchor = null)
    {
        xml.Start("p");
        WriteFormat(format);
        if (anchor is null)
        {
            WriteRuns(content, default);
        }
        else
        {
            WriteBookmarked(context.Bookmarks[anchor], content);
        }

        xml.End();
    }

    /// <summary>Writes a paragraph of plain text.</summary>
    public void Write(ParagraphFormat format, string text) => Write(format, [new Text(text)]);

    /// <summary>Writes a paragraph without text: an empty cell, or white after a table.</summary>
    public void WriteEmpty(ParagraphFormat format) => Write(format, []);

    /// <summary>Writes the properties of a paragraph, in the order of the schema.</summary>
    public void WriteFormat(ParagraphFormat format)
    {
        xml.Start("pPr");
        xml.Value("pStyle", format.Style);
        WriteFlag("keepNext", format.KeepNext);
        WriteFlag("pageBreakBefore", format.PageBreakBefore);
        if (format.Numbering is (int list, int level))
        {
            xml.Start("numPr");
            xml.Value("ilvl", level);
            xml.Value("numId", list);
            xml.End();
        }

        WriteTab(format.RightTabPt);
        if (format.RightIndentPt > 0)
        {
            xml.Element("ind", ("right", WordUnits.Twips(format.RightIndentPt)));
        }

        if (format.Alignment is { } alignment)
        {
            xml.Value("jc", JustificationOf(alignment));
        }

        xml.End();
    }

    /// <summary>Writes a field that Word computes, with the text shown until it does.</summary>
    public void WriteField(string instruction, string shown)
    {
        WriteFieldCharacter("begin");
        xml.Start("r");
        xml.Instruction(" " + instruction + " ");
        xml.End();
        WriteFieldCharacter("separate");
        WriteText(shown, default);
        WriteFieldCharacter("end");
    }

    /// <summary>Writes a run of plain text.</summary>
    public void WriteText(string text) => WriteText(text, default);

    /// <summary>Word of an alignment.</summary>
    public static string JustificationOf(Alignement alignment) => alignment switch
    {
        Alignement.Centre => "center",
        Alignement.Droite => "right",
        _ => "left",
    };

    // The stop of the style is at the right edge of an upright sheet.
    private void WriteTab(double? rightTabPt)
    {
        if (rightTabPt is { } place)
        {
            xml.Start("tabs");
            xml.Element("tab", ("val", "clear"), ("pos", WordUnits.Twips(context.Sheet.Page.LargeurTextePt)));
            xml.Element("tab", ("val", "right"), ("pos", WordUnits.Twips(place)));
            xml.End();
        }
    }

    private void WriteBookmarked(Bookmark bookmark, ImmutableArray<Inline> content)
    {
        xml.Start("bookmarkStart");
        xml.Attribute("id", bookmark.Id);
        xml.Attribute("name", bookmark.Name);
        xml.End();
        WriteRuns(content, default);
        xml.Start("bookmarkEnd");
        xml.Attribute("id", bookmark.Id);
        xml.End();
    }

    private void WriteRuns(ImmutableArray<Inline> content, RunFormat format)
    {
        foreach (var inline in content)
        {
            WriteInline(inline, format);
        }
    }

    private void WriteInline(Inline inline, RunFormat format)
    {
        switch (inline)
        {
            case Text text:
                WriteText(text.Valeur, format);
                break;
            case LineBreak:
                WriteLineBreak();
                break;
            case ChampNegocie champ:
                _fields.Write(champ.Pointeur, TreeText.Plain(champ.Contenu), () => WriteRuns(champ.Contenu, format));
                break;
            case Link link when !format.Link:
                WriteLink(link, format with { Link = true });
                break;
            default:
                WriteRuns(TreeText.ContentOf(inline), format.Inside(inline));
                break;
        }
    }

    private void WriteLink(Link link, RunFormat format)
    {
        xml.Start("hyperlink");
        if (link.Cible.StartsWith('#'))
        {
            xml.Attribute("anchor", context.Bookmarks[link.Cible[1..]].Name);
        }
        else
        {
            xml.Relationship(context.LinkTo(link.Cible));
        }

        WriteRuns(link.Contenu, format);
        xml.End();
    }

    private void WriteText(string text, RunFormat format)
    {
        if (text.Length == 0)
        {
            return;
        }

        xml.Start("r");
        WriteRunFormat(format);
        if (format.NoBreak)
        {
            WriteUnbroken(text);
        }
        else
        {
            xml.Text(text);
        }

        xml.End();
    }

    private void WriteUnbroken(string text)
    {
        string[] parts = text.Replace(' ', NoBreakSpace).Split('-');
        for (int index = 0; index < parts.Length; index++)
        {
            if (index > 0)
            {
                xml.Flag("noBreakHyphen");
            }

            if (parts[index].Length > 0)
            {
                xml.Text(parts[index]);
            }
        }
    }

    private void WriteRunFormat(RunFormat format)
    {
        if (!format.IsPlain)
        {
            xml.Start("rPr");
            if (format.Link)
            {
                xml.Value("rStyle", StyleId.Hyperlink);
            }

            WriteFlag("b", format.Bold);
            WriteFlag("i", format.Italic);
            if (format.Superscript)
            {
                xml.Value("vertAlign", "superscript");
            }

            xml.End();
        }
    }

    private void WriteLineBreak()
    {
        xml.Start("r");
        xml.Flag("br");
        xml.End();
    }

    private void WriteFieldCharacter(string type)
    {
        xml.Start("r");
        xml.Element("fldChar", ("fldCharType", type));
        xml.End();
    }

    private void WriteFlag(string name, bool on)
    {
        if (on)
        {
            xml.Flag(name);
        }
    }

    private readonly record struct RunFormat(bool Bold, bool Italic, bool Superscript, bool Link, bool NoBreak)
    {
        public bool IsPlain => !Bold && !Italic && !Superscript && !Link;

        public RunFormat Inside(Inline inline) => inline switch
        {
            Strong => this with { Bold = true },
            Emphasis => this with { Italic = true },
            Composition.Documents.Superscript => this with { Superscript = true },
            Composition.Documents.NoBreak => this with { NoBreak = true },
            _ => this,
        };
    }
}
