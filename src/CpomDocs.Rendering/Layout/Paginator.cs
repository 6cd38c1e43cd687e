namespace CpomDocs.Rendering.Layout;

/// <summary>Puts items on pages: no heading, caption or signature block is left alone, no line of a paragraph either.</summary>
internal sealed class Paginator(IReadOnlyList<FlowItem> items, PageStyle page)
{
    private const int LinesWithSignatures = 2;

    private readonly PageCursor _cursor = new(page);

    public PageCursor Paginate()
    {
        for (int i = 0; i < items.Count; i++)
        {
            Begin(i);
            items[i].Place(_cursor, Tail(i));
        }

        return _cursor;
    }

    private void Begin(int i)
    {
        if (items[i].IsTurned != _cursor.IsTurned || (items[i].StartsPage && !_cursor.IsAtTop))
        {
            _cursor.NewPage(items[i].IsTurned);
        }

        _cursor.Skip(i == 0 ? 0 : Gap(i - 1));
        int head = Head(i);
        bool mustMove = head > _cursor.Remaining && (head <= _cursor.PageHeight || items[i].HeadHeight > _cursor.Remaining);
        if (mustMove && !_cursor.IsAtTop)
        {
            _cursor.NewPage();
        }
    }

    /// <summary>Height the page must still have for an item to begin on it, with what it is kept with.</summary>
    private int Head(int i)
    {
        FlowItem item = items[i];
        if (i + 1 == items.Count || IsParted(i + 1))
        {
            return item.HeadHeight;
        }

        if (item.KeepsWithNext)
        {
            return item.Height + Gap(i) + Head(i + 1);
        }

        return item.HeadHeightBefore(Tail(i));
    }

    /// <summary>
    /// Height of what follows an item down to the boxes to sign, when so little text stands between that the item must share their page.
    /// </summary>
    private int Tail(int i)
    {
        int height = 0;
        int lines = 0;
        for (int next = i + 1; next < items.Count && !IsParted(next) && lines < LinesWithSignatures; next++)
        {
            bool isSignatures = items[next] is SignatureFlow;
            height += Gap(next - 1) + (isSignatures ? items[next].HeadHeight : items[next].Height) + GridSlack;
            if (isSignatures)
            {
                return height;
            }

            lines += Math.Min(items[next].TextLines, LinesWithSignatures);
        }

        return 0;
    }

    private bool IsParted(int i) => items[i].StartsPage || items[i].IsTurned != items[i - 1].IsTurned;

    private int Gap(int i) => i + 1 < items.Count ? Math.Max(items[i].SpaceAfter, items[i + 1].SpaceBefore) : 0;

    private int GridSlack => Milli.FromPoints(page.GrillePt);
}
