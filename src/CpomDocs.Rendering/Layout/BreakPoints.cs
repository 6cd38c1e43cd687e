using System.Buffers;
using System.Collections;

namespace CpomDocs.Rendering.Layout;

/// <summary>The places where the lines of one text may end, in order; its room is lent, and goes back when disposed of.</summary>
internal sealed class BreakPoints(int capacity) : IReadOnlyList<BreakPoint>, IDisposable
{
    private BreakPoint[] _points = ArrayPool<BreakPoint>.Shared.Rent(capacity);

    /// <inheritdoc/>
    public int Count { get; private set; }

    /// <summary>Whether a word may be divided at one of them.</summary>
    public bool HasDivision { get; private set; }

    /// <inheritdoc/>
    public BreakPoint this[int index] => _points[index];

    /// <summary>Adds a place after all the others.</summary>
    public void Add(in BreakPoint point)
    {
        if (Count == _points.Length)
        {
            Grow();
        }

        HasDivision |= point.IsDivision;
        _points[Count++] = point;
    }

    /// <inheritdoc/>
    public IEnumerator<BreakPoint> GetEnumerator() => _points.Take(Count).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Gives the room back; the places are gone.</summary>
    public void Dispose()
    {
        ArrayPool<BreakPoint>.Shared.Return(_points);
        (_points, Count) = ([], 0);
    }

    private void Grow()
    {
        BreakPoint[] larger = ArrayPool<BreakPoint>.Shared.Rent(2 * _points.Length);
        _points.AsSpan(0, Count).CopyTo(larger);
        ArrayPool<BreakPoint>.Shared.Return(_points);
        _points = larger;
    }
}
