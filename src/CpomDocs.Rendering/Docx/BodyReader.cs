using System.Collections.Immutable;
using System.Xml.Linq;

namespace CpomDocs.Rendering.Docx;

/// <summary>Reads the paragraphs of a part, in order, through tables and controls.</summary>
/// <param name="fields">Tells fields from other controls.</param>
/// <param name="acceptsRevisions">Whether tracked changes are read as accepted.</param>
internal sealed class BodyReader(FieldFinder fields, bool acceptsRevisions)
{
    private readonly ImmutableArray<ParagrapheLu>.Builder _paragraphs = ImmutableArray.CreateBuilder<ParagrapheLu>();
    private readonly Dictionary<string, string> _comments = new(StringComparer.Ordinal);
    private readonly List<RevisionLue> _revisions = [];
    private readonly ReadingPlace _place = new();
    private ParagraphReader? _pending;

    /// <summary>Whether what a field computes (page number) is left out.</summary>
    public bool SkipsFields { get; init; }

    /// <summary>Paragraphs that say something.</summary>
    public ImmutableArray<ParagrapheLu> Paragraphs => _paragraphs.ToImmutable();

    /// <summary>Tracked changes met.</summary>
    public ImmutableArray<RevisionLue> Revisions => [.. _revisions];

    /// <summary>Place that a comment is about.</summary>
    public string PlaceOfComment(string id) => _comments.GetValueOrDefault(id, "");

    /// <summary>Reads a part.</summary>
    public void Read(XElement container)
    {
        ReadBlocks(container, null);
        Flush();
    }

    private void ReadBlocks(XElement container, string? field)
    {
        foreach (XElement child in container.Elements())
        {
            switch (WordName.LocalOf(child))
            {
                case "p":
                    ReadParagraph(child, field);
                    break;
                case "tbl":
                    ReadTable(child);
                    break;
                case "sdt":
                    ReadBlocks(ContentOf(child), fields.FieldOf(child) ?? field);
                    break;
                case "del" or "moveFrom" when acceptsRevisions:
                case "ins" or "moveTo" when !acceptsRevisions:
                    break;
                case "customXml" or "smartTag" or "ins" or "moveTo" or "del" or "moveFrom":
                    ReadBlocks(child, field);
                    break;
            }
        }
    }

    private void ReadParagraph(XElement paragraph, string? field)
    {
        _place.EnterParagraph();
        _pending ??= new ParagraphReader(_place.Text, fields, acceptsRevisions) { SkipsFields = SkipsFields };
        _pending.Read(paragraph, field);
        foreach (string comment in _pending.Comments)
        {
            _comments.TryAdd(comment, _place.Text);
        }

        _revisions.AddRange(_pending.TakeRevisions());
        if (!IsMergedWithNext(paragraph))
        {
            string text = _pending.PlainText;
            Flush();
            _place.NoteHeading(paragraph, text);
        }
    }

    // A tracked change may take away, or add, the end of a paragraph.
    private bool IsMergedWithNext(XElement paragraph)
    {
        XElement? mark = paragraph.Element(WordName.Of("pPr"))?.Element(WordName.Of("rPr"));
        XElement? change = mark?.Element(WordName.Of("del")) ?? mark?.Element(WordName.Of("ins"));
        if (change is null)
        {
            return false;
        }

        bool isDeletion = change.Name.LocalName == "del";
        _revisions.Add(ParagraphReader.RevisionOf(change, isDeletion, Messages.Get("Docx.FinDeParagraphe"), _place.Text));
        return isDeletion == acceptsRevisions;
    }

    private void Flush()
    {
        if (_pending is { IsEmpty: false })
        {
            _paragraphs.Add(_pending.ToParagraph());
        }

        _pending = null;
    }

    private void ReadTable(XElement table)
    {
        (int Row, int Column)? around = _place.Cell;
        if (around is null)
        {
            _place.EnterTable();
        }

        int row = 0;
        foreach (XElement line in Inside(table, "tr").Where(IsRead))
        {
            row++;
            int column = 0;
            foreach (XElement cell in Inside(line, "tc"))
            {
                _place.Cell = around ?? (row, ++column);
                ReadBlocks(cell, fields.FieldOf(cell.Parent?.Parent));
                Flush();
            }
        }

        _place.Cell = around;
    }

    private bool IsRead(XElement row)
    {
        XElement? format = row.Element(WordName.Of("trPr"));
        XElement? change = format?.Element(WordName.Of("del")) ?? format?.Element(WordName.Of("ins"));
        if (change is null)
        {
            return true;
        }

        bool isDeletion = change.Name.LocalName == "del";
        _revisions.Add(ParagraphReader.RevisionOf(change, isDeletion, Messages.Get("Docx.LigneDeTableau"), _place.Text));
        return isDeletion != acceptsRevisions;
    }

    // A control may stand around rows or cells.
    private static IEnumerable<XElement> Inside(XElement container, string name)
    {
        return container.Elements().SelectMany(child => WordName.LocalOf(child) switch
        {
            var local when local == name => [child],
            "sdt" => Inside(ContentOf(child), name),
            "customXml" => Inside(child, name),
            _ => Enumerable.Empty<XElement>(),
        });
    }

    private static XElement ContentOf(XElement control) =>
        control.Elements().FirstOrDefault(child => WordName.LocalOf(child) == "sdtContent") ?? new XElement("vide");
}
