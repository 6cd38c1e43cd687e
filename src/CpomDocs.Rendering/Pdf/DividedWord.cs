using System.Text;
using CpomDocs.Pdf.Writing;
using CpomDocs.Rendering.Layout;

namespace CpomDocs.Rendering.Pdf;

/// <summary>A piece of a word that a line divides, with the text that stands for it (ISO 32000-2, 14.9.4).</summary>
/// <param name="Start">Index of its first character.</param>
/// <param name="End">Index after its last character.</param>
/// <param name="Text">The whole word and the signs after it for its first piece, nothing for the second.</param>
internal readonly record struct DividedWord(int Start, int End, string Text)
{
    /// <summary>No piece.</summary>
    public static DividedWord None => new(-1, -1, "");

    /// <summary>Finds the first piece of the word that the end of a line divides.</summary>
    /// <param name="text">Text.</param>
    /// <param name="line">Line.</param>
    /// <param name="next">Line after it, at the same place; <see langword="null"/> for none.</param>
    /// <returns>The piece; none when nothing is divided or the word goes on after the next line.</returns>
    public static DividedWord Before(ShapedText text, TextLine line, TextLine? next)
    {
        int start = line.End;
        while (line.EndsWithHyphen && start > line.Start && IsOfWord(text, start - 1, line.End - 1))
        {
            start--;
        }

        int end = EndAfter(text, line.End);
        return next is { } follows && start < line.End && end <= follows.End && (end < follows.End || !follows.EndsWithHyphen)
            ? new DividedWord(start, line.End, text.Text[start..end].Replace("\u00AD", "", StringComparison.Ordinal))
            : None;
    }

    /// <summary>The second piece of a word, at the beginning of the next line.</summary>
    public DividedWord After(ShapedText text, TextLine next) => Start < 0 ? None : new(next.Start, EndAfter(text, next.Start), "");

    /// <summary>Begins the piece, inside a text object.</summary>
    public void Open(PdfByteWriter output) =>
        output.Raw("/Span <</ActualText <FEFF"u8).Hex(Encoding.BigEndianUnicode.GetBytes(Text)).Raw(">>> BDC\n"u8);

    // The signs after a word go with it: they would be read apart.
    private static int EndAfter(ShapedText text, int start)
    {
        int end = start;
        while (end < text.Text.Length && text.Text[end] is not (' ' or '\n') && text.FormatIndex(end) == text.FormatIndex(start))
        {
            end++;
        }

        return end;
    }

    private static bool IsOfWord(ShapedText text, int index, int like) =>
        (char.IsLetter(text.Text[index]) || text.Text[index] is '’' or '\'' or '\u00AD')
        && text.FormatIndex(index) == text.FormatIndex(like);
}
