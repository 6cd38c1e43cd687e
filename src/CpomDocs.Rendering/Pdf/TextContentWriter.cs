using CpomDocs.Pdf.Fonts;
using CpomDocs.Pdf.Writing;
using CpomDocs.Rendering.Layout;

namespace CpomDocs.Rendering.Pdf;

/// <summary>Draws the text of one page: one text object per piece of marked content, glyphs as two-byte literal strings.</summary>
internal sealed class TextContentWriter(PdfByteWriter output, FontSet fonts, PageMarks marks, int pageHeight)
{
    private const int LongestEscapedCode = 4;

    private CharFormat? _format;
    private StructNode? _node;
    private bool _isOpen;
    private (int X, int Y) _lineStart;
    private DividedWord _head = DividedWord.None;
    private DividedWord _tail = DividedWord.None;

    public void Write(Placed.Lines placed)
    {
        LaidText text = placed.Content;
        for (int i = 0; i < placed.Count; i++)
        {
            int x = placed.X + text.Offset(placed.First + i);
            int y = pageHeight - placed.Y - (i * text.Leading) - text.Baseline;
            DivideWords(text, placed.First + i, i + 1 < placed.Count);
            WriteLine(text, placed.First + i, (x, y), placed.Owner);
        }

        Close();
    }

    // A word begun on the line before ends on this one, and another may begin.
    private void DivideWords(LaidText text, int index, bool hasNext)
    {
        TextLine line = text.Lines[index];
        _tail = _head.After(text.Shaped, line);
        _head = line.EndsWithHyphen ? DividedWord.Before(text.Shaped, line, hasNext ? text.Lines[index + 1] : null) : DividedWord.None;
    }

    private void WriteLine(LaidText text, int index, (int X, int Y) start, StructNode? owner)
    {
        TextLine line = text.Lines[index];
        ShapedText shaped = text.Shaped;
        bool isNewLine = true;
        int x = start.X;
        for (int first = line.Start; first < line.End;)
        {
            int end = EndOfRun(shaped, first, line.End);
            CharFormat format = shaped.Format(first);
            StructNode? node = owner is null ? null : format.Link?.Node ?? owner;
            if (!_isOpen || node != _node)
            {
                Open(node, owner);
                isNewLine = true;
            }

            if (isNewLine)
            {
                MoveTo(x, start.Y);
                isNewLine = false;
            }

            Select(format);
            int width = WriteRun(text, line, first, end);
            if (node is not null && format.Link is { } link)
            {
                marks.Links.Add(new LinkPiece(link, new Box(x, pageHeight - start.Y - text.Baseline, width, text.Leading)));
            }

            x += width;
            first = end;
        }
    }

    private static int EndOfRun(ShapedText text, int first, int limit)
    {
        int end = first + 1;
        while (end < limit && text.FormatIndex(end) == text.FormatIndex(first))
        {
            end++;
        }

        return end;
    }

    private void Open(StructNode? node, StructNode? owner)
    {
        Close();
        if (node is null)
        {
            output.Raw("/Artifact <</Type /Pagination>> BDC\nBT\n"u8);
        }
        else
        {
            if (node != owner && node.Kids.Count == 0)
            {
                owner!.Add(node);
            }

            output.Raw("/"u8).Raw(node.Type).Raw(" <</MCID "u8).Integer(marks.Next(node)).Raw(">> BDC\nBT\n"u8);
        }

        (_node, _isOpen, _lineStart) = (node, true, (0, 0));
    }

    private void Close()
    {
        if (_isOpen)
        {
            output.Raw("ET\nEMC\n"u8);
            _isOpen = false;
        }
    }

    private void MoveTo(int x, int y)
    {
        output.Real(Milli.ToPoints(x - _lineStart.X)).Raw(" "u8).Real(Milli.ToPoints(y - _lineStart.Y)).Raw(" Td\n"u8);
        _lineStart = (x, y);
    }

