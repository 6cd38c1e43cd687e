using CpomDocs.Composition.Documents;

namespace CpomDocs.Rendering.Layout;

/// <summary>
/// Shares the width of a table between its columns by weight, no column being narrower than its longest word when there is room.
/// </summary>
internal static class ColumnWidths
{
    public static int[] Share(IReadOnlyList<Colonne> columns, int[] longestWords, int width)
    {
        int needed = longestWords.Sum();
        return needed >= width
            ? Proportional([.. longestWords.Select(word => (decimal)word)], width)
            : Weighted(columns, longestWords, width);
    }

    private static int[] Weighted(IReadOnlyList<Colonne> columns, int[] longestWords, int width)
    {
        var isFixed = new bool[columns.Count];
        int[] widths;
        bool hasChanged;
        do
        {
            widths = Round(columns, longestWords, isFixed, width);
            hasChanged = false;
            for (int i = 0; i < widths.Length; i++)
            {
                if (!isFixed[i] && widths[i] < longestWords[i])
                {
                    isFixed[i] = true;
                    hasChanged = true;
                }
            }
        }
        while (hasChanged);

        return widths;
    }

    private static int[] Round(IReadOnlyList<Colonne> columns, int[] longestWords, bool[] isFixed, int width)
    {
        int left = width - longestWords.Where((_, i) => isFixed[i]).Sum();
        decimal[] weights = [.. columns.Select((column, i) => isFixed[i] ? 0 : column.Poids)];
        int[] shares = Proportional(weights, left);
        return [.. shares.Select((share, i) => isFixed[i] ? longestWords[i] : share)];
    }

    private static int[] Proportional(decimal[] weights, int width)
    {
        decimal total = weights.Sum();
        return [.. weights.Select(weight => total == 0 ? 0 : (int)(width * weight / total))];
    }
}
