namespace CpomDocs.Rendering.Layout;

/// <summary>A text with the format and the width of each of its characters, before it is cut into lines.</summary>
internal sealed class ShapedText
{
    private readonly byte[]? _formatOf;
    private readonly MeasuredFormat[] _formats;

    private readonly short[] _kerning;

    /// <summary>Joins what was measured.</summary>
    /// <param name="text">Characters.</param>
    /// <param name="formatOf">Index of the format of each character; <see langword="null"/> for a text in one format.</param>
    /// <param name="formats">The formats.</param>
    /// <param name="measure">Widths.</param>
    public ShapedText(string text, byte[]? formatOf, MeasuredFormat[] formats, GlyphMeasure measure)
    {
        Text = text;
        _formatOf = formatOf;
        _formats = formats;
        Advances = measure.Advances;
        _kerning = measure.Kerning;
    }

    /// <summary>Characters; a line feed is a forced break.</summary>
    public string Text { get; }

    /// <summary>
    /// Width of each character, its kerning with the next one included; 0 for a soft hyphen, a line feed and the second half of a
    /// surrogate pair.
    /// </summary>
    public int[] Advances { get; }

    /// <summary>Index of the format of a character: cheaper to compare than the format.</summary>
    public byte FormatIndex(int index) => _formatOf is null ? (byte)0 : _formatOf[index];

    public CharFormat Format(int index) => _formats[FormatIndex(index)].Format;

    /// <summary>Kerning of a character with the next one, in thousandths of the font size.</summary>
    public int KerningUnits(int index) => _kerning[index];

    /// <summary>Kerning of a character with the next one.</summary>
    public int Kerning(int index) => TextShaper.Scale(_kerning[index], Format(index).Size);

    /// <summary>Width of a space in the format of a character.</summary>
    public int SpaceWidth(int index) => _formats[FormatIndex(index)].SpaceWidth;

    /// <summary>Width of the hyphen that ends a line in the format of a character.</summary>
    public int HyphenWidth(int index) => _formats[FormatIndex(index)].HyphenWidth;

    /// <summary>
    /// Whether justification may widen a character: the spaces between words, breaking or not. The narrow one before « ; » keeps its width.
    /// </summary>
    public bool IsStretchable(int index) => Text[index] is ' ' or '\u00A0';

    /// <summary>Natural width of a piece of the text.</summary>
    public int Width(int start, int end)
    {
        int width = 0;
        for (int i = start; i < end; i++)
        {
            width += Advances[i];
        }

        return width;
    }
}
