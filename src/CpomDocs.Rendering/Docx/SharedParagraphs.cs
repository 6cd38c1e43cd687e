using System.Collections.Immutable;

namespace CpomDocs.Rendering.Docx;

/// <summary>The longest sequence of paragraphs that two files share.</summary>
internal static class SharedParagraphs
{
    /// <summary>Finds it.</summary>
    /// <param name="before">Texts of one file.</param>
    /// <param name="after">Texts of the other.</param>
    /// <returns>Ranks in both, in order.</returns>
    public static ImmutableArray<(int Before, int After)> Of(string[] before, string[] after)
    {
        int[,] lengths = new int[before.Length + 1, after.Length + 1];
        for (int i = before.Length - 1; i >= 0; i--)
        {
            for (int j = after.Length - 1; j >= 0; j--)
            {
                lengths[i, j] = before[i] == after[j] ? lengths[i + 1, j + 1] + 1 : Math.Max(lengths[i + 1, j], lengths[i, j + 1]);
            }
        }

        var common = ImmutableArray.CreateBuilder<(int Before, int After)>();
        int x = 0;
        int y = 0;
        while (x < before.Length && y < after.Length)
        {
            if (before[x] == after[y])
            {
                common.Add((x++, y++));
            }
            else if (lengths[x + 1, y] >= lengths[x, y + 1])
            {
                x++;
            }
            else
            {
                y++;
            }
        }

        return common.ToImmutable();
    }
}
