using System.Text;

namespace CpomDocs.Signing.Appearances;

/// <summary>Breaks paragraphs into lines and chooses the largest size at which they all fit a box.</summary>
internal sealed class TextFitter(AppearanceFonts fonts)
{
    private const double LineHeight = 1.22;
    private const double SizeStep = 0.25;
    private const double SmallestSize = 2;
    private const int ShortestPart = 3;

    /// <summary>Lays paragraphs out in a box.</summary>
    /// <param name="paragraphs">Paragraphs, from the top.</param>
    /// <param name="width">Width of the box, in points.</param>
    /// <param name="height">Height of the box, in points.</param>
    /// <param name="largestSize">Running size wanted, lowered until everything fits.</param>
    /// <returns>The lines, from the top.</returns>
    public IReadOnlyList<InkLine> Fit(IReadOnlyList<InkText> paragraphs, double width, double height, double largestSize)
    {
        double size = largestSize;
        List<InkLine> lines = Lines(paragraphs, width, size);
        while (HeightOf(lines) > height && size > SmallestSize)
        {
            size -= SizeStep;
            lines = Lines(paragraphs, width, size);
        }

        return lines;
    }

    /// <summary>Lays a text out on one line, at the largest size up to one wanted at which it fits.</summary>
    public InkLine OneLine(InkText text, double width, double largestSize)
    {
        double natural = fonts.Width(text.Text, text.IsStrong, largestSize);
        return new InkLine(text, text.Text, natural <= width ? largestSize : largestSize * width / natural, 0);
    }

    /// <summary>Height taken by some lines, in points.</summary>
    public static double HeightOf(IReadOnlyList<InkLine> lines) => lines.Count == 0 ? 0 : lines[^1].Top + (lines[^1].Size * LineHeight);

    private List<InkLine> Lines(IReadOnlyList<InkText> paragraphs, double width, double runningSize)
    {
        var lines = new List<InkLine>();
        double top = 0;
        foreach (InkText paragraph in paragraphs)
        {
            double size = runningSize * paragraph.Scale;
            top += size * paragraph.SpaceBefore;
            foreach (string text in Break(paragraph, width, size))
            {
                lines.Add(new InkLine(paragraph, text, size, top));
                top += size * LineHeight;
            }
        }

        return lines;
    }

    private IEnumerable<string> Break(InkText paragraph, double width, double size)
    {
        var line = new StringBuilder();
        foreach ((string piece, bool isSpaced) in Pieces(paragraph.Text).SelectMany(piece => Cut(piece, paragraph, width, size)))
        {
            string candidate = line.Length == 0 ? piece : line + (isSpaced ? " " : "") + piece;
            if (line.Length > 0 && fonts.Width(candidate, paragraph.IsStrong, size) > width)
            {
                yield return line.ToString();
                line.Clear().Append(piece);
            }
            else
            {
                line.Clear().Append(candidate);
            }
        }

        if (line.Length > 0)
        {
            yield return line.ToString();
        }
    }

    private IEnumerable<(string Text, bool IsSpaced)> Cut(
        (string Text, bool IsSpaced) piece, InkText paragraph, double width, double size) =>
        BreakWord(piece.Text, paragraph, width, size).Select((part, rank) => (part, piece.IsSpaced && rank == 0));

    // A line may end after a space, or after the hyphen of a compound name; not inside a number or the name of a level.
    private static IEnumerable<(string Text, bool IsSpaced)> Pieces(string text)
    {
        foreach (string word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            int start = 0;
            for (int hyphen = word.IndexOf('-', StringComparison.Ordinal); hyphen >= 0; hyphen = word.IndexOf('-', hyphen + 1))
            {
                if (LettersBefore(word, hyphen) >= ShortestPart && LettersAfter(word, hyphen) >= ShortestPart)
                {
                    yield return (word[start..(hyphen + 1)], start == 0);
                    start = hyphen + 1;
                }
            }

            yield return (word[start..], start == 0);
        }
    }

    private static int LettersBefore(string word, int index) => word[..index].Reverse().TakeWhile(char.IsLetter).Count();

    private static int LettersAfter(string word, int index) => word[(index + 1)..].TakeWhile(char.IsLetter).Count();

    // A word wider than the box (a serial number, a long compound name) is cut where it must be.
    private IEnumerable<string> BreakWord(string word, InkText paragraph, double width, double size)
    {
        var part = new StringBuilder();
        foreach (Rune rune in word.EnumerateRunes())
        {
            string candidate = part.ToString() + rune;
            if (part.Length > 0 && fonts.Width(candidate, paragraph.IsStrong, size) > width)
            {
                yield return part.ToString();
                part.Clear();
            }

            part.Append(rune.ToString());
        }

        yield return part.ToString();
    }
}
