using System.Text.RegularExpressions;
using CpomDocs.Contrats.Classeurs;
using CpomDocs.Contrats.Diagnostics;

namespace CpomDocs.Tests.Contrats.Classeurs;

/// <summary>Pairs of files: what is changed in the workbook of the example, and what the reader then says of each cell.</summary>
public partial class ClasseurReaderTests
{
    private const string Folder = "fixtures/classeurs/invalides/";
    private const string Suffix = ".classeur.txt";

    public static TheoryData<string> Invalides => [.. Directory
        .EnumerateFiles(ContratsFixtures.PathOf(Folder), "*" + Suffix)
        .Select(path => Path.GetFileName(path)[..^Suffix.Length])
        .Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Invalides))]
    public void Classeur_WithMistakes_GivesTheExpectedDiagnostics(string cas)
    {
        UnClasseur classeur = File.ReadLines(ContratsFixtures.PathOf(Folder + cas + Suffix))
            .Where(line => !line.StartsWith('#') && line.Length > 0)
            .Aggregate(UnClasseur.Valide, Changer);

        Outcome<ContratsDuClasseur> lu = classeur.Lu;

        Assert.NotEmpty(lu.Diagnostics);
        Assert.All(lu.Diagnostics, diagnostic => Assert.NotNull(diagnostic.Feuille));
        ContratsFixtures.AssertGenerated(Folder + cas + ".diagnostics.txt", ContratsFixtures.Print(lu.Diagnostics));
    }

    [Fact]
    public void Profil_OfNoColumn_IsTheOneGiven()
    {
        Classeur classeur = UnClasseur.Valide.AvecCellule("Contrats", "B1", null).AvecCellule("Contrats", "B2", null).Classeur;

        Outcome<ContratsDuClasseur> lu = new ClasseurReader(ContratsFixtures.Profils, profil: "OCC25").Read(classeur);

        Assert.DoesNotContain(lu.Diagnostics, diagnostic => diagnostic.Pointeur == "/profil");
    }

    [Fact]
    public void Serial_Since1904_IsFourYearsLater()
    {
        Classeur classeur = UnClasseur.Valide.AvecCellule("Contrats", "F2", "44196", NatureCellule.Nombre).Classeur with
        {
            Depuis1904 = true,
        };

        Outcome<ContratsDuClasseur> lu = new ClasseurReader(ContratsFixtures.Profils).Read(classeur);

        Assert.Equal(new DateOnly(2025, 1, 1), lu.Value!.Contrats.Single().Contrat.DateEffet);
        Assert.Equal("CPOM1074", Assert.Single(lu.Diagnostics).Code);
    }

    [Fact]
    public void Mistakes_BeyondTenThousand_AreCounted()
    {
        Classeur classeur = UnClasseur.Valide.Avec("Sites", feuille => feuille with
        {
            Lignes = [.. feuille.Lignes, .. Enumerable.Range(10, 10_005)
                .Select(numero => new Ligne(numero, [new Cellule(1, NatureCellule.Texte, "inconnu")]))],
        }).Classeur;

        Outcome<ContratsDuClasseur> lu = new ClasseurReader(ContratsFixtures.Profils).Read(classeur);

        Assert.Equal(10_001, lu.Diagnostics.Length);
        Assert.Equal(("CPOM1077", Gravite.Erreur), (lu.Diagnostics[^1].Code, lu.Diagnostics[^1].Gravite));
        Assert.Contains(" 5 ", lu.Diagnostics[^1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Contrats_TwiceInOneWorkbook_AreRefused()
    {
        var contrat = UnContrat.DuFichier("exemple-complet.json").ContratValide.Contrat;

        Outcome<Classeur> classeur = ClasseurWriter.Write([contrat, contrat]);

        Assert.Equal("CPOM1076", Assert.Single(classeur.Diagnostics).Code);
    }

    [Theory]
    [InlineData(1, "A")]
    [InlineData(26, "Z")]
    [InlineData(27, "AA")]
    [InlineData(16_384, "XFD")]
    public void Adresse_OfAColumn_IsReadBack(int colonne, string lettres)
    {
        string adresse = AdresseCellule.De(12, colonne);

        Assert.Equal(lettres + "12", adresse);
        Assert.True(AdresseCellule.TryLire(adresse, out int ligne, out int lue));
        Assert.Equal((12, colonne), (ligne, lue));
    }

    private static UnClasseur Changer(UnClasseur classeur, string line)
    {
        if (Rename().Match(line) is { Success: true } rename)
        {
            return classeur.Avec(rename.Groups["from"].Value, feuille => feuille with { Nom = rename.Groups["to"].Value });
        }

        if (Empty().Match(line) is { Success: true } empty)
        {
            return classeur.Avec(empty.Groups["sheet"].Value, feuille => feuille with { Lignes = [feuille.Lignes[0]] });
        }

        if (Merge().Match(line) is { Success: true } merge)
        {
            AdresseCellule.TryLire(merge.Groups["first"].Value, out int firstRow, out int firstColumn);
            AdresseCellule.TryLire(merge.Groups["last"].Value, out int lastRow, out int lastColumn);
            return classeur.Avec(merge.Groups["sheet"].Value,
                feuille => feuille with { Fusions = [new Fusion(firstRow, firstColumn, lastRow, lastColumn)] });
        }

        Match cell = Cell().Match(line);
        Assert.True(cell.Success, line);
        NatureCellule nature = cell.Groups["kind"].Value switch
        {
            "~" => NatureCellule.Nombre,
            "@" => NatureCellule.Date,
            "#" => NatureCellule.Erreur,
            _ => NatureCellule.Texte,
        };
        string value = cell.Groups["value"].Value;
        return classeur.AvecCellule(cell.Groups["sheet"].Value, cell.Groups["cell"].Value, value.Length == 0 ? null : value, nature);
    }

    [GeneratedRegex(@"\Arenommer (?<from>.+) -> (?<to>.+)\z")]
    private static partial Regex Rename();

    [GeneratedRegex(@"\Avider (?<sheet>.+)\z")]
    private static partial Regex Empty();

    [GeneratedRegex(@"\Afusionner (?<sheet>.+)!(?<first>[A-Z]+[0-9]+):(?<last>[A-Z]+[0-9]+)\z")]
    private static partial Regex Merge();

    [GeneratedRegex(@"\A(?<sheet>.+)!(?<cell>[A-Z]+[0-9]+) (?<kind>[=~@#]) ?(?<value>.*)\z")]
    private static partial Regex Cell();
}
