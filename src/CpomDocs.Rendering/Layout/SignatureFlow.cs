using CpomDocs.Contrats.Circuits;

namespace CpomDocs.Rendering.Layout;

/// <summary>
/// Rows of signature boxes side by side, each with its lines above; parted only where the lines of one row are taller than a page: the text
/// then runs over the pages before, and its last lines stand with the boxes.
/// </summary>
internal sealed class SignatureFlow(IReadOnlyList<SignatureRow> rows, SignatureStyle style, int pageHeight) : FlowItem
{
    /// <summary>Lines of a text too long for the page that stand with the box, and that begin a page.</summary>
    private const int MinLines = 2;

    private readonly int _boxGap = Milli.FromPoints(style.EcartCasePt);
    private readonly int _boxHeight = Milli.FromPoints(style.HauteurPt);
    private readonly int _rowGap = Milli.FromPoints(style.EcartPt);

    public override int Height => HeightOf(rows, style);

    public override int HeadHeight => Height <= pageHeight ? Height : rows[0].Cases.Max(place => HeadOf(place.Lines));

    private int BoxAndGap => _boxGap + _boxHeight;

    /// <summary>Height of rows one under the other.</summary>
    public static int HeightOf(IReadOnlyList<SignatureRow> rows, SignatureStyle style)
    {
        int boxes = rows.Count * Milli.FromPoints(style.EcartCasePt + style.HauteurPt);
        return rows.Sum(row => row.LinesHeight) + boxes + ((rows.Count - 1) * Milli.FromPoints(style.EcartPt));
    }

    public override void Place(PageCursor cursor, int tail)
    {
        foreach (SignatureRow row in rows)
        {
            Place(cursor, row);
            cursor.Advance(row == rows[^1] ? 0 : _rowGap);
        }
    }

    private void Place(PageCursor cursor, SignatureRow row)
    {
        SignatureText[] texts = [.. row.Cases.Select(place => new SignatureText(place.Lines))];
        while (texts.Max(text => text.Height) + BoxAndGap > cursor.Remaining)
        {
            PlaceWhatNoPageHolds(cursor, row, texts);
            cursor.NewPage();
        }

        int linesHeight = texts.Max(text => text.Height);
        for (int i = 0; i < texts.Length; i++)
        {
            int x = cursor.Left + row.Cases[i].Indent;
            texts[i].Place(cursor, x, texts[i].Height);
            PlaceBox(cursor, row.Cases[i], new Box(x, cursor.Y + linesHeight + _boxGap, row.Cases[i].Width, _boxHeight));
        }

        cursor.Advance(linesHeight + BoxAndGap);
    }

    // A text that the page of the boxes holds waits for it.
    private void PlaceWhatNoPageHolds(PageCursor cursor, SignatureRow row, SignatureText[] texts)
    {
        for (int i = 0; i < texts.Length; i++)
        {
            if (texts[i].Height + BoxAndGap > cursor.PageHeight)
            {
                int before = texts[i].Height - (MinLines * Milli.FromPoints(style.Ligne.LeadingPt));
                texts[i].Place(cursor, cursor.Left + row.Cases[i].Indent, Math.Min(cursor.Remaining, before));
            }
        }
    }

    private void PlaceBox(PageCursor cursor, SignatureCase place, Box box)
    {
        cursor.Add(new Placed.Frame(box, Milli.FromPoints(style.FiletPt), style.Cadre));
        cursor.Add(new Placed.Field(box, place.Role, IsSignature: true, place.Node));
    }

    private static int HeadOf(IReadOnlyList<SignatureLine> lines)
    {
        return lines.SelectMany(line => Enumerable.Repeat(line.Text.Leading, line.Text.Lines.Length)).Take(1 + MinLines).Sum();
    }
}

/// <summary>Boxes side by side.</summary>
internal sealed record SignatureRow(IReadOnlyList<SignatureCase> Cases)
{
    /// <summary>Height of the lines above the boxes: that of the party with most of them.</summary>
    public int LinesHeight { get; } = Cases.Max(place => place.Lines.Sum(line => line.Text.Height));
}

/// <summary>Where one signatory signs.</summary>
internal sealed record SignatureCase(Role Role, int Indent, int Width, IReadOnlyList<SignatureLine> Lines, StructNode Node);

/// <summary>A line above a signature box.</summary>
internal sealed record SignatureLine(LaidText Text, StructNode Node);
