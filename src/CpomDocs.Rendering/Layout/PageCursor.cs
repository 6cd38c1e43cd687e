namespace CpomDocs.Rendering.Layout;

/// <summary>The pages being filled, and where the next item goes.</summary>
internal sealed class PageCursor
{
    private readonly PageStyle _upright;
    private readonly int _grid;
    private PageStyle _sheet;

    public PageCursor(PageStyle page)
    {
        _upright = page;
        _sheet = page;
        _grid = Milli.FromPoints(page.GrillePt);
        NewPage();
    }

    public List<PageLayout> Pages { get; } = [];

    public List<Anchor> Anchors { get; } = [];

    public int Y { get; private set; }

    public int Left => Milli.FromPoints(_sheet.MargeGauchePt);

    public int Remaining => Bottom - Y;

    public int PageHeight => Bottom - Top;

    public bool IsAtTop => Y == Top;

    /// <summary>Whether the page lies on its side.</summary>
    public bool IsTurned => !ReferenceEquals(_sheet, _upright);

    private int Top => Milli.FromPoints(_sheet.MargeHautePt);

    private int Bottom => Milli.FromPoints(_sheet.HauteurPt - _sheet.MargeBassePt);

    /// <summary>Begins a page like the one before.</summary>
    public void NewPage()
    {
        Pages.Add(new PageLayout(Pages.Count, _sheet));
        Y = Top;
    }

    /// <summary>Begins a page that stands upright or lies on its side.</summary>
    public void NewPage(bool isTurned)
    {
        if (isTurned != IsTurned)
        {
            _sheet = isTurned ? _upright.EnPaysage : _upright;
        }

        if (Pages[^1].Content.Count == 0)
        {
            Pages.RemoveAt(Pages.Count - 1);
        }

        NewPage();
    }

    public void Add(Placed placed) => Pages[^1].Content.Add(placed);

    public void Advance(int height) => Y += height;

    /// <summary>Leaves white before an item, brought to the grid; none at the head of a page.</summary>
    public void Skip(int space)
    {
        if (!IsAtTop)
        {
            Y = Top + Milli.OnGrid(Y - Top + space, _grid);
        }
    }

    public void Mark(int level, string title, string? id) => Anchors.Add(new Anchor(level, title, id, Pages[^1].Index, Y));
}
