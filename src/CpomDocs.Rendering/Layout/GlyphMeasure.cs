using CpomDocs.Pdf.Fonts;

namespace CpomDocs.Rendering.Layout;

/// <summary>Measures a text character by character: widths, kerning, ligatures. Notes every character that cannot be drawn.</summary>
internal sealed class GlyphMeasure(string text, MissingGlyphs missing)
{
    private const char SoftHyphen = '\u00AD';

    /// <summary>Width of each character, its kerning included.</summary>
    public int[] Advances { get; } = new int[text.Length];

    /// <summary>Kerning of each character with the next one, in thousandths of the size.</summary>
    public short[] Kerning { get; } = new short[text.Length];

    /// <summary>Measures characters that share a format.</summary>
    public void Measure(Range run, TrueTypeFont font, int size)
    {
        (int start, int length) = run.GetOffsetAndLength(text.Length);
        ushort previous = 0;
        for (int i = start; i < start + length; i++)
        {
            bool isDrawn = text[i] is not ('\n' or SoftHyphen) && !char.IsLowSurrogate(text[i]);
            ushort glyph = isDrawn ? GlyphAt(i, font) : (ushort)0;
            if (glyph == 0)
            {
                previous = 0;
                continue;
            }

            Kern(i - 1, font, (previous, glyph), size);
            Advances[i] = TextShaper.Scale(font.Width(glyph), size);
            int joined = font.Ligature(text.AsSpan(i, start + length - i), out ushort ligature);
            if (joined > 1)
            {
                Join(i, joined, font, (ligature, size));
                i += joined - 1;
            }

            previous = joined > 1 ? ligature : glyph;
        }
    }

    private ushort GlyphAt(int index, TrueTypeFont font)
    {
        bool isPair = char.IsHighSurrogate(text[index]) && index + 1 < text.Length;
        int character = isPair ? char.ConvertToUtf32(text, index) : text[index];
        if (!font.TryGlyph(character, out ushort glyph))
        {
            missing.Add(character, text, index);
        }

        return glyph;
    }

    private void Kern(int index, TrueTypeFont font, (ushort Left, ushort Right) pair, int size)
    {
        int kerning = pair.Left == 0 ? 0 : font.Kerning(pair.Left, pair.Right);
        if (kerning != 0)
        {
            Kerning[index] = (short)kerning;
            Advances[index] += TextShaper.Scale(kerning, size);
        }
    }

    // Each character keeps its own width, but the last one, so that a line may end between them.
    private void Join(int index, int length, TrueTypeFont font, (ushort Glyph, int Size) ligature)
    {
        int left = TextShaper.Scale(font.Width(ligature.Glyph), ligature.Size) - Advances[index];
        for (int i = index + 1; i < index + length - 1; i++)
        {
            Advances[i] = TextShaper.Scale(font.Width(GlyphAt(i, font)), ligature.Size);
            left -= Advances[i];
        }

        Advances[index + length - 1] = left;
    }
}
