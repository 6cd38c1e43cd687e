namespace CpomDocs.Rendering.Layout;

/// <summary>
/// A table on its pages: the header is repeated on each (tagged once, drawn as an artifact afterwards), a row is split only when it is
/// taller
/// than a page, rows joined by a cell and totals stay with the row before.
/// </summary>
internal sealed class TableFlow(IReadOnlyList<TableRow> head, IReadOnlyList<TableRow> body, TableStyle style, int width) : FlowItem
{
    private readonly int _headHeight = head.Sum(row => row.Height);
    private readonly int _padding = Milli.FromPoints(style.MargeInterieurePt);
    private readonly int _rule = Milli.FromPoints(style.FiletPt);
    private readonly int _headRule = Milli.FromPoints(style.FiletEntetePt);

    public override int Height => _headHeight + body.Sum(row => row.Height);

    public override int HeadHeight => IsWhole || body.Count == 0
        ? Height
        : _headHeight + body.Take(GroupLength(0)).Sum(row => row.Height);

    public override int HeadHeightBefore(int tail) => IsWhole || GroupLength(0) >= body.Count ? HeadHeight + tail : HeadHeight;

    private bool IsWhole => Height <= Milli.FromPoints(style.HauteurIndivisePt);

    public override void Place(PageCursor cursor, int tail)
    {
        PlaceHead(cursor, isFirst: true);
        for (int first = 0; first < body.Count; first += GroupLength(first))
        {
            int length = GroupLength(first);
            int kept = first + length == body.Count ? tail : 0;
            bool mustMove = first > 0 && MustMove(cursor, body.Skip(first).Take(length).Sum(row => row.Height) + kept);
            if (mustMove)
            {
                NextPage(cursor);
            }

            PlaceGroup(cursor, [.. body.Skip(first).Take(length)]);
        }
    }

    private bool MustMove(PageCursor cursor, int height) => height > cursor.Remaining && height <= cursor.PageHeight - _headHeight;

    private int GroupLength(int first)
    {
        int length = 1;
        while (first + length < body.Count && body[first + length].StaysWithPrevious)
        {
            length++;
        }

        return length;
    }

    private void PlaceHead(PageCursor cursor, bool isFirst)
    {
        if (head.Count == 0)
        {
            cursor.Add(new Placed.Fill(new Box(cursor.Left, cursor.Y, width, _headRule), style.CouleurFiletEntete));
            return;
        }

        cursor.Add(new Placed.Fill(new Box(cursor.Left, cursor.Y, width, _headHeight), style.FondEntete));
        for (int i = 0; i < head.Count; i++)
        {
            PlaceTexts(cursor, head[i], isFirst);
            cursor.Advance(head[i].Height);
            if (i < head.Count - 1)
            {
                PlaceRules(cursor, head[i]);
            }
        }

        cursor.Add(new Placed.Fill(new Box(cursor.Left, cursor.Y - _headRule, width, _headRule), style.CouleurFiletEntete));
    }

    private void PlaceGroup(PageCursor cursor, IReadOnlyList<TableRow> rows)
    {
        int height = rows.Sum(row => row.Height);
        foreach (TableRow row in rows)
        {
            if (row.IsHeading)
            {
                cursor.Add(new Placed.Fill(new Box(cursor.Left, cursor.Y, width, row.Height), style.FondEntete));
            }

            if (height <= cursor.Remaining || row.Height <= cursor.Remaining)
            {
                PlaceTexts(cursor, row, isTagged: true);
                cursor.Advance(row.Height);
                PlaceRules(cursor, row);
            }
            else
            {
                PlaceInPieces(cursor, row);
            }

            height -= row.Height;
        }
    }

    private void NextPage(PageCursor cursor)
    {
        cursor.NewPage();
        PlaceHead(cursor, isFirst: false);
    }

    private void PlaceTexts(PageCursor cursor, TableRow row, bool isTagged)
    {
        foreach (TableCell cell in row.Cells)
        {
            PlaceLines(cursor, cell, 0..cell.Text.Lines.Length, isTagged ? cell.Node : null);
        }
    }

    private void PlaceLines(PageCursor cursor, TableCell cell, Range lines, StructNode? owner)
    {
        int x = cursor.Left + cell.X + _padding;
        (int first, int count) = lines.GetOffsetAndLength(cell.Text.Lines.Length);
        cursor.Add(new Placed.Lines(cell.Text, first, count, x, cursor.Y + _padding, owner));
    }

    private void PlaceInPieces(PageCursor cursor, TableRow row)
    {
        int first = 0;
        int lines = row.Cells.Max(cell => cell.Text.Lines.Length);
        int leading = row.Cells.Max(cell => cell.Text.Leading);
        while (first < lines)
        {
            int fitting = (cursor.Remaining - (2 * _padding)) / leading;
            if (fitting < Math.Min(2, lines - first) && cursor.Remaining < cursor.PageHeight - _headHeight)
            {
                NextPage(cursor);
                continue;
            }

            int count = Math.Clamp(fitting, 1, lines - first);
            PlacePiece(cursor, row, first, count);
            cursor.Advance((count * leading) + (2 * _padding));
            PlaceRules(cursor, row);
            first += count;
        }
    }

    private void PlacePiece(PageCursor cursor, TableRow row, int first, int count)
    {
        foreach (TableCell cell in row.Cells)
        {
            int available = Math.Min(count, cell.Text.Lines.Length - first);
            if (available > 0)
            {
                PlaceLines(cursor, cell, first..(first + available), cell.Node);
            }
        }
    }

    private void PlaceRules(PageCursor cursor, TableRow row)
    {
        if (row.OpenColumns.Count == 0)
        {
            int thickness = row.IsHeading ? _headRule : _rule;
            Couleur colour = row.IsHeading ? style.CouleurFiletEntete : style.CouleurFilet;
            cursor.Add(new Placed.Fill(new Box(cursor.Left, cursor.Y - thickness, width, thickness), colour));
            return;
        }

        foreach (TableCell cell in row.Cells.Where(cell => !row.OpenColumns.Contains(cell.Column)))
        {
            cursor.Add(new Placed.Fill(new Box(cursor.Left + cell.X, cursor.Y - _rule, cell.Width, _rule), style.CouleurFilet));
        }
    }
}