    private void Select(CharFormat format)
    {
        if (ReferenceEquals(format, _format))
        {
            return;
        }

        if (_format is null || _format.Face != format.Face || _format.Size != format.Size)
        {
            output.Raw("/"u8).Raw(FontSet.Name(format.Face)).Raw(" "u8).Real(Milli.ToPoints(format.Size)).Raw(" Tf\n"u8);
        }

        if (_format is null || _format.Colour != format.Colour)
        {
            PdfColour.Write(output, format.Colour);
            output.Raw(" rg\n"u8);
        }

        if ((_format?.Rise ?? 0) != format.Rise)
        {
            output.Real(Milli.ToPoints(format.Rise)).Raw(" Ts\n"u8);
        }

        _format = format;
    }

    private int WriteRun(LaidText text, TextLine line, int first, int end)
    {
        ShapedText shaped = text.Shaped;
        FontSubsetBuilder subset = fonts[shaped.Format(first).Face];
        int widening = -line.Widening * 1000 / Math.Max(1, shaped.Format(first).Size);
        int width = 0;
        OpenAt(first);
        output.Raw("[("u8);
        for (int i = first; i < end; i++)
        {
            if (i == _head.Start && i > first)
            {
                output.Raw(")]TJ\n"u8);
                OpenAt(i);
                output.Raw("[("u8);
            }

            bool isWidened = widening != 0 && shaped.IsStretchable(i);
            width += shaped.Advances[i] + (isWidened ? line.Widening : 0);
            int last = WriteGlyph(subset, shaped.Text, i, end);
            for (; i < last; i++)
            {
                width += shaped.Advances[i + 1];
            }

            Adjust((isWidened ? widening : 0) - (i + 1 < line.End ? shaped.KerningUnits(i) : 0));
            if (i + 1 == _tail.End)
            {
                output.Raw(")]TJ\nEMC\n[("u8);
            }
        }

        WriteLineEnd(shaped, line, end, subset);
        output.Raw(")]TJ\n"u8).Raw(end == _head.End ? "EMC\n"u8 : []);
        return width;
    }

    private void OpenAt(int index)
    {
        if (index == _tail.Start)
        {
            _tail.Open(output);
        }
        else if (index == _head.Start)
        {
            _head.Open(output);
        }
    }

    // Gives the index of the last character that the glyph stands for.
    private int WriteGlyph(FontSubsetBuilder subset, string text, int index, int end)
    {
        char character = text[index];
        if (character == '\u00AD' || char.IsLowSurrogate(character))
        {
            return index;
        }

        int joined = subset.Font.Ligature(text.AsSpan(index, end - index), out ushort ligature);
        if (joined > 1)
        {
            WriteCode(subset.LigatureCode(ligature, text.AsSpan(index, joined)));
            return index + joined - 1;
        }

        WriteCode(subset.Code(char.IsHighSurrogate(character) && index + 1 < end ? char.ConvertToUtf32(text, index) : character));
        return index;
    }

    private void Adjust(int adjustment)
    {
        if (adjustment != 0)
        {
            output.Raw(")"u8).Integer(adjustment).Raw("("u8);
        }
    }

    // The space at which a line ends is not seen, but parts its last word from the next one when the text is copied or read aloud.
    private void WriteLineEnd(ShapedText text, TextLine line, int end, FontSubsetBuilder subset)
    {
        if (end != line.End)
        {
            return;
        }

        if (line.EndsWithHyphen)
        {
            WriteCode(subset.Code('\u00AD'));
        }
        else if (end < text.Text.Length && text.Text[end] is ' ' or '\n')
        {
            WriteCode(subset.Code(' '));
        }
    }

    private void WriteCode(ushort code)
    {
        Span<byte> bytes = stackalloc byte[LongestEscapedCode];
        int length = Escape(bytes, 0, (byte)(code >> 8));
        length = Escape(bytes, length, (byte)(code & 0xFF));
        output.Raw(bytes[..length]);
    }

    private static int Escape(Span<byte> bytes, int length, byte value)
    {
        if (value is (byte)'(' or (byte)')' or (byte)'\\' or (byte)'\r')
        {
            bytes[length++] = (byte)'\\';
            value = value == '\r' ? (byte)'r' : value;
        }

        bytes[length] = value;
        return length + 1;
    }
}
