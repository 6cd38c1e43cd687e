using CpomDocs.Contrats.Circuits;

namespace CpomDocs.Rendering.Layout;

/// <summary>Signature boxes side by side, each with its lines above; never split.</summary>
internal sealed class SignatureFlow(IReadOnlyList<SignatureCase> cases, SignatureStyle style) : FlowItem
{
    private readonly int _boxGap = Milli.FromPoints(style.EcartCasePt);
    private readonly int _boxHeight = Milli.FromPoints(style.HauteurPt);
    private readonly int _linesHeight = cases.Max(place => place.Lines.Sum(line => line.Text.Height));

    public override int Height => _linesHeight + _boxGap + _boxHeight;

    public override int HeadHeight => Height;

    public override void Place(PageCursor cursor, int tail)
    {
        foreach (SignatureCase place in cases)
        {
            int x = cursor.Left + place.Indent;
            int y = cursor.Y;
            foreach (SignatureLine line in place.Lines)
            {
                cursor.Add(new Placed.Lines(line.Text, 0, line.Text.Lines.Length, x, y, line.Node));
                y += line.Text.Height;
            }

            var box = new Box(x, cursor.Y + _linesHeight + _boxGap, place.Width, _boxHeight);
            cursor.Add(new Placed.Frame(box, Milli.FromPoints(style.FiletPt), style.Cadre));
            cursor.Add(new Placed.Field(box, place.Role, IsSignature: true, place.Node));
        }

        cursor.Advance(Height);
    }
}

/// <summary>Where one signatory signs.</summary>
internal sealed record SignatureCase(Role Role, int Indent, int Width, IReadOnlyList<SignatureLine> Lines, StructNode Node);

/// <summary>A line above a signature box.</summary>
internal sealed record SignatureLine(LaidText Text, StructNode Node);
