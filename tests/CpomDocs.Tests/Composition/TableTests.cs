using CpomDocs.Composition.Documents;

namespace CpomDocs.Tests.Composition;

public sealed class TableTests
{
    [Fact]
    public void Read_WithJoinsAndTotals_PlacesEveryCell()
    {
        const string Source = """
            ::: tableau {titre="Engagements" entetes=2 totaux=1 largeurs="6 50 12.5" alignements="c g d" lignesentetes=1}
            | N° | Objectif | < |
            | --- | --- | --- |
            | ^ | Libellé | Valeur |
            | 1 | a | b |
            | ^ | c | \^ |
            | Total | < | 3 |
            :::
            """;

        var table = Assert.IsType<Table>(Raw.Blocks(UneLiasse.Contrat, DesModeles.Socle(Source))[1]);

        Assert.Equal([new Colonne(6, Alignement.Centre), new Colonne(50, Alignement.Gauche), new Colonne(12.5m, Alignement.Droite)],
            table.Colonnes.ToArray());
        Assert.Equal(["0+1x2 N°", "1+2x1 Objectif", "1+1x1 Libellé", "2+1x1 Valeur"], Places(table.Entetes));
        Assert.Equal(["0+1x2 1", "1+1x1 a", "2+1x1 b", "1+1x1 c", "2+1x1 ^"], Places(table.Corps));
        Assert.Equal(["0+2x1 Total", "2+1x1 3"], Places(table.Totaux));
        Assert.True(table.PremiereColonneEntete);
    }

    [Theory]
    [InlineData("^")]
    [InlineData("<")]
    public void Read_WithAJoinMarkInData_PrintsIt(string data)
    {
        const string Source = """
            ::: tableau {titre="T" largeurs="1 1"}
            | A | B |
            | --- | --- |
            | x | {{ lieuSignature }} |
            :::
            """;

        var table = Assert.IsType<Table>(Raw.Blocks(UneLiasse.Contrat with { LieuSignature = data }, DesModeles.Socle(Source))[1]);

        Assert.Equal(["0+1x1 x", "1+1x1 " + data], Places(table.Corps));
    }

    private static IEnumerable<string> Places(IEnumerable<Ligne> rows)
    {
        return rows.SelectMany(row => row.Cellules)
            .Select(cell => FormattableString
                .Invariant($"{cell.Colonne}+{cell.EtendueColonnes}x{cell.EtendueLignes} {TreeDump.Of(cell.Contenu)}"));
    }
}
