namespace CpomDocs.Rendering.Layout;

/// <summary>A paragraph, a heading or the paragraph of a list item.</summary>
internal sealed class TextFlow(LaidText text, StructNode node) : FlowItem
{
    /// <summary>Lines kept together at the foot and at the head of a page.</summary>
    private const int MinLines = 2;

    /// <summary>Distance of the text from the left margin.</summary>
    public int Indent { get; init; }

    /// <summary>Label on the first line, or <see langword="null"/>.</summary>
    public FlowLabel? Label { get; init; }

    /// <summary>Heading that the text is, or <see langword="null"/>.</summary>
    public FlowHeading? Heading { get; init; }

    /// <summary>Whether the text ends with a colon, as one before a list does.</summary>
    public bool IntroducesList => text.Shaped.Text.EndsWith(':');

    /// <summary>Whether the text is only a formula or a note, which does not keep the boxes to sign company.</summary>
    public bool IsAside { get; init; }

    public override int TextLines => IsAside ? 0 : text.Lines.Length;

    public override int Height => text.Height;

    public override int HeadHeight => Splits(text.Lines.Length) ? MinLines * text.Leading : Height;

    // All of it, unless enough lines can stay behind.
    public override int HeadHeightBefore(int tail) => Splits(text.Lines.Length) ? MinLines * text.Leading : Height + tail;

    public override void Place(PageCursor cursor, int tail)
    {
        if (Heading is { } heading)
        {
            cursor.Mark(heading.Level, heading.Title, heading.Id);
        }

        if (Label is { } label)
        {
            cursor.Add(new Placed.Lines(label.Text, 0, 1, cursor.Left + label.Indent, cursor.Y, label.Node));
        }

        int first = 0;
        while (first < text.Lines.Length)
        {
            int count = LinesForPage(cursor, first, tail);
            cursor.Add(new Placed.Lines(text, first, count, cursor.Left + Indent, cursor.Y, node));
            cursor.Advance(count * text.Leading);
            first += count;
            if (first < text.Lines.Length)
            {
                cursor.NewPage();
            }
        }
    }

    private static bool Splits(int lines) => lines >= 2 * MinLines;

    private int LinesForPage(PageCursor cursor, int first, int tail)
    {
        int left = text.Lines.Length - first;
        int fitting = Math.Max(1, cursor.Remaining / text.Leading);
        bool allFit = left <= fitting && (cursor.Remaining - (left * text.Leading) >= tail || (cursor.IsAtTop && !Splits(left)));
        if (allFit)
        {
            return left;
        }

        int withoutWidow = Math.Min(fitting, left - MinLines);
        if (withoutWidow < 1)
        {
            return Math.Min(left, fitting);
        }

        // No word goes on over the page, when two lines stay without it.
        int count = withoutWidow;
        while (count > MinLines && text.Lines[first + count - 1].EndsWithHyphen)
        {
            count--;
        }

        return text.Lines[first + count - 1].EndsWithHyphen ? withoutWidow : count;
    }
}

/// <summary>Label of a list item or number of a heading.</summary>
/// <param name="Text">One line.</param>
/// <param name="Indent">Distance from the left margin.</param>
/// <param name="Node">Structure element.</param>
internal sealed record FlowLabel(LaidText Text, int Indent, StructNode Node);

/// <summary>What a heading is called in bookmarks and links.</summary>
internal sealed record FlowHeading(int Level, string Title, string? Id);
