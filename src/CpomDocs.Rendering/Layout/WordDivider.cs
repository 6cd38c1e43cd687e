namespace CpomDocs.Rendering.Layout;

/// <summary>
/// Finds where the words of a text may be divided at the end of a line. Only plain words in small letters are: never a name, an
/// abbreviation, a code, a number or what it counts, a date, an address, a compound with a hyphen, a word set in two ways or kept whole.
/// </summary>
internal ref struct WordDivider
{
    private const int LettersBefore = 2;
    private const int LettersBeforeInCells = 3;
    private const int LettersAfter = 3;
    private const string Openings = " \n\u00A0\u202F(«[";
    private const string Closings = " \n\u00A0\u202F)»],;:!?….";

    private readonly ShapedText _text;
    private readonly Span<byte> _merits;
    private readonly int _lettersBefore;
    private int _start;
    private int _end;
    private bool _isDivided;

    /// <summary>Makes a divider.</summary>
    /// <param name="text">Text.</param>
    /// <param name="merits">Room for the merits of a word: <see cref="HyphenationPatterns.LongestWord"/>.</param>
    /// <param name="isRagged">Whether the lines are those of a cell: a syllable of two letters does not stay alone there.</param>
    public WordDivider(ShapedText text, Span<byte> merits, bool isRagged)
    {
        _lettersBefore = isRagged ? LettersBeforeInCells : LettersBefore;
        _text = text;
        _merits = merits;
    }

    /// <summary>Whether a line may end before a character, with a hyphen; asked in increasing order.</summary>
    public bool Divides(int index)
    {
        string text = _text.Text;
        if (index >= _end)
        {
            if (!IsOfWord(text[index]))
            {
                return false;
            }

            Begin(index);
        }

        return _isDivided && _merits[index - _start] % 2 == 1 && HasRoom(index);
    }

    private static bool IsOfWord(char character) => char.IsLetter(character) || character is '’' or '\'';

    private void Begin(int index)
    {
        string text = _text.Text;
        _start = index;
        _end = index + 1;
        bool isPlain = char.IsLower(text[index]);
        while (_end < text.Length && IsOfWord(text[_end]))
        {
            isPlain = isPlain && !char.IsUpper(text[_end]) && _text.FormatIndex(_end) == _text.FormatIndex(_start);
            _end++;
        }

        _isDivided = isPlain && IsSuitable();
        if (_isDivided)
        {
            HyphenationPatterns.French.Divide(text.AsSpan(_start, _end - _start), _merits);
        }
    }

    private readonly bool IsSuitable()
    {
        int length = _end - _start;
        CharFormat format = _text.Format(_start);
        return length >= _lettersBefore + LettersAfter && length <= HyphenationPatterns.LongestWord
            && !format.IsWhole && format.Rise == 0 && format.Link is null && StandsAlone() && !BelongsToANumber();
    }

    // « etab.gouv » or « v2.1 » are no words: a stop inside a token is followed by something else than white.
    private readonly bool StandsAlone()
    {
        string text = _text.Text;
        bool opens = _start == 0 || Openings.Contains(text[_start - 1], StringComparison.Ordinal);
        if (!opens || _end == text.Length)
        {
            return opens;
        }

        bool closes = Closings.Contains(text[_end], StringComparison.Ordinal);
        return closes && (text[_end] != '.' || _end + 1 == text.Length || !char.IsLetterOrDigit(text[_end + 1]));
    }

    // « 28 décembre », « 1er janvier », « 30 lits »: bound to a number by its space.
    private readonly bool BelongsToANumber()
    {
        string text = _text.Text;
        if (_start < 2 || text[_start - 1] is not ('\u00A0' or '\u202F'))
        {
            return false;
        }

        ReadOnlySpan<char> before = text.AsSpan(0, _start - 1).TrimEnd("er");
        return !before.IsEmpty && char.IsDigit(before[^1]);
    }

    // The letters are counted from the last apostrophe: « l’é- » would be one letter.
    private readonly bool HasRoom(int index)
    {
        ReadOnlySpan<char> before = _text.Text.AsSpan(_start, index - _start);
        ReadOnlySpan<char> after = _text.Text.AsSpan(index, _end - index);
        return before.Length - 1 - before.LastIndexOfAny('’', '\'') >= _lettersBefore
            && after.Length >= LettersAfter
            && after[..LettersAfter].IndexOfAny('’', '\'') < 0;
    }
}
