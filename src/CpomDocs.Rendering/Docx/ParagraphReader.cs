using System.Collections.Immutable;
using System.Text;
using System.Xml.Linq;

namespace CpomDocs.Rendering.Docx;

/// <summary>Reads the text of a paragraph, cut at its fields.</summary>
/// <param name="place">Where it stands.</param>
/// <param name="fields">Tells fields from other controls.</param>
/// <param name="acceptsRevisions">Whether tracked changes are read as accepted.</param>
internal sealed class ParagraphReader(string place, FieldFinder fields, bool acceptsRevisions)
{
    private readonly List<(StringBuilder Text, string? Field)> _segments = [];
    private readonly List<RevisionLue> _revisions = [];
    private string? _field;
    private int _openFields;

    /// <summary>Whether what a field computes is left out.</summary>
    public bool SkipsFields { get; init; }

    /// <summary>Comments that begin here.</summary>
    public List<string> Comments { get; } = [];

    /// <summary>Whether it says nothing and holds no field.</summary>
    public bool IsEmpty => PlainText.Length == 0 && _segments.TrueForAll(segment => segment.Field is null);

    /// <summary>Its text, on one line.</summary>
    public string PlainText => DocxText.Plain(string.Concat(_segments.Select(segment => segment.Text.ToString())));

    /// <summary>Describes a tracked change.</summary>
    public static RevisionLue RevisionOf(XElement change, bool isDeletion, string text, string place) => new(
        isDeletion,
        (string?)change.Attribute(WordName.Of("author")) ?? "",
        (string?)change.Attribute(WordName.Of("date")) ?? "",
        text,
        place);

    /// <summary>Reads a paragraph after what was read before.</summary>
    public void Read(XElement paragraph, string? field)
    {
        _field = field;
        ReadAll(paragraph);
        _field = null;
    }

    /// <summary>Gives the tracked changes read, once.</summary>
    public ImmutableArray<RevisionLue> TakeRevisions()
    {
        ImmutableArray<RevisionLue> taken = [.. _revisions];
        _revisions.Clear();
        return taken;
    }

    /// <summary>The paragraph.</summary>
    public ParagrapheLu ToParagraph() =>
        new(place, [.. _segments.Select(segment => new SegmentLu(segment.Text.ToString(), segment.Field))]);

    private void ReadAll(XElement container)
    {
        foreach (XElement child in container.Elements())
        {
            ReadOne(child);
        }
    }

    private void ReadOne(XElement element)
    {
        switch (WordName.LocalOf(element))
        {
            case "r" or "hyperlink" or "smartTag" or "customXml" or "dir" or "bdo":
                ReadAll(element);
                break;
            case "fldSimple" when !SkipsFields:
                ReadAll(element);
                break;
            case "sdt":
                ReadControl(element);
                break;
            case "ins" or "moveTo":
                ReadChange(element, isDeletion: false);
                break;
            case "del" or "moveFrom":
                ReadChange(element, isDeletion: true);
                break;
            case "commentRangeStart" or "commentReference":
                Comments.Add((string?)element.Attribute(WordName.Of("id")) ?? "");
                break;
            case "fldChar":
                CountField((string?)element.Attribute(WordName.Of("fldCharType")));
                break;
            default:
                ReadCharacters(element);
                break;
        }
    }

    private void ReadCharacters(XElement element)
    {
        if (_openFields > 0 && SkipsFields)
        {
            return;
        }

        switch (WordName.LocalOf(element))
        {
            case "t" or "delText":
                Append(element.Value);
                break;
            case "tab" or "br" or "cr":
                Append(" ");
                break;
            case "noBreakHyphen":
                Append("-");
                break;
            case "drawing" or "pict" or "object" or "sym" or "footnoteReference" or "endnoteReference":
            case "" when element.Name.LocalName is "oMath" or "oMathPara" or "AlternateContent":
                Append(DocxText.Object.ToString());
                break;
        }
    }

    private void ReadControl(XElement control)
    {
        string? around = _field;
        _field = fields.FieldOf(control) ?? around;
        if (_field != around)
        {
            _segments.Add((new StringBuilder(), _field));
        }

        foreach (XElement content in control.Elements().Where(child => WordName.LocalOf(child) == "sdtContent"))
        {
            ReadAll(content);
        }

        _field = around;
    }

    private void ReadChange(XElement change, bool isDeletion)
    {
        string name = isDeletion ? "delText" : "t";
        string text = string.Concat(change.Descendants(WordName.Of(name)).Select(item => item.Value));
        _revisions.Add(RevisionOf(change, isDeletion, text, place));
        if (isDeletion != acceptsRevisions)
        {
            ReadAll(change);
        }
    }

    private void CountField(string? type)
    {
        _openFields += type switch { "begin" => 1, "end" => -1, _ => 0 };
    }

    private void Append(string text)
    {
        if (_segments.Count == 0 || _segments[^1].Field != _field)
        {
            _segments.Add((new StringBuilder(), _field));
        }

        _segments[^1].Text.Append(text);
    }
}
