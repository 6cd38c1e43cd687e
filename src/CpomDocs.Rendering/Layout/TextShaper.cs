using System.Collections.Immutable;
using System.Text;
using CpomDocs.Composition.Documents;
using CpomDocs.Pdf.Fonts;

namespace CpomDocs.Rendering.Layout;

/// <summary>Turns inlines into measured characters, and notes every character that cannot be drawn.</summary>
internal sealed class TextShaper(FontFamily family, StyleSheet styles, MissingGlyphs missing)
{
    private const int SuperscriptSizePercent = 65;
    private const int SuperscriptRisePercent = 33;
    private const int MaxFormats = 255;

    private readonly Dictionary<(Face Face, int Size, Couleur Colour), MeasuredFormat[]> _formats = [];

    public ShapedText Shape(ImmutableArray<Inline> inlines, TextStyle style)
    {
        if (inlines.Length == 1 && inlines[0] is Text only)
        {
            return Shape(only.Valeur, style);
        }

        var run = new Run();
        run.Append(inlines, FormatsOf(style)[0].Format, styles.Lien);
        string text = run.Text;
        return new ShapedText(text, run.FormatOf, [.. run.Formats.Select(Measured)], Measure(text, run));
    }

    /// <summary>A text set in one way, as most are: nothing is to be gathered.</summary>
    public ShapedText Shape(string text, TextStyle style)
    {
        MeasuredFormat[] formats = FormatsOf(style);
        var measure = new GlyphMeasure(text, missing);
        measure.Measure(.., Font(formats[0].Format.Face), formats[0].Format.Size);
        return new ShapedText(text, null, formats, measure);
    }

    /// <summary>A text cut with an ellipsis when it is wider than its place.</summary>
    public string Shortened(string text, TextStyle style, int width)
    {
        int[] advances = Shape(text, style).Advances;
        if (advances.Sum() <= width)
        {
            return text;
        }

        int available = width - Shape("…", style).Advances.Sum();
        int length = 0;
        for (int used = 0; length < advances.Length && used + advances[length] <= available; length++)
        {
            used += advances[length];
        }

        return text[..length].TrimEnd() + "…";
    }

    /// <summary>Width of a character in a format.</summary>
    public int Advance(char character, CharFormat format)
    {
        TrueTypeFont font = Font(format.Face);
        return font.TryGlyph(character, out ushort glyph) ? Scale(font.Width(glyph), format.Size) : 0;
    }

    /// <summary>A length in thousandths of the font size, for a size.</summary>
    public static int Scale(int width, int size)
    {
        long product = (long)width * size;
        return (int)((product + (product < 0 ? -500 : 500)) / 1000);
    }

    private MeasuredFormat[] FormatsOf(TextStyle style)
    {
        (Face Face, int Size, Couleur Colour) key = (FaceOf(style), Milli.FromPoints(style.SizePt), style.Couleur);
        if (!_formats.TryGetValue(key, out MeasuredFormat[]? formats))
        {
            _formats[key] = formats = [Measured(new CharFormat(key.Face, key.Size, 0, key.Colour, null, false))];
        }

        return formats;
    }

    private static Face FaceOf(TextStyle style) =>
        (style.EstGras ? Face.Semibold : Face.Regular) | (style.EstItalique ? Face.Italic : Face.Regular);

    private MeasuredFormat Measured(CharFormat format) => new(format, Advance(' ', format), Advance('\u00AD', format));

    private GlyphMeasure Measure(string text, Run run)
    {
        var measure = new GlyphMeasure(text, missing);
        for (int start = 0; start < text.Length;)
        {
            int end = run.EndOfFormat(start);
            CharFormat format = run.FormatAt(start);
            measure.Measure(start..end, Font(format.Face), format.Size);
            start = end;
        }

        return measure;
    }

    private TrueTypeFont Font(Face face) => face switch
    {
        Face.Semibold => family.Semibold,
        Face.Italic => family.Italic,
        Face.SemiboldItalic => family.SemiboldItalic,
        _ => family.Regular,
    };

    /// <summary>Characters gathered from a tree of inlines.</summary>
    private sealed class Run
    {
        private readonly StringBuilder _text = new();
        private readonly List<byte> _formatOf = [];

        public List<CharFormat> Formats { get; } = [];

        public string Text => _text.ToString();

        public byte[] FormatOf => [.. _formatOf];

        public CharFormat FormatAt(int index) => Formats[_formatOf[index]];

        public int EndOfFormat(int start)
        {
            int end = start + 1;
            while (end < _formatOf.Count && _formatOf[end] == _formatOf[start])
            {
                end++;
            }

            return end;
        }

        public void Append(ImmutableArray<Inline> inlines, CharFormat format, Couleur linkColour)
        {
            foreach (Inline inline in inlines)
            {
                Append(inline, format, linkColour);
            }
        }

        private void Append(Inline inline, CharFormat format, Couleur linkColour)
        {
            switch (inline)
            {
                case Text text:
                    Append(text.Valeur, format);
                    break;
                case Strong strong:
                    Append(strong.Contenu, format with { Face = format.Face | Face.Semibold }, linkColour);
                    break;
                case Emphasis emphasis:
                    Append(emphasis.Contenu, format with { Face = format.Face | Face.Italic }, linkColour);
                    break;
                case Superscript superscript:
                    Append(superscript.Contenu, Raised(format), linkColour);
                    break;
                case NoBreak noBreak:
                    Append(noBreak.Contenu, format with { IsWhole = true }, linkColour);
                    break;
                case Link link:
                    var target = new LinkRun(link.Cible, TreeText.Plain(link.Contenu), new StructNode("Link"));
                    Append(link.Contenu, format with { Link = target, Colour = linkColour }, linkColour);
                    break;
                case ChampNegocie champ:
                    Append(champ.Contenu, format, linkColour);
                    break;
                case LineBreak:
                    Append("\n", format);
                    break;
            }
        }

        private static CharFormat Raised(CharFormat format)
        {
            return format with { Size = format.Size * SuperscriptSizePercent / 100, Rise = format.Size * SuperscriptRisePercent / 100 };
        }

        private void Append(string text, CharFormat format)
        {
            int index = Formats.IndexOf(format);
            if (index < 0)
            {
                index = Formats.Count < MaxFormats ? Formats.Count : throw new InvalidOperationException("A block holds over 255 formats.");
                Formats.Add(format);
            }

            _text.Append(format.IsWhole ? text.Replace(' ', '\u00A0') : text);
            for (int i = 0; i < text.Length; i++)
            {
                _formatOf.Add((byte)index);
            }
        }
    }
}
