namespace CpomDocs.Rendering.Layout;

/// <summary>Finds where the lines of a text may end: never at a no-break space, a narrow no-break space or a non-breaking hyphen.</summary>
internal sealed class BreakFinder
{
    private const char SoftHyphen = '\u00AD';
    private const string BreakingCharacters = " \n\u00AD-";

    /// <summary>Letters needed on both sides: « ci-après » stays whole.</summary>
    private const int LettersAroundHyphen = 3;

    private readonly ShapedText _text;
    private readonly bool _isDividing;
    private bool _isRagged;
    private readonly int _width;
    private BreakPoints? _points;
    private int _passed;
    private int _spaces;
    private int _wordStart;
    private int _widthToWord;
    private int _addressEnd;
    private int _longest;

    private BreakFinder(ShapedText text, int width, bool isDividing)
    {
        _text = text;
        _width = width;
        _isDividing = isDividing;
    }

    /// <summary>Finds the places.</summary>
    /// <param name="text">Measured text.</param>
    /// <param name="width">Width of the lines: a piece wider than that may be cut anywhere.</param>
    /// <param name="isDividing">Whether words may be divided, and addresses cut.</param>
    /// <param name="isRagged">Whether the lines keep their natural spaces, as in a cell.</param>
    /// <returns>The places in order, to dispose of; the last one is the end of the text.</returns>
    public static BreakPoints Find(ShapedText text, int width, bool isDividing = false, bool isRagged = false)
    {
        var finder = new BreakFinder(text, width, isDividing) { _isRagged = isRagged, _points = Room(text, isDividing) };
        finder.Run();
        return finder._points!;
    }

    /// <summary>Width of the widest piece of the text of a cell that is not broken.</summary>
    /// <param name="text">Measured text.</param>
    /// <param name="isDividing">Whether words may be divided, and addresses cut.</param>
    public static int LongestWord(ShapedText text, bool isDividing = false)
    {
        if (!isDividing && text.Text.AsSpan().IndexOfAny(BreakingCharacters) < 0)
        {
            return text.Width(0, text.Text.Length);
        }

        var finder = new BreakFinder(text, int.MaxValue, isDividing) { _isRagged = true };
        finder.Run();
        return finder._longest;
    }

    private static BreakPoints Room(ShapedText text, bool isDividing) => new(8 + (text.Text.Length / (isDividing ? 3 : 6)));

    private void Run()
    {
        string text = _text.Text;
        var divider = new WordDivider(_text, stackalloc byte[HyphenationPatterns.LongestWord], _isRagged);
        for (int i = 0; i < text.Length; i++)
        {
            if (_isDividing)
            {
                AddInside(i, divider.Divides(i));
            }

            BreakPoint? point = At(i);
            bool isDrawn = point is not { } found || found.End > i;
            AddEmergency(i, isDrawn ? _text.Advances[i] : 0);
            int end = _passed;
            int spaces = _spaces;
            _passed += _text.Advances[i];
            _spaces += _text.IsStretchable(i) ? 1 : 0;
            if (point is { } place)
            {
                Add(place, isDrawn ? _passed : end, isDrawn ? _spaces : spaces);
            }
        }

        Add(new BreakPoint(text.Length, text.Length, 0, BreakKind.Forced), _passed, _spaces);
    }

    private void AddInside(int index, bool isDivision)
    {
        if (isDivision)
        {
            Add(new BreakPoint(index, index, _text.HyphenWidth(index - 1), BreakKind.Division), _passed, _spaces);
        }
        else if (index > 0 && IsInsideAddress(index))
        {
            Add(new BreakPoint(index, index, 0, BreakKind.Address), _passed, _spaces);
        }
    }

    private void AddEmergency(int index, int advance)
    {
        bool isTooWide = _passed + advance - _widthToWord > _width && index > _wordStart;
        if (isTooWide && !char.IsLowSurrogate(_text.Text[index]))
        {
            Add(new BreakPoint(index, index, 0, BreakKind.Emergency), _passed, _spaces);
        }
    }

    // The kerning with what follows does not count at the end of a line.
    private void Add(BreakPoint point, int width, int spaces)
    {
        int widthToEnd = width - (point.End > 0 ? _text.Kerning(point.End - 1) : 0);
        _longest = Math.Max(_longest, widthToEnd - _widthToWord + point.HyphenWidth);
        _points?.Add(point with
        {
            WidthToEnd = widthToEnd,
            WidthToNext = _passed,
            SpacesToEnd = spaces,
            SpacesToNext = _spaces,
        });
        (_wordStart, _widthToWord) = (point.Next, _passed);
    }

    private BreakPoint? At(int index)
    {
        switch (_text.Text[index])
        {
            case '\n':
                return new BreakPoint(index, index + 1, 0, BreakKind.Forced);
            case ' ' when !_text.Format(index).IsWhole:
                return new BreakPoint(index, index + 1, 0, BreakKind.Space);
            case SoftHyphen when !_text.Format(index).IsWhole:
                return new BreakPoint(index, index + 1, _text.HyphenWidth(index), BreakKind.SoftHyphen);
            case '-' when index >= _addressEnd && IsBetweenLetters(index):
                return new BreakPoint(index + 1, index + 1, 0, BreakKind.Hyphen);
            default:
                return null;
        }
    }

    private bool IsBetweenLetters(int index)
    {
        string text = _text.Text;
        if (index < LettersAroundHyphen || index + LettersAroundHyphen >= text.Length || _text.Format(index).IsWhole)
        {
            return false;
        }

        for (int i = 1; i <= LettersAroundHyphen; i++)
        {
            if (!char.IsLetter(text[index - i]) || !char.IsLetter(text[index + i]))
            {
                return false;
            }
        }

        return true;
    }

    // Before the signs of an address, after a stroke, never at a hyphen, which could be taken for a division.
    private bool IsInsideAddress(int index)
    {
        string text = _text.Text;
        if (index >= _addressEnd && !IsWhite(text[index]) && (index == 1 || IsWhite(text[index - 2])))
        {
            int end = index;
            while (end < text.Length && !IsWhite(text[end]))
            {
                end++;
            }

            ReadOnlySpan<char> token = text.AsSpan(index - 1, end - index + 1);
            _addressEnd = token.Contains('@') || token.Contains("://", StringComparison.Ordinal) ? end : index;
        }

        return index < _addressEnd - 1
            && (text[index] is '@' or '.' or '?' or '&' || (text[index - 1] == '/' && text[index] != '/'));
    }

    private static bool IsWhite(char character) => character is ' ' or '\n' or '\u00A0' or '\u202F';
}
