using System.Text;
using CpomDocs.Contrats.Classeurs;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Contrats.Reading;
using CpomDocs.Rendering.Csv;
using CpomDocs.Tests.Contrats;
using FsCheck;
using FsCheck.Xunit;

namespace CpomDocs.Tests.Rendering;

public class CsvSheetTests
{
    public static TheoryData<string> Valides => [.. ContratsFixtures.Files("fixtures/contrats/valides")];

    [Theory]
    [MemberData(nameof(Valides))]
    public void Contrat_WrittenAsCsv_IsReadBackEqual(string fichier)
    {
        var contrat = UnContrat.DuFichier(fichier).ContratValide.Contrat;
        IEnumerable<Feuille> feuilles = ClasseurWriter.Write([contrat]).Value!.Feuilles
            .Select(feuille => CsvSheetReader.Read(feuille.Nom, CsvSheetWriter.Write(feuille)).Value!);

        Outcome<ContratsDuClasseur> lu = new ClasseurReader(ContratsFixtures.Profils).Read(new Classeur([.. feuilles]));

        Assert.True(lu.TryGet(out ContratsDuClasseur? contrats), ContratsFixtures.Print(lu.Diagnostics));
        Assert.Equal(ContratWriter.Write(contrat).ToArray(), contrats.Contrats.Single().Json.ToArray());
    }

    [Theory]
    [InlineData("a;b,c\r\n1;\"x;\ny\"")]
    [InlineData("a,\"b,c\"\n\n1,x\n")]
    [InlineData("a\tb,c\td\n1\tx")]
    public void Separator_Whatever_IsFound(string csv)
    {
        Feuille feuille = CsvSheetReader.Read("Sites", Encoding.UTF8.GetBytes(csv)).Value!;

        Assert.Equal("b,c", feuille.Lignes[0].Cellules[1].Valeur);
        Assert.Equal("1", feuille.Lignes[1].Cellules[0].Valeur);
    }

    [Fact]
    public void Row_AfterAnEmptyOne_KeepsItsNumber()
    {
        Feuille feuille = CsvSheetReader.Read("Sites", "a;b\r\n\r\n1;2\r\n"u8.ToArray()).Value!;

        Assert.Equal([1, 3], feuille.Lignes.Select(ligne => ligne.Numero));
    }

    [Fact]
    public void File_InWindows1252_IsReadAndTold()
    {
        byte[] csv = [.. "H"u8, 0xF4, .. "pital;"u8, 0x80, (byte)'\n'];

        Outcome<Feuille> lu = CsvSheetReader.Read("Sites", csv);

        Assert.Equal(["Hôpital", "€"], lu.Value!.Lignes.Single().Cellules.Select(cellule => cellule.Valeur));
        Assert.Equal("CPOM4305", Assert.Single(lu.Diagnostics).Code);
    }

    [Fact]
    public void File_ThatIsNoText_ReportsCPOM4304()
    {
        byte[] csv = [.. "é;"u8, 0xFF, 0xFE, 0x00];

        Outcome<Feuille> lu = CsvSheetReader.Read("Sites", csv);

        Assert.Equal("CPOM4304", Assert.Single(lu.Diagnostics).Code);
    }

    [Theory]
    [InlineData("a;b\n1;L\"hôpital\"\n")]
    [InlineData("a;b\n1;\"x\n2;y\n")]
    public void Quotation_NotClosed_ReportsCPOM4306(string csv)
    {
        Outcome<Feuille> lu = CsvSheetReader.Read("Sites", Encoding.UTF8.GetBytes(csv));

        Assert.Equal("CPOM4306", Assert.Single(lu.Diagnostics).Code);
        Assert.Equal(2, lu.Diagnostics[0].Ligne);
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("'=1+1")]
    [InlineData("-cmd")]
    [InlineData("'hier")]
    public void Text_ThatWouldBeAFormula_IsGuardedAndReadBack(string text)
    {
        byte[] csv = CsvSheetWriter.Write(new Feuille("Sites", [new Ligne(1, [new Cellule(1, NatureCellule.Texte, text)])]));

        Cellule lue = CsvSheetReader.Read("Sites", csv).Value!.Lignes.Single().Cellules.Single();

        Assert.Equal((byte)'\'', csv[3]);
        Assert.Equal(text, lue.Valeur);
    }

    [Property(MaxTest = 200)]
    public void Bytes_AtRandom_AreReadOrRefused(byte[] csv)
    {
        Outcome<Feuille> lu = CsvSheetReader.Read("Sites", csv);

        Assert.True(lu.Value is not null || lu.Diagnostics.Any(diagnostic => diagnostic.Gravite == Gravite.Erreur));
    }
}
