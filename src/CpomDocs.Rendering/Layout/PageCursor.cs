namespace CpomDocs.Rendering.Layout;

/// <summary>The pages being filled, and where the next item goes.</summary>
internal sealed class PageCursor
{
    private readonly int _top;
    private readonly int _bottom;
    private readonly int _left;
    private readonly int _grid;

    public PageCursor(PageStyle page)
    {
        _top = Milli.FromPoints(page.MargeHautePt);
        _bottom = Milli.FromPoints(page.HauteurPt - page.MargeBassePt);
        _left = Milli.FromPoints(page.MargeGauchePt);
        _grid = Milli.FromPoints(page.GrillePt);
        NewPage();
    }

    public List<PageLayout> Pages { get; } = [];

    public List<Anchor> Anchors { get; } = [];

    public int Y { get; private set; }

    public int Left => _left;

    public int Remaining => _bottom - Y;

    public int PageHeight => _bottom - _top;

    public bool IsAtTop => Y == _top;

    public void NewPage()
    {
        Pages.Add(new PageLayout(Pages.Count));
        Y = _top;
    }

    public void Add(Placed placed) => Pages[^1].Content.Add(placed);

    public void Advance(int height) => Y += height;

    /// <summary>Leaves white before an item, brought to the grid; none at the head of a page.</summary>
    public void Skip(int space)
    {
        if (!IsAtTop)
        {
            Y = _top + Milli.OnGrid(Y - _top + space, _grid);
        }
    }

    public void Mark(int level, string title, string? id) => Anchors.Add(new Anchor(level, title, id, Pages[^1].Index, Y));
}
