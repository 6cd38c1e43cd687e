using CpomDocs.Contrats.Circuits;

namespace CpomDocs.Rendering.Layout;

/// <summary>Rows of signature boxes side by side, each with its lines above; never split.</summary>
internal sealed class SignatureFlow(IReadOnlyList<SignatureRow> rows, SignatureStyle style) : FlowItem
{
    private readonly int _boxGap = Milli.FromPoints(style.EcartCasePt);
    private readonly int _boxHeight = Milli.FromPoints(style.HauteurPt);
    private readonly int _rowGap = Milli.FromPoints(style.EcartPt);

    public override int Height => rows.Sum(RowHeight) + ((rows.Count - 1) * _rowGap);

    public override int HeadHeight => Height;

    public override void Place(PageCursor cursor, int tail)
    {
        int top = cursor.Y;
        foreach (SignatureRow row in rows)
        {
            foreach (SignatureCase place in row.Cases)
            {
                Place(cursor, place, new Box(cursor.Left + place.Indent, top, place.Width, row.LinesHeight));
            }

            top += RowHeight(row) + _rowGap;
        }

        cursor.Advance(Height);
    }

    private void Place(PageCursor cursor, SignatureCase place, Box above)
    {
        int y = above.Y;
        foreach (SignatureLine line in place.Lines)
        {
            cursor.Add(new Placed.Lines(line.Text, 0, line.Text.Lines.Length, above.X, y, line.Node));
            y += line.Text.Height;
        }

        var box = new Box(above.X, above.Y + above.Height + _boxGap, above.Width, _boxHeight);
        cursor.Add(new Placed.Frame(box, Milli.FromPoints(style.FiletPt), style.Cadre));
        cursor.Add(new Placed.Field(box, place.Role, IsSignature: true, place.Node));
    }

    private int RowHeight(SignatureRow row) => row.LinesHeight + _boxGap + _boxHeight;
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
