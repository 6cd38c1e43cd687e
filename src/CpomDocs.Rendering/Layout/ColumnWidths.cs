using CpomDocs.Composition.Documents;

namespace CpomDocs.Rendering.Layout;

/// <summary>
/// Shares the width of a table between its columns by weight: none narrower than its longest word when there is room, none wider than its
/// longest text while another one lacks room for its own.
/// </summary>
internal static class ColumnWidths
{
    /// <summary>Shares a width.</summary>
    /// <param name="columns">Columns, with their weights.</param>
    /// <param name="longestWords">Least width of each column.</param>
    /// <param name="longestTexts">Width at which each column has no line to cut.</param>
    /// <param name="width">Width of the table.</param>
    public static int[] Share(IReadOnlyList<Colonne> columns, int[] longestWords, int[] longestTexts, int width)
    {
        if (longestWords.Sum() >= width)
        {
            return Proportional([.. longestWords.Select(word => (decimal)word)], width);
        }

        bool lacksRoom = longestTexts.Sum() > width;
        var fixedWidths = new int?[columns.Count];
        while (true)
        {
            int[] widths = Round(columns, fixedWidths, width);
            bool hasChanged = Fix(fixedWidths, i => widths[i] < longestWords[i] ? longestWords[i] : null)
                || (lacksRoom && Fix(fixedWidths, i => widths[i] > longestTexts[i] ? Math.Max(longestTexts[i], longestWords[i]) : null));
            if (!hasChanged)
            {
                return widths;
            }
        }
    }

    private static bool Fix(int?[] fixedWidths, Func<int, int?> widthOf)
    {
        bool hasChanged = false;
        for (int i = 0; i < fixedWidths.Length; i++)
        {
            if (fixedWidths[i] is null && widthOf(i) is { } found)
            {
                fixedWidths[i] = found;
                hasChanged = true;
            }
        }

        return hasChanged;
    }

    private static int[] Round(IReadOnlyList<Colonne> columns, int?[] fixedWidths, int width)
    {
        int left = width - fixedWidths.Sum(found => found ?? 0);
        decimal[] weights = [.. columns.Select((column, i) => fixedWidths[i] is null ? column.Poids : 0)];
        int[] shares = Proportional(weights, left);
        return [.. shares.Select((share, i) => fixedWidths[i] ?? share)];
    }

    private static int[] Proportional(decimal[] weights, int width)
    {
        decimal total = weights.Sum();
        return [.. weights.Select(weight => total == 0 ? 0 : (int)(width * weight / total))];
    }
}
