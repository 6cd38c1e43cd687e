using CpomDocs.Contrats.Classeurs;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Contrats.Reading;
using CpomDocs.Rendering.Xlsx;
using CpomDocs.Tests.Contrats;
using CpomDocs.Tests.Contrats.Classeurs;
using FsCheck;
using FsCheck.Xunit;

namespace CpomDocs.Tests.Rendering.Xlsx;

public class XlsxWriterTests
{
    private const string Modele = "fixtures/classeurs/campagne-modele.xlsx";

    public static TheoryData<string> Valides => [.. ContratsFixtures.Files("fixtures/contrats/valides")];

    [Theory]
    [MemberData(nameof(Valides))]
    public void Contrat_WrittenAsAWorkbook_IsReadBackEqual(string fichier)
    {
        var contrat = UnContrat.DuFichier(fichier).ContratValide.Contrat;
        byte[] xlsx = XlsxWriter.Write(ClasseurWriter.Write([contrat]).Value!).Value!;

        Classeur classeur = XlsxReader.Read("classeur.xlsx", xlsx).Value!;
        Outcome<ContratsDuClasseur> lu = new ClasseurReader(ContratsFixtures.Profils).Read(classeur);

        Assert.True(lu.TryGet(out ContratsDuClasseur? contrats), ContratsFixtures.Print(lu.Diagnostics));
        Assert.Equal(ContratWriter.Write(contrat).ToArray(), contrats.Contrats.Single().Json.ToArray());
    }

    [Property(MaxTest = 100)]
    public void Text_Whatever_IsReadBack(NonNull<string> text)
    {
        string written = "x" + string.Concat(text.Get.EnumerateRunes()
            .Where(rune => rune.Value >= ' ' || rune.Value is '\t' or '\n' or '\r')
            .Where(rune => rune.Value is not (0xFFFE or 0xFFFF)));
        var classeur = new Classeur([new Feuille("Texte", [new Ligne(1, [new Cellule(1, NatureCellule.Texte, written)])])]);

        Classeur lu = XlsxReader.Read("classeur.xlsx", XlsxWriter.Write(classeur).Value!).Value!;

        Assert.Equal(written, lu.Feuilles.Single().Lignes.Single().Cellules.Single().Valeur);
    }

    [Fact]
    public void Workbook_WrittenTwice_HasTheSameBytes()
    {
        byte[] first = UnXlsx.DeLExemple;

        byte[] second = XlsxWriter.Write(UnClasseur.Valide.Classeur).Value!;

        Assert.Equal(first, second);
    }

    [Fact]
    public void Text_LongerThanACell_ReportsCPOM4303()
    {
        Classeur classeur = UnClasseur.Valide.AvecCellule("PDS", "B2", new string('a', 32_768)).Classeur;

        Outcome<byte[]> xlsx = XlsxWriter.Write(classeur);

        Diagnostic diagnostic = Assert.Single(xlsx.Diagnostics);
        Assert.Equal(("CPOM4303", "PDS", "B2"), (diagnostic.Code, diagnostic.Feuille, diagnostic.Cellule));
    }

    [Fact]
    public void Template_OfACampaign_IsWhatTheProgramWritesAndReads()
    {
        string path = ContratsFixtures.PathOf(Modele);
        if (ContratsFixtures.IsRegenerating)
        {
            File.WriteAllBytes(path, UnXlsx.DeLExemple);
        }

        byte[] committed = File.ReadAllBytes(path);

        Outcome<ContratsDuClasseur> lu = new ClasseurReader(ContratsFixtures.Profils).Read(XlsxReader.Read(Modele, committed).Value!);
        Assert.Equal(UnXlsx.DeLExemple, committed);
        Assert.Single(lu.Value!.Contrats);
        Assert.Empty(lu.Diagnostics);
    }
}
