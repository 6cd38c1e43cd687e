namespace CpomDocs.Rendering.Layout;

/// <summary>Finds where the lines of a text may end: never at a no-break space, a narrow no-break space or a non-breaking hyphen.</summary>
internal static class BreakFinder
{
    private const char SoftHyphen = '\u00AD';

    /// <summary>Letters needed on both sides: « ci-après » stays whole.</summary>
    private const int LettersAroundHyphen = 3;

    public static List<BreakPoint> Find(ShapedText text, int width)
    {
        var points = new List<BreakPoint>(1 + (text.Text.Length / 6));
        int wordStart = 0;
        int wordWidth = 0;
        for (int i = 0; i < text.Text.Length; i++)
        {
            BreakPoint? point = At(text, i);
            bool endsBefore = point is { } found && found.End == i;
            wordWidth += endsBefore ? 0 : text.Advances[i];
            if (wordWidth > width && i > wordStart && !char.IsLowSurrogate(text.Text[i]))
            {
                points.Add(new BreakPoint(i, i, 0, BreakKind.Emergency));
                (wordStart, wordWidth) = (i, text.Advances[i]);
            }

            if (point is { } end)
            {
                points.Add(end);
                (wordStart, wordWidth) = (end.Next, 0);
            }
        }

        points.Add(new BreakPoint(text.Text.Length, text.Text.Length, 0, BreakKind.Forced));
        return points;
    }

    /// <summary>Width of the widest piece of a text that is never broken.</summary>
    public static int LongestWord(ShapedText text)
    {
        int longest = 0;
        int start = 0;
        foreach (BreakPoint point in Find(text, int.MaxValue))
        {
            longest = Math.Max(longest, text.Width(start, point.End) + point.HyphenWidth);
            start = point.Next;
        }

        return longest;
    }

    private static BreakPoint? At(ShapedText text, int index)
    {
        switch (text.Text[index])
        {
            case '\n':
                return new BreakPoint(index, index + 1, 0, BreakKind.Forced);
            case ' ' when !text.Format(index).IsWhole:
                return new BreakPoint(index, index + 1, 0, BreakKind.Space);
            case SoftHyphen when !text.Format(index).IsWhole:
                return new BreakPoint(index, index + 1, text.HyphenWidth(index), BreakKind.SoftHyphen);
            case '-' when IsBetweenLetters(text, index):
                return new BreakPoint(index + 1, index + 1, 0, BreakKind.Hyphen);
            default:
                return null;
        }
    }

    private static bool IsBetweenLetters(ShapedText text, int index)
    {
        if (index < LettersAroundHyphen || index + LettersAroundHyphen >= text.Text.Length || text.Format(index).IsWhole)
        {
            return false;
        }

        for (int i = 1; i <= LettersAroundHyphen; i++)
        {
            if (!char.IsLetter(text.Text[index - i]) || !char.IsLetter(text.Text[index + i]))
            {
                return false;
            }
        }

        return true;
    }
}
