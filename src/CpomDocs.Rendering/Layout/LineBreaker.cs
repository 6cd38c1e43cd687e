namespace CpomDocs.Rendering.Layout;

/// <summary>
/// Cuts a text into lines. Justified text is cut so that the spaces of the whole paragraph are as even as can be (Knuth and Plass,
/// "Breaking
/// Paragraphs into Lines", 1981, on words and spaces alone); ragged text takes as many words a line as fit;
/// a title has lines of like length.
/// </summary>
internal sealed class LineBreaker
{
    // The space of the font is narrow: widened four times it is as wide as that of most fonts widened three times.
    private const int MaxSpaceFactor = 4;

    private const int BalancePrecision = 2000;
    private const double HyphenDemerits = 2500;
    private const double EmergencyDemerits = 1e6;

    private readonly ShapedText _text;
    private readonly int _width;
    private readonly List<BreakPoint> _points;
    private readonly int[] _widthBefore;
    private readonly int[] _spacesBefore;
    private readonly int _space;

    private LineBreaker(ShapedText text, int width)
    {
        _text = text;
        _width = width;
        _points = BreakFinder.Find(text, width);
        _widthBefore = new int[text.Text.Length + 1];
        _spacesBefore = new int[text.Text.Length + 1];
        for (int i = 0; i < text.Text.Length; i++)
        {
            _widthBefore[i + 1] = _widthBefore[i] + text.Advances[i];
            _spacesBefore[i + 1] = _spacesBefore[i] + (text.IsStretchable(i) ? 1 : 0);
        }

        _space = Math.Max(1, text.Text.Length == 0 ? 1 : text.SpaceWidth(0));
    }

    /// <summary>Cuts a text.</summary>
    /// <param name="text">Measured text.</param>
    /// <param name="width">Width of the lines.</param>
    /// <param name="isJustified">Whether the spaces of a line are widened to fill it.</param>
    /// <returns>At least one line.</returns>
    public static TextLine[] Break(ShapedText text, int width, bool isJustified)
    {
        var breaker = new LineBreaker(text, width);
        List<int> ends = isJustified ? breaker.TotalFit() : breaker.FirstFit(width);
        return breaker.Lines(ends, isJustified);
    }

    /// <summary>Cuts a title: no more lines than needed, none much longer than the others.</summary>
    /// <param name="text">Measured text.</param>
    /// <param name="width">Width of the place.</param>
    /// <returns>At least one line.</returns>
    public static TextLine[] Balance(ShapedText text, int width)
    {
        var breaker = new LineBreaker(text, width);
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

    private List<int> FirstFit(int width)
    {
        var ends = new List<int>();
        int previous = -1;
        int candidate = -1;
        for (int j = 0; j < _points.Count; j++)
        {
            if (candidate > previous && NaturalWidth(previous, j) > width)
            {
                ends.Add(candidate);
                previous = candidate;
            }

            candidate = j;
            if (_points[j].Kind == BreakKind.Forced)
            {
                ends.Add(j);
                previous = j;
            }
        }

        return ends;
    }

    private List<int> TotalFit()
    {
        var best = new double[_points.Count];
        var from = new int[_points.Count];
        for (int j = 0; j < _points.Count; j++)
        {
            best[j] = double.MaxValue;
            for (int i = j - 1; i >= -1; i--)
            {
                bool isOverfull = NaturalWidth(i, j) - MaxNarrowing(i, j) > _width;
                if (isOverfull && i < j - 1)
                {
                    break;
                }

                double total = (i < 0 ? 0 : best[i]) + Demerits(i, j, isOverfull);
                (best[j], from[j]) = total < best[j] ? (total, i) : (best[j], from[j]);
                if (i >= 0 && _points[i].Kind == BreakKind.Forced)
                {
                    break;
                }
            }
        }

        return Chain(from);
    }

    private List<int> Chain(int[] from)
    {
        var ends = new List<int>();
        for (int j = _points.Count - 1; j >= 0; j = from[j])
        {
            ends.Add(j);
        }

        ends.Reverse();
        return ends;
    }

    private double Demerits(int i, int j, bool isOverfull)
    {
        BreakPoint end = _points[j];
        int slack = _width - NaturalWidth(i, j);
        if (isOverfull)
        {
            return EmergencyDemerits;
        }

        if (end.Kind == BreakKind.Forced && slack >= 0)
        {
            return 1;
        }

        double spaces = Math.Max(0.3, Spaces(i, j));
        double ratio = slack >= 0 ? slack / (spaces * _space / 2) : -slack / (spaces * _space / 4);
        double badness = 1 + (100 * ratio * ratio * ratio);
        double penalty = end.Kind switch
        {
            BreakKind.Hyphen or BreakKind.SoftHyphen => HyphenDemerits,
            BreakKind.Emergency => EmergencyDemerits,
            _ => 0,
        };
        return (badness * badness) + penalty;
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
        int natural = NaturalWidth(i, j);
        int widening = isJustified ? Widening(i, j, _width - natural) : 0;
        return new TextLine(Start(i), Math.Max(Start(i), end.End), natural + (widening * Spaces(i, j)), widening, end.HyphenWidth > 0);
    }

    private int Widening(int i, int j, int slack)
    {
        int spaces = Spaces(i, j);
        bool staysRagged = spaces == 0 || (slack > 0 && _points[j].Kind == BreakKind.Forced);
        int widening = staysRagged ? 0 : (int)Math.Floor(slack / (double)spaces);
        return widening > (MaxSpaceFactor - 1) * _space ? 0 : widening;
    }

    private int MaxNarrowing(int i, int j) => Spaces(i, j) * _space / 4;

    private int NaturalWidth(int i, int j)
    {
        BreakPoint end = _points[j];
        int start = Start(i);
        return end.End <= start ? 0 : _widthBefore[end.End] - _widthBefore[start] + end.HyphenWidth;
    }

    private int Spaces(int i, int j) => Math.Max(0, _spacesBefore[_points[j].End] - _spacesBefore[Start(i)]);

    private int Start(int i) => i < 0 ? 0 : _points[i].Next;
}
