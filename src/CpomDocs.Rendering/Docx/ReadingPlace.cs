using System.Globalization;
using System.Xml.Linq;

namespace CpomDocs.Rendering.Docx;

/// <summary>Where a reading is, as a person would find it again: heading, then paragraph or table cell.</summary>
internal sealed class ReadingPlace
{
    private const int LongestHeading = 60;
    private static readonly string[] HeadingStyles = ["heading", "titre", "title"];

    private string _heading = "";
    private int _paragraph;
    private int _table;

    /// <summary>Cell being read, <see langword="null"/> outside tables.</summary>
    public (int Row, int Column)? Cell { get; set; }

    /// <summary>The place, in French.</summary>
    public string Text
    {
        get
        {
            string heading = _heading.Length == 0 ? "" : Messages.Format("Lieu.Titre", _heading);
            return heading + (Cell is var (row, column)
                ? Messages.Format("Lieu.Cellule", Number(_table), Number(row), Number(column))
                : Messages.Format("Lieu.Paragraphe", Number(_paragraph)));
        }
    }

    /// <summary>Begins a table.</summary>
    public void EnterTable() => _table++;

    /// <summary>Begins a paragraph.</summary>
    public void EnterParagraph() => _paragraph++;

    /// <summary>Notes the text of a paragraph that is a heading.</summary>
    public void NoteHeading(XElement paragraph, string text)
    {
        XElement? format = paragraph.Element(WordName.Of("pPr"));
        string style = (string?)format?.Element(WordName.Of("pStyle"))?.Attribute(WordName.Of("val")) ?? "";
        bool isHeading = format?.Element(WordName.Of("outlineLvl")) is not null
            || HeadingStyles.Any(word => style.StartsWith(word, StringComparison.OrdinalIgnoreCase));
        if (isHeading && text.Length > 0)
        {
            _heading = text.Length <= LongestHeading ? text : text[..LongestHeading] + "…";
            _paragraph = 0;
            _table = 0;
        }
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
