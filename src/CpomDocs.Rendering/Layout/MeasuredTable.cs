using CpomDocs.Composition.Documents;

namespace CpomDocs.Rendering.Layout;

/// <summary>A table whose texts are measured, from which both writers draw its columns, its alignment and the sheet it needs.</summary>
internal sealed class MeasuredTable
{
    /// <summary>A text of that many lines is not set in a narrow column while the sheet can be turned.</summary>
    private const int LinesOfANarrowText = 12;

    /// <summary>A narrow column is less than this share of the width of the text.</summary>
    private const int NarrowShare = 4;

    private readonly int _padding;
    private readonly int[] _words;
    private readonly int[] _texts;

    public MeasuredTable(Table table, TextShaper shaper, TableStyle style)
    {
        Table = table;
        _padding = Milli.FromPoints(style.MargeInterieurePt);
        Rows =
        [
            .. table.Entetes.Select(row => Shape(row, shaper, _ => style.Entete)),
            .. table.Corps.Select(row => Shape(row, shaper, cell => StyleOf(cell, row, style))),
            .. table.Totaux.Select(row => Shape(row, shaper, _ => style.Total)),
        ];
        AlignNumbers();
        _words = Longest(cell => BreakFinder.LongestWord(cell.Text));
        _texts = Longest(cell => cell.Text.Width(0, cell.Text.Text.Length));
    }

    public Table Table { get; }

    /// <summary>Header rows, rows, totals, in order.</summary>
    public IReadOnlyList<ShapedRow> Rows { get; }

    /// <summary>
    /// Shares a width between the columns, none narrower than its longest word when there is room, or its longest syllable.
    /// </summary>
    public int[] Share(int width)
    {
        if (_words.Sum() <= width)
        {
            return ColumnWidths.Share(Table.Colonnes, _words, _texts, width);
        }

        int[] pieces = Longest(cell => BreakFinder.LongestWord(cell.Text, isDividing: true));
        return ColumnWidths.Share([.. Table.Colonnes.Select((column, i) => column with { Poids = _words[i] })], pieces, _words, width);
    }

    /// <summary>
    /// Whether the table needs a sheet lying on its side: its words do not fit beside each other on an upright one, or a long text would
    /// stand in a narrow column.
    /// </summary>
    /// <param name="width">Width of the text on an upright sheet.</param>
    public bool NeedsLandscape(int width)
    {
        if (_words.Sum() > width)
        {
            return true;
        }

        int[] widths = Share(width);
        return Rows.SelectMany(row => row.Cells).Any(cell => IsCramped(cell, widths, width));
    }

    private bool IsCramped(ShapedCell cell, int[] widths, int width)
    {
        int own = widths.AsSpan(cell.Source.Colonne, cell.Source.EtendueColonnes).ToArray().Sum();
        int lines = cell.Text.Width(0, cell.Text.Text.Length) / Math.Max(1, own - (2 * _padding));
        return lines >= LinesOfANarrowText && own < width / NarrowShare;
    }

    /// <summary>Height of the table in a width, to within a line: the ends of the lines are not looked for.</summary>
    public int HeightIn(int width)
    {
        int[] widths = Share(width);
        return Rows.Sum(row => row.Cells.Select(cell => HeightOf(cell, widths)).DefaultIfEmpty(0).Max() + (2 * _padding));
    }

    private int HeightOf(ShapedCell cell, int[] widths)
    {
        int inner = widths.AsSpan(cell.Source.Colonne, cell.Source.EtendueColonnes).ToArray().Sum() - (2 * _padding);
        int lines = 1 + (cell.Text.Width(0, cell.Text.Text.Length) / Math.Max(1, inner));
        return lines * Milli.FromPoints(cell.Style.LeadingPt);
    }

    private TextStyle StyleOf(Cellule cell, Ligne row, TableStyle style)
    {
        bool headsRow = Table.PremiereColonneEntete && cell.Colonne == 0;
        return row.EstEntete ? style.Entete : headsRow ? style.Total : style.Cellule;
    }

    private static ShapedRow Shape(Ligne row, TextShaper shaper, Func<Cellule, TextStyle> styleOf)
    {
        return new ShapedRow(row, [.. row.Cellules.Select(cell => Shape(cell, styleOf(cell), shaper))]);
    }

    private static ShapedCell Shape(Cellule cell, TextStyle style, TextShaper shaper)
    {
        return new ShapedCell(cell, shaper.Shape(cell.Contenu, style), style);
    }

    // In a column set on the right, numbers move to the left until their whole parts end at the same place.
    private void AlignNumbers()
    {
        for (int column = 0; column < Table.Colonnes.Length; column++)
        {
            if (Table.Colonnes[column].Alignement == Alignement.Droite)
            {
                var cells = Rows.Skip(Table.Entetes.Length).Where(row => !row.Source.EstEntete).SelectMany(row => row.Cells)
                    .Where(cell => cell.Source.Colonne == column && cell.Source.EtendueColonnes == 1).ToList();
                int longest = cells.Max(cell => NumberAlignment.Tail(cell.Text)) ?? 0;
                cells.ForEach(cell => cell.Shift = NumberAlignment.Tail(cell.Text) is { } tail ? longest - tail : 0);
            }
        }
    }

    private int[] Longest(Func<ShapedCell, int> measure)
    {
        var longest = new int[Table.Colonnes.Length];
        foreach (ShapedCell cell in Rows.SelectMany(row => row.Cells).Where(cell => cell.Source.EtendueColonnes == 1))
        {
            int needed = measure(cell) + cell.Shift + (2 * _padding);
            longest[cell.Source.Colonne] = Math.Max(longest[cell.Source.Colonne], needed);
        }

        return longest;
    }
}

/// <summary>A row whose texts are measured.</summary>
internal sealed record ShapedRow(Ligne Source, IReadOnlyList<ShapedCell> Cells);

/// <summary>A cell whose text is measured.</summary>
internal sealed record ShapedCell(Cellule Source, ShapedText Text, TextStyle Style)
{
    /// <summary>How far the text ends from the right edge of its column, for its comma to be under that of the others.</summary>
    public int Shift { get; set; }
}
