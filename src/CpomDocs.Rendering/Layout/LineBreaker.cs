namespace CpomDocs.Rendering.Layout;

/// <summary>
/// Cuts a text into lines. Justified text is cut by <see cref="ParagraphFit"/>, first between words alone, and again with words divided
/// where that leaves a loose line; ragged text takes as many words a line as fit; a title has lines of like length.
/// </summary>
internal sealed class LineBreaker : IDisposable
{
    // The space of the font is narrow: widened four times it is as wide as that of most fonts widened three times.
    private const int MaxSpaceFactor = 4;

    private const int BalancePrecision = 2000;

    /// <summary>A ragged line divides a word only when more than a quarter of it would be left empty.</summary>
    private const int RaggedShare = 4;

    private readonly int _width;
    private readonly BreakPoints _points;
    private readonly int _space;

    private LineBreaker(ShapedText text, int width, bool isDividing, bool isRagged = false)
    {
        _width = width;
        _points = BreakFinder.Find(text, width, isDividing, isRagged);
        _space = Math.Max(1, text.Text.Length == 0 ? 1 : text.SpaceWidth(0));
    }

    /// <summary>Cuts a text.</summary>
    /// <param name="text">Measured text.</param>
    /// <param name="width">Width of the lines.</param>
    /// <param name="isJustified">Whether the spaces of a line are widened to fill it.</param>
    /// <param name="isDividing">Whether words may be divided.</param>
    /// <returns>At least one line.</returns>
    public static TextLine[] Break(ShapedText text, int width, bool isJustified, bool isDividing = false)
    {
        if (IsOneLine(text, width))
        {
            return [new TextLine(0, text.Text.Length, text.Width(0, text.Text.Length), 0, false)];
        }

        return isJustified ? Justify(text, width, isDividing) : Ragged(text, width, isDividing);
    }

    /// <summary>Cuts a title: no more lines than needed, none much longer than the others.</summary>
    /// <param name="text">Measured text.</param>
    /// <param name="width">Width of the place.</param>
    /// <returns>At least one line.</returns>
    public static TextLine[] Balance(ShapedText text, int width)
    {
        using var breaker = new LineBreaker(text, width, isDividing: false);
        List<int> ends = breaker.FirstFit(width);
        int narrow = BreakFinder.LongestWord(text) - 1;
        int wide = width;
        while (ends.Count > 1 && wide - narrow > BalancePrecision)
        {
            int middle = (narrow + wide) / 2;
            (narrow, wide) = breaker.FirstFit(middle).Count > ends.Count ? (middle, wide) : (narrow, middle);
        }

        return breaker.Lines(breaker.FirstFit(wide), isJustified: false);
    }

    /// <inheritdoc/>
    public void Dispose() => _points.Dispose();

    private static bool IsOneLine(ShapedText text, int width)
    {
        return text.Text.Length > 0 && text.Width(0, text.Text.Length) <= width && !text.Text.Contains('\n', StringComparison.Ordinal);
    }

    private static TextLine[] Justify(ShapedText text, int width, bool isDividing)
    {
        using var words = new LineBreaker(text, width, isDividing: false);
        (List<int> ends, bool isEven) = ParagraphFit.Find(words._points, width, words._space);
        if (isEven || !isDividing)
        {
            return words.Lines(ends, isJustified: true);
        }

        using var syllables = new LineBreaker(text, width, isDividing: true);
        return syllables.Lines(ParagraphFit.Find(syllables._points, width, syllables._space).Ends, isJustified: true);
    }

    private static TextLine[] Ragged(ShapedText text, int width, bool isDividing)
    {
        using var breaker = new LineBreaker(text, width, isDividing, isRagged: true);
        return breaker.Lines(breaker.FirstFit(width), isJustified: false);
    }

    private List<int> FirstFit(int width)
    {
        var ends = new List<int>();
        int previous = -1;
        int whole = -1;
        int candidate = -1;
        for (int j = 0; j < _points.Count; j++)
        {
            while (candidate > previous && NaturalWidth(previous, j) > width)
            {
                bool isWholeGood = whole > previous && width - NaturalWidth(previous, whole) <= width / RaggedShare;
                previous = isWholeGood ? whole : candidate;
                ends.Add(previous);
            }

            candidate = j;
            whole = _points[j].Kind is BreakKind.Space or BreakKind.Hyphen ? j : whole;
            if (_points[j].Kind == BreakKind.Forced)
            {
                ends.Add(j);
                previous = j;
            }
        }

        return ends;
    }

    private TextLine[] Lines(List<int> ends, bool isJustified)
    {
        var lines = new TextLine[ends.Count];
        int previous = -1;
        for (int line = 0; line < lines.Length; line++)
        {
            lines[line] = Line(previous, ends[line], isJustified);
            previous = ends[line];
        }

        return lines;
    }

    private TextLine Line(int i, int j, bool isJustified)
    {
        BreakPoint end = _points[j];
        int start = i < 0 ? 0 : _points[i].Next;
        int natural = NaturalWidth(i, j);
        int spaces = Spaces(i, j);
        int widening = isJustified ? Widening(spaces, end.Kind, _width - natural) : 0;
        return new TextLine(start, Math.Max(start, end.End), natural + (widening * spaces), widening, end.HyphenWidth > 0);
    }

    private int Widening(int spaces, BreakKind end, int slack)
    {
        bool staysRagged = spaces == 0 || (slack > 0 && end == BreakKind.Forced);
        int widening = staysRagged ? 0 : (int)Math.Floor(slack / (double)spaces);
        return widening > (MaxSpaceFactor - 1) * _space ? 0 : widening;
    }

    private int NaturalWidth(int i, int j)
    {
        BreakPoint end = _points[j];
        bool isEmpty = i >= 0 && end.End <= _points[i].Next;
        return isEmpty ? 0 : end.WidthToEnd - (i < 0 ? 0 : _points[i].WidthToNext) + end.HyphenWidth;
    }

    private int Spaces(int i, int j) => Math.Max(0, _points[j].SpacesToEnd - (i < 0 ? 0 : _points[i].SpacesToNext));
}
