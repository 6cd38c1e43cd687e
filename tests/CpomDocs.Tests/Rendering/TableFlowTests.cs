using CpomDocs.Composition.Documents;
using CpomDocs.Rendering.Layout;

namespace CpomDocs.Tests.Rendering;

public sealed class TableFlowTests
{
    [Fact]
    public void Header_OnFollowingPages_IsRepeatedAsAnArtifact()
    {
        LaidDocument document = UnDocument.Mis([UnDocument.Tableau(80)]);

        var headers = document.Pages.Select(page => page.Content.OfType<Placed.Lines>().First(IsHeader)).ToList();

        Assert.True(headers.Count >= 2);
        Assert.NotNull(headers[0].Owner);
        Assert.All(headers.Skip(1), header => Assert.Null(header.Owner));
    }

    [Fact]
    public void Rows_ShorterThanAPage_AreNeverSplit()
    {
        LaidDocument document = UnDocument.Mis([UnDocument.Tableau(60, string.Concat(Enumerable.Repeat("plusieurs mots ", 12)))]);

        var pieces = document.Pages.SelectMany(page => page.Content).OfType<Placed.Lines>();

        Assert.All(pieces, piece => Assert.Equal(piece.Content.Lines.Length, piece.Count));
    }

    [Fact]
    public void Row_TallerThanAPage_IsSplitAndComplete()
    {
        LaidDocument document = UnDocument.Mis([UnDocument.Tableau(1, string.Concat(Enumerable.Repeat("mot ", 2500)).Trim())]);

        int words = document.Pages.SelectMany(UnDocument.Lignes).Sum(line => line.Split(' ').Count(word => word == "mot"));

        Assert.True(document.Pages.Count >= 2);
        Assert.Equal(2500, words);
    }

    [Theory]
    [InlineData(36)]
    [InlineData(37)]
    [InlineData(38)]
    [InlineData(39)]
    [InlineData(40)]
    public void Total_WhereverThePageEnds_StaysWithTheLastRow(int rows)
    {
        LaidDocument document = UnDocument.Mis([.. UnDocument.Paragraphes(1, rows - 35), UnDocument.Tableau(rows, total: true)]);

        IReadOnlyList<string> page = document.Pages.Select(UnDocument.Lignes).Single(lines => lines.Contains("Total"));

        Assert.Contains(rows + ",00", page);
    }

    [Fact]
    public void Widths_LongWord_GetsItsRoomFromTheOthers()
    {
        int[] widths =
            ColumnWidths.Share([new Colonne(9, Alignement.Gauche), new Colonne(1, Alignement.Droite)], [10_000, 80_000], 400_000);

        Assert.Equal([320_000, 80_000], widths);
    }

    [Fact]
    public void Widths_TooManyLongWords_NeverExceedTheTable()
    {
        int[] widths =
            ColumnWidths.Share([new Colonne(1, Alignement.Gauche), new Colonne(1, Alignement.Gauche)], [300_000, 300_000], 400_000);

        Assert.Equal(400_000, widths.Sum());
    }

    private static bool IsHeader(Placed.Lines placed) => placed.Content.Shaped.Text == "Objet";
}
