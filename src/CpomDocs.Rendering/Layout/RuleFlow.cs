namespace CpomDocs.Rendering.Layout;

/// <summary>A horizontal rule.</summary>
internal sealed class RuleFlow(int width, int thickness, Couleur colour) : FlowItem
{
    public override int Height => thickness;

    public override int HeadHeight => thickness;

    public override void Place(PageCursor cursor, int tail)
    {
        cursor.Add(new Placed.Fill(new Box(cursor.Left, cursor.Y, width, thickness), colour));
        cursor.Advance(thickness);
    }
}
