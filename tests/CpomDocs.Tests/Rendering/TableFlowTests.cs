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
            ColumnWidths.Share([new Colonne(9, Alignement.Gauche), new Colonne(1, Alignement.Droite)], [10_000, 80_000], [900_000, 900_000],
                400_000);

        Assert.Equal([320_000, 80_000], widths);
    }

    [Fact]
    public void Widths_ShortTexts_LeaveTheirRoomToTheLongOnes()
    {
        Colonne[] columns = [.. Enumerable.Repeat(new Colonne(1, Alignement.Gauche), 4)];

        int[] widths = ColumnWidths.Share(columns, [10_000, 10_000, 10_000, 10_000], [20_000, 900_000, 30_000, 900_000], 400_000);

        Assert.Equal([20_000, 175_000, 30_000, 175_000], widths);
    }

    [Fact]
    public void Widths_OfShortTextsAlone_StillFillTheTable()
    {
        Colonne[] columns = [new Colonne(3, Alignement.Gauche), new Colonne(1, Alignement.Gauche)];

        int[] widths = ColumnWidths.Share(columns, [10_000, 10_000], [20_000, 30_000], 400_000);

        Assert.Equal([300_000, 100_000], widths);
    }

    [Fact]
    public void Widths_TooManyLongWords_NeverExceedTheTable()
    {
        int[] widths =
            ColumnWidths.Share([new Colonne(1, Alignement.Gauche), new Colonne(1, Alignement.Gauche)],
                [300_000, 300_000], [300_000, 300_000],
                400_000);

        Assert.Equal(400_000, widths.Sum());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void SmallTable_NearTheFoot_IsNotBrokenByThePage(int rows)
    {
        Block[] blocks =
        [
            .. Enumerable.Range(1, 30).SelectMany(filling => UnDocument.Paragraphes(1, filling).Append(UnDocument.Tableau(rows))),
        ];

        LaidDocument document = UnDocument.Mis(blocks);

        int repeated = document.Pages.Sum(page => page.Content.OfType<Placed.Lines>().Count(placed => placed.Owner is null));
        Assert.Equal(0, repeated);
    }

    [Fact]
    public void HeadingRow_InsideATable_HeadsTheColumnsBelowAndStaysWithThem()
    {
        LaidDocument document = UnDocument.Mis([Fiche(40)]);

        IReadOnlyList<string> last = UnDocument.Lignes(document.Pages[^1]);
        var headers = document.Pages.SelectMany(page => page.Content).OfType<Placed.Lines>().Select(placed => placed.Owner!)
            .Where(node => node.Type == "TH").Select(node => node.Scope).ToList();

        Assert.Contains("Cible 2025", last);
        Assert.Contains("58", last);
        Assert.Equal(43, headers.Count(scope => scope == "Row"));
        Assert.Equal(1, headers.Count(scope => scope == "Column"));
    }

    private static Table Fiche(int textes) => new()
    {
        Titre = UnDocument.Ligne("Indicateur"),
        Colonnes = [new Colonne(1, Alignement.Gauche), new Colonne(2, Alignement.Droite)],
        Entetes = [],
        Corps =
        [
            .. Enumerable.Range(0, textes).Select(i => Rangee("Texte " + i, "mot")),
            Rangee("Année", "Cible 2025") with { EstEntete = true },
            Rangee("Valeur", "58"),
            Rangee("Suite", "mot"),
        ],
        PremiereColonneEntete = true,
    };

    private static Ligne Rangee(string libelle, string texte) =>
        new([new Cellule(UnDocument.Ligne(libelle), 0), new Cellule(UnDocument.Ligne(texte), 1)]);

    private static bool IsHeader(Placed.Lines placed) => placed.Content.Shaped.Text == "Objet";
}
