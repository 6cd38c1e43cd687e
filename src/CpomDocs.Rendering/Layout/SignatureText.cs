namespace CpomDocs.Rendering.Layout;

/// <summary>The lines above a signature box, as far as they are not on a page yet.</summary>
internal sealed class SignatureText(IReadOnlyList<SignatureLine> lines)
{
    private int _line;
    private int _first;

    /// <summary>Height of what is left.</summary>
    public int Height { get; private set; } = lines.Sum(line => line.Text.Height);

    /// <summary>Puts the next lines on the page of the cursor, from its height down, without moving it.</summary>
    /// <param name="cursor">The page.</param>
    /// <param name="x">Left edge.</param>
    /// <param name="height">Most height that they may take.</param>
    public void Place(PageCursor cursor, int x, int height)
    {
        int used = 0;
        while (_line < lines.Count)
        {
            (LaidText text, StructNode node) = lines[_line];
            int count = Math.Min(text.Lines.Length - _first, (height - used) / text.Leading);
            if (count <= 0)
            {
                break;
            }

            cursor.Add(new Placed.Lines(text, _first, count, x, cursor.Y + used, node));
            used += count * text.Leading;
            _first += count;
            if (_first == text.Lines.Length)
            {
                _line++;
                _first = 0;
            }
        }

        Height -= used;
    }
}
