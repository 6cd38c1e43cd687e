using System.Buffers;

namespace CpomDocs.Rendering.Layout;

/// <summary>
/// Chooses the ends of the lines of a justified paragraph so that its spaces are as even as can be (Knuth and Plass, "Breaking Paragraphs
/// into Lines", 1981): never more than two lines in a row end with a divided word, and the last but one does not if that can be helped.
/// </summary>
internal readonly ref struct ParagraphFit
{
    /// <summary>Divided words in a row, and one more state for none.</summary>
    private const int MostRuns = 3;

    /// <summary>A space is widened by up to its own width before a paragraph is thought loose.</summary>
    private const double EvenRatio = 2;

    private const double HyphenDemerits = 2500;
    private const double DivisionDemerits = 12_000;
    private const double SecondDivisionDemerits = 200_000;
    private const double LastDivisionDemerits = 300_000;
    private const double AddressDemerits = 40_000;
    private const double EmergencyDemerits = 1e14;

    private readonly BreakPoints _points;
    private readonly int _width;
    private readonly int _space;
    private readonly int _runs;
    private readonly double[] _best;
    private readonly int[] _from;

    private ParagraphFit(BreakPoints points, int width, int space)
    {
        _points = points;
        _width = width;
        _space = space;
        _runs = points.HasDivision ? MostRuns : 1;
        _best = ArrayPool<double>.Shared.Rent(points.Count * _runs);
        _from = ArrayPool<int>.Shared.Rent(points.Count * _runs);
        _best.AsSpan(0, points.Count * _runs).Fill(double.MaxValue);
    }

    /// <summary>Finds the ends.</summary>
    /// <param name="points">Where lines may end.</param>
    /// <param name="width">Width of the lines.</param>
    /// <param name="space">Width of a space.</param>
    /// <returns>Indices of the points at which lines end, and whether no line is loose.</returns>
    public static (List<int> Ends, bool IsEven) Find(BreakPoints points, int width, int space)
    {
        var fit = new ParagraphFit(points, width, space);
        (List<int> Ends, bool IsEven) found = fit.Find();
        ArrayPool<double>.Shared.Return(fit._best);
        ArrayPool<int>.Shared.Return(fit._from);
        return found;
    }

    private (List<int> Ends, bool IsEven) Find()
    {
        for (int j = 0; j < _points.Count; j++)
        {
            Reach(j);
        }

        int last = (_points.Count - 1) * _runs;
        List<int> ends = Chain(last);
        return (ends, IsEven(ends));
    }

    private void Reach(int j)
    {
        for (int i = j - 1; i >= -1; i--)
        {
            bool isOverfull = NaturalWidth(i, j) - (Spaces(i, j) * _space / 4) > _width;
            if (isOverfull && i < j - 1)
            {
                return;
            }

            Reach(i, j, isOverfull ? EmergencyDemerits : Demerits(i, j));
            if (i >= 0 && _points[i].Kind == BreakKind.Forced)
            {
                return;
            }
        }
    }

    // A state of a point says how many lines in a row, up to it, end with a divided word.
    private void Reach(int i, int j, double demerits)
    {
        bool isDivision = _points[j].IsDivision;
        for (int run = 0; run < _runs; run++)
        {
            bool isReached = i < 0 ? run == 0 : _best[(i * _runs) + run] < double.MaxValue;
            int next = isDivision ? Math.Min(run + 1, _runs - 1) : 0;
            int state = (j * _runs) + next;
            double total = (i < 0 ? 0 : _best[(i * _runs) + run]) + demerits + RunDemerits(run, j);
            if (isReached && total < _best[state])
            {
                (_best[state], _from[state]) = (total, i < 0 ? -1 : (i * _runs) + run);
            }
        }
    }

    private double RunDemerits(int run, int j) => _points[j] switch
    {
        { IsDivision: true } when run == MostRuns - 1 => EmergencyDemerits,
        { IsDivision: true } when run > 0 => SecondDivisionDemerits,
        { Kind: BreakKind.Forced } when run > 0 => LastDivisionDemerits,
        _ => 0,
    };

    private double Demerits(int i, int j)
    {
        BreakPoint end = _points[j];
        int slack = _width - NaturalWidth(i, j);
        if (end.Kind == BreakKind.Forced && slack >= 0)
        {
            return 1;
        }

        double ratio = Ratio(slack, Math.Max(0.3, Spaces(i, j)));
        double badness = 1 + (100 * ratio * ratio * ratio);
        return (badness * badness) + Penalty(end.Kind);
    }

    private static double Penalty(BreakKind kind) => kind switch
    {
        BreakKind.Hyphen => HyphenDemerits,
        BreakKind.SoftHyphen or BreakKind.Division => DivisionDemerits,
        BreakKind.Address => AddressDemerits,
        BreakKind.Emergency => EmergencyDemerits,
        _ => 0,
    };

    // A space may be widened by half of itself, or narrowed by a quarter, before it shows.
    private double Ratio(int slack, double spaces) => slack >= 0 ? slack / (spaces * _space / 2) : -slack / (spaces * _space / 4);

    private List<int> Chain(int state)
    {
        var ends = new List<int>();
        while (state >= 0)
        {
            ends.Add(state / _runs);
            state = _from[state];
        }

        ends.Reverse();
        return ends;
    }

    private bool IsEven(List<int> ends)
    {
        int previous = -1;
        foreach (int end in ends)
        {
            int slack = _width - NaturalWidth(previous, end);
            bool isLast = _points[end].Kind == BreakKind.Forced && slack >= 0;
            if (!isLast && Ratio(slack, Math.Max(0.3, Spaces(previous, end))) > EvenRatio)
            {
                return false;
            }

            previous = end;
        }

        return true;
    }

    private int NaturalWidth(int i, int j)
    {
        BreakPoint end = _points[j];
        bool isEmpty = i >= 0 && end.End <= _points[i].Next;
        return isEmpty ? 0 : end.WidthToEnd - (i < 0 ? 0 : _points[i].WidthToNext) + end.HyphenWidth;
    }

    private int Spaces(int i, int j) => Math.Max(0, _points[j].SpacesToEnd - (i < 0 ? 0 : _points[i].SpacesToNext));
}
