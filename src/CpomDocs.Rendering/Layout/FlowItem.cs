namespace CpomDocs.Rendering.Layout;

/// <summary>A measured item of the text, ready to be put on pages.</summary>
internal abstract class FlowItem
{
    /// <summary>Space above; the larger of two adjoining spaces wins.</summary>
    public int SpaceBefore { get; init; }

    /// <summary>Space below.</summary>
    public int SpaceAfter { get; init; }

    /// <summary>Whether the item ends on the page where the next one begins.</summary>
    public bool KeepsWithNext { get; set; }

    /// <summary>Whether the item begins a page.</summary>
    public bool StartsPage { get; set; }

    /// <summary>Whether the item stands on a sheet lying on its side.</summary>
    public bool IsTurned { get; set; }

    /// <summary>Whole height.</summary>
    public abstract int Height { get; }

    /// <summary>Height that must be free on the page where the item begins.</summary>
    public abstract int HeadHeight { get; }

    /// <summary>Lines of text the item stands for, when it is asked whether enough of them stand with the boxes to sign.</summary>
    public virtual int TextLines => int.MaxValue;

    /// <summary>Height that must be free where the item begins, when what follows may not begin a page alone.</summary>
    /// <param name="tail">Height of what follows; 0 when it may.</param>
    public virtual int HeadHeightBefore(int tail) => HeadHeight;

    /// <summary>Puts the item on the page of the cursor and on the following ones.</summary>
    /// <param name="cursor">Where to put it.</param>
    /// <param name="tail">Height to leave free under the last line: what follows and may not begin a page alone.</param>
    public abstract void Place(PageCursor cursor, int tail);
}
