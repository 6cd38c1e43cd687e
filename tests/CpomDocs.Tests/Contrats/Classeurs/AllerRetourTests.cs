using System.Collections.Immutable;
using System.Text;
using CpomDocs.Contrats.Classeurs;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Contrats.Model;
using CpomDocs.Contrats.Reading;

namespace CpomDocs.Tests.Contrats.Classeurs;

/// <summary>A contract written as sheets and read back is the same contract, whatever its family.</summary>
public class AllerRetourTests
{
    public static TheoryData<string> Valides => [.. ContratsFixtures.Files("fixtures/contrats/valides")];

    [Theory]
    [MemberData(nameof(Valides))]
    public void Contrat_WrittenAsSheets_IsReadBackEqual(string fichier)
    {
        Contrat contrat = UnContrat.DuFichier(fichier).ContratValide.Contrat;

        Outcome<ContratsDuClasseur> read = new ClasseurReader(ContratsFixtures.Profils).Read(ClasseurWriter.Write([contrat]).Value!);

        Assert.True(read.TryGet(out ContratsDuClasseur? contrats), ContratsFixtures.Print(read.Diagnostics));
        Assert.Equal(Text(ContratWriter.Write(contrat)), Text(contrats.Contrats.Single().Json));
    }

    [Fact]
    public void Contrats_OfEveryFamilyTogether_AreReadBackEqual()
    {
        ImmutableArray<Contrat> contrats = [.. ContratsFixtures.Files("fixtures/contrats/valides")
            .Select(fichier => UnContrat.DuFichier(fichier).ContratValide.Contrat)
            .Select((contrat, rang) => contrat with { CodeContrat = contrat.CodeContrat[..^2] + (char)('A' + rang) + "Z" })];

        Outcome<ContratsDuClasseur> read = new ClasseurReader(ContratsFixtures.Profils).Read(ClasseurWriter.Write(contrats).Value!);

        Assert.True(read.TryGet(out ContratsDuClasseur? again), ContratsFixtures.Print(read.Diagnostics));
        Assert.Equal(contrats.Select(contrat => Text(ContratWriter.Write(contrat))), again.Contrats.Select(item => Text(item.Json)));
    }

    [Fact]
    public void Contrat_OfTheOtherSections_IsWrittenWithoutLoss()
    {
        Contrat contrat = UnContrat.Valide.Contrat with { Annexes = DesAnnexes.DeToutesLesFamilles };

        ReadOnlyMemory<byte> again = Assembled(ClasseurWriter.Write([contrat]).Value!);

        Assert.Equal(Text(ContratWriter.Write(contrat)), Text(again));
    }

    [Fact]
    public void Classeur_InAnotherOrder_IsReadTheSame()
    {
        Contrat contrat = UnContrat.DuFichier("exemple-complet.json").ContratValide.Contrat;
        Classeur classeur = ClasseurWriter.Write([contrat]).Value!;
        Classeur mixed = new([.. classeur.Feuilles.Reverse().Select(feuille => UnClasseur.ColonnesInversees(feuille))]);

        Outcome<ContratsDuClasseur> read = new ClasseurReader(ContratsFixtures.Profils).Read(mixed);

        Assert.True(read.TryGet(out ContratsDuClasseur? contrats), ContratsFixtures.Print(read.Diagnostics));
        Assert.Equal(Text(ContratWriter.Write(contrat)), Text(contrats.Contrats.Single().Json));
    }

    // A field that joins the data model needs its column in classeur.json: what is exported would otherwise lose it.
    [Fact]
    public void Columns_OfTheWorkbook_HoldEveryFieldOfAContract()
    {
        IEnumerable<string> held = ModeleClasseur.Contrats.Feuilles
            .SelectMany(feuille => feuille.Colonnes)
            .Where(colonne => colonne.Motif is not null)
            .Select(colonne => colonne.Annees ? colonne.Motif + "/*/valeur" : colonne.EstListe ? colonne.Motif + "/*" : colonne.Motif!);

        IEnumerable<string> fields = Fields(FileReader<Contrat>.Judge.Schema, "")
            .Where(field => field != "/schema" && !field.EndsWith("/cibles/*/annee", StringComparison.Ordinal)
                && !field.Contains("/objectifs/*/indicateur/", StringComparison.Ordinal));

        Assert.Equal([], fields.Except(held));
    }

    // Whether the rules accept it or not.
    private static ReadOnlyMemory<byte> Assembled(Classeur classeur)
    {
        var bag = new ClasseurBag();
        var assemblage = new Assemblage(
            new TitresReader(bag, ModeleClasseur.Contrats).Lire(classeur), bag, new ValeursReader(bag, depuis1904: false));
        ContratEnCours contrat = assemblage.Assembler().Single();
        Assert.False(bag.HasError, ContratsFixtures.Print(bag.ToImmutable()));
        byte[] json = Encoding.UTF8.GetBytes(contrat.Racine.ToJsonString());
        FileReading reading = FileReader<Contrat>.Read("contrat.json", json, FormPolicy.Import);
        Assert.False(reading.Bag.HasError, ContratsFixtures.Print(reading.Bag.ToImmutable()));
        return ContratWriter.Write(FileReader<Contrat>.ToRecord(reading));
    }

    private static IEnumerable<string> Fields(NJsonSchema.JsonSchema schema, string pointer)
    {
        if (schema.Item is { } item)
        {
            return Fields(item, pointer + "/*");
        }

        return schema.Properties.Count == 0 ? [pointer]
            : schema.Properties.SelectMany(property => Fields(property.Value, pointer + "/" + property.Key));
    }

    private static string Text(ReadOnlyMemory<byte> json) => Encoding.UTF8.GetString(json.Span);
}
