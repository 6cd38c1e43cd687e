namespace CpomDocs.Rendering.Layout;

/// <summary>A text with the format and the width of each of its characters, before it is cut into lines.</summary>
internal sealed class ShapedText
{
    private readonly byte[] _formatOf;
    private readonly IReadOnlyList<CharFormat> _formats;

    public ShapedText(string text, byte[] formatOf, IReadOnlyList<CharFormat> formats, int[] advances)
    {
        Text = text;
        _formatOf = formatOf;
        _formats = formats;
        Advances = advances;
    }

    /// <summary>Characters; a line feed is a forced break.</summary>
    public string Text { get; }

    /// <summary>Width of each character, 0 for a soft hyphen, a line feed and the second half of a surrogate pair.</summary>
    public int[] Advances { get; }

    /// <summary>Index of the format of a character: cheaper to compare than the format.</summary>
    public byte FormatIndex(int index) => _formatOf[index];

    public CharFormat Format(int index) => _formats[_formatOf[index]];
}
