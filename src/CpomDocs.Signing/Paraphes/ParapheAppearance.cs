using CpomDocs.Pdf.Reading;
using CpomDocs.Signing.Appearances;

namespace CpomDocs.Signing.Paraphes;

/// <summary>
/// What a paraphe shows: the initials, which are the value of the field, then date and party beside them, and the mention of a trial key
/// below.
/// </summary>
internal sealed class ParapheAppearance(AppearanceFonts fonts, ParapheText text)
{
    private const double Margin = 2;
    private const double MentionShare = 0.4;
    private const double InitialsShare = 0.4;
    private const double LargestInitials = 13;
    private const double LargestDetail = 7;
    private const double LargestMention = 5;
    private const double SmallestParty = 4.5;

    // Part of the height of its row that a text takes; height of a capital and ascent, in parts of the size of Source Sans 3.
    private const double RowFill = 0.85;
    private const double CapHeight = 0.66;
    private const double Ascent = 0.92;

    private readonly TextFitter _fitter = new(fonts);

    /// <summary>Draws a paraphe in a widget.</summary>
    public AppearanceContent Draw(PdfRectangle rectangle)
    {
        var content = new AppearanceContent(fonts, rectangle.Width, rectangle.Height);
        double width = rectangle.Width;
        double foot = text.Mention is null ? 0 : rectangle.Height * MentionShare;
        double split = width * InitialsShare;
        double middle = (foot + rectangle.Height) / 2;
        var initials = new InkText(text.Initials, IsStrong: true, LargestInitials, InkColor.Accent);
        content.Value(() => DrawRow(content, initials, new PdfRectangle(0, foot, split, rectangle.Height)));
        content.Decoration(() =>
        {
            DrawDetails(content, new PdfRectangle(split, middle, width, rectangle.Height), new PdfRectangle(split, foot, width, middle));
            DrawMention(content, new PdfRectangle(0, 0, width, foot));
        });
        return content;
    }

    // Date and party stand one above the other: the longer one gives both their size.
    private void DrawDetails(AppearanceContent content, PdfRectangle upper, PdfRectangle lower)
    {
        var date = new InkText(text.Date, IsStrong: false, LargestDetail, InkColor.Text);
        var party = new InkText(PartyIn(lower), IsStrong: false, LargestDetail, InkColor.Soft);
        double size = Math.Min(FittedSize(date, upper), FittedSize(party, lower));
        DrawRow(content, date with { Scale = size }, upper);
        DrawRow(content, party with { Scale = size }, lower);
    }

    // A long party would make the date illegible; the label above the box names it.
    private string PartyIn(PdfRectangle row)
    {
        var style = new InkText(text.Party, IsStrong: false, LargestDetail, InkColor.Soft);
        return FittedSize(style, row) < SmallestParty ? text.Side : text.Party;
    }

    private double FittedSize(InkText style, PdfRectangle row) =>
        _fitter.OneLine(style, row.Width - (2 * Margin), Math.Min(style.Scale, row.Height * RowFill)).Size;

    // On a narrow paraphe the mention takes two lines, to stay legible.
    private void DrawMention(AppearanceContent content, PdfRectangle row)
    {
        if (text.Mention is null)
        {
            return;
        }

        var style = new InkText(text.Mention, IsStrong: true, 1, InkColor.Warning);
        IReadOnlyList<InkLine> lines = _fitter.Fit([style], row.Width - (2 * Margin), row.Height, LargestMention);
        double top = (row.Height + TextFitter.HeightOf(lines)) / 2;
        foreach (InkLine line in lines)
        {
            content.Text(line, row.Left + Margin, row.Bottom + top - line.Top - (line.Size * Ascent));
        }
    }

    // The scale of the text is the largest size it may take in its row.
    private void DrawRow(AppearanceContent content, InkText style, PdfRectangle row)
    {
        InkLine line = _fitter.OneLine(style, row.Width - (2 * Margin), Math.Min(style.Scale, row.Height * RowFill));
        content.Text(line, row.Left + Margin, row.Bottom + ((row.Height - (line.Size * CapHeight)) / 2));
    }
}
