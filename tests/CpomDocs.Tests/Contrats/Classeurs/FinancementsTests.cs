using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CpomDocs.Contrats.Avenants;
using CpomDocs.Contrats.Classeurs;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Contrats.Model;
using CpomDocs.Rendering.Csv;
using CpomDocs.Rendering.Xlsx;
using CpomDocs.Tests.Contrats.Avenants;

namespace CpomDocs.Tests.Contrats.Classeurs;

/// <summary>The sheet of a year's financing: pairs of files for what is wrong, and what each row becomes.</summary>
public class FinancementsTests
{
    internal const string Folder = "fixtures/financements/invalides";
    private const string Code = "349900019AA";

    private static readonly Dictionary<string, string> Campagne =
        new(StringComparer.Ordinal) { [Code] = Code, ["349900019"] = Code };

    public static TheoryData<string> Invalides => [.. Directory
        .EnumerateFiles(ContratsFixtures.PathOf(Folder), "*.csv")
        .Select(path => Path.GetFileName(path))
        .Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Invalides))]
    public void Feuille_WithMistakes_GivesTheExpectedDiagnostics(string name)
    {
        ReadOnlyMemory<byte> csv = ContratsFixtures.Bytes(Folder + "/" + name);

        Diagnostic[] found = [.. Judge(CsvSheetReader.Read(Path.GetFileNameWithoutExtension(name), csv).Value!)];

        Assert.NotEmpty(found);
        Assert.All(found, diagnostic => Assert.NotNull(diagnostic.Feuille));
        ContratsFixtures.AssertGenerated(Folder + "/" + Path.ChangeExtension(name, ".diagnostics.txt"), ContratsFixtures.Print([.. found]));
    }

    [Fact]
    public void Exercice_ThatTheContractLacks_IsAddedWithItsTotal()
    {
        ContratConsolide next = Appliquer(
            "349900019AA;2026;FIR-PDSES;;;418900,00;;Décision ARS 2026-0102;",
            "349900019;2026;MIG-EMSP;MIG;Équipe mobile de soins palliatifs;173425,25;oui;Arrêté ARS 2026-0277;");

        Exercice added = next.Contrat.Contrat.Annexes.Financement!.Exercices[^1];
        Assert.Equal((2026, 592325.25m), (added.Annee, added.Total));
        Assert.Equal(OperationAvenant.AJOUTER_EXERCICE, Assert.Single(next.Modifications).Modification.Operation);
        Assert.Equal(["FINANCEMENT"], next.PiecesTouchees.ToArray());
    }

    [Fact]
    public void Ligne_OfTheLastExercice_GivesWhatANewOneLeavesOut()
    {
        LigneFinancement before = UnAvenant.Depart.Contrat.Contrat.Annexes.Financement!.Exercices[0].Lignes[0];

        ContratConsolide next = Appliquer($"349900019AA;2026;{before.Code};;;1000;;Arrêté ARS 2026-0277;");

        LigneFinancement added = next.Contrat.Contrat.Annexes.Financement!.Exercices[^1].Lignes.Single();
        Assert.Equal(before with { Montant = 1000, ReferenceActe = "Arrêté ARS 2026-0277" }, added);
    }

    [Fact]
    public void Lignes_OfAnExerciceThatIsThere_AreChangedAddedAndWithdrawn()
    {
        ContratConsolide next = Appliquer(
            "349900019AA;2025;FIR-PDSES;;;420000,50;;Décision ARS 2025-0900;",
            "349900019AA;2025;MIG-NEUVE;MIG;Ligne nouvelle;10;non;Arrêté ARS 2025-0901;",
            "349900019AA;2025;AC-INV;;;;;;oui");

        Exercice year = next.Contrat.Contrat.Annexes.Financement!.Exercices.Single();
        Assert.Equal(["FIR-PDSES", "MIG-EMG", "MIG-NEUVE"], year.Lignes.Select(ligne => ligne.Code).Order(StringComparer.Ordinal));
        Assert.Equal((420000.50m, "Décision ARS 2025-0900"), (year.Lignes[0].Montant, year.Lignes[0].ReferenceActe));
        Assert.Equal(year.Lignes.Sum(ligne => ligne.Montant), year.Total);
        Assert.Equal(4, next.Modifications.Length);
    }

    [Fact]
    public void Lignes_AsTheContractHasThem_AskForNothing()
    {
        LigneFinancement same = UnAvenant.Depart.Contrat.Contrat.Annexes.Financement!.Exercices[0].Lignes[0];

        AvenantFinancier avenant = Rediger($"349900019AA;2025;{same.Code};;;{same.Montant};;;");

        Assert.True(avenant.Json.IsEmpty);
        Assert.Empty(avenant.Diagnostics);
    }

    [Fact]
    public void Redaction_WithoutOptions_SaysTheYearAndTheYearlyUpdate()
    {
        JsonNode avenant = JsonNode.Parse(Rediger("349900019AA;2026;FIR-PDSES;;;1;;Acte;").Json.Span)!;

        Assert.Equal("Mise à jour des financements pour l’exercice 2026", avenant["objet"]!.ToString());
        Assert.Equal("Mise à jour annuelle des financements", avenant["modifications"]![0]!["motif"]!.ToString());
        Assert.Equal(["etab", "dgars"], avenant["signataires"]!.AsArray().Select(person => person!["id"]!.ToString()));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Modele_WrittenThenFilled_MakesTheAvenant(bool isWorkbook)
    {
        Classeur written = FinancementsWriter.Write([UnAvenant.Depart.Contrat.Contrat], exercice: null);
        Classeur read = isWorkbook
            ? XlsxReader.Read("feuille.xlsx", XlsxWriter.Write(written).Value!).Value!
            : new Classeur([CsvSheetReader.Read("feuille", CsvSheetWriter.Write(written.Feuilles[^1])).Value!]);

        Diagnostic[] empty = [.. Judge(read)];
        AvenantFinancier avenant = Rediger(Remplir(read));

        Assert.Equal(["H2", "H3", "H4"], empty.Where(item => item.Code == "CPOM1079").Select(item => item.Cellule).Take(3));
        Assert.Empty(avenant.Diagnostics);
        Assert.Equal([2026], JsonNode.Parse(avenant.Json.Span)!["modifications"]!.AsArray()
            .Select(change => change!["nouvelleValeur"]!["annee"]!.GetValue<int>()));
    }

    // Every amount, and the act it comes from: what a person fills in.
    private static Classeur Remplir(Classeur classeur)
    {
        Feuille sheet = classeur.Feuilles[^1];
        int amount = sheet.Lignes[0].Cellules.Single(cellule => cellule.Valeur == "Montant").Colonne;
        int act = sheet.Lignes[0].Cellules.Single(cellule => cellule.Valeur == "Référence de l’acte").Colonne;
        Cellule[] filled = [new(amount, NatureCellule.Nombre, "1000"), new(act, NatureCellule.Texte, "Arrêté 2026")];
        return new Classeur([sheet with
        {
            Lignes = [sheet.Lignes[0], .. sheet.Lignes.Skip(1).Select(ligne => ligne with { Cellules = [.. ligne.Cellules, .. filled] })],
        }]);
    }

    private static ContratConsolide Appliquer(params string[] rows)
    {
        AvenantFinancier avenant = Rediger(rows);
        Outcome<ContratConsolide> next =
            UnAvenant.Consolidator.Appliquer(UnAvenant.Depart, new AvenantPropose("avenant.json", avenant.Json));
        Assert.True(next.TryGet(out ContratConsolide? applied), ContratsFixtures.Print(avenant.Situer(next.Diagnostics)));
        Assert.Empty(avenant.Diagnostics);
        return applied;
    }

    private static AvenantFinancier Rediger(params string[] rows)
    {
        const string Titles = "Code du contrat;Exercice;Code;Fonds;Objet;Montant;Reconductible;Référence de l’acte;Retirée;"
            + "Date d’effet;CME – date;CME – avis";
        string csv = Titles + "\n" + string.Join('\n', rows.Select(row => row + ";2026-07-01;2026-05-19;Favorable")) + "\n";
        return Rediger(new Classeur([CsvSheetReader.Read("feuille", System.Text.Encoding.UTF8.GetBytes(csv)).Value!]));
    }

    private static AvenantFinancier Rediger(Classeur classeur)
    {
        Outcome<FinancementsDemandes> asked = FinancementsReader.Read(classeur, Campagne);
        Assert.True(asked.TryGet(out FinancementsDemandes? demandes), ContratsFixtures.Print(asked.Diagnostics));
        return FinancementDrafter.Rediger(UnAvenant.Depart, demandes.Contrats.Single(), new OptionsRedaction(), 1);
    }

    private static IEnumerable<Diagnostic> Judge(Feuille feuille) => Judge(new Classeur([feuille]));

    private static IEnumerable<Diagnostic> Judge(Classeur classeur)
    {
        Outcome<FinancementsDemandes> asked = FinancementsReader.Read(classeur, Campagne);
        return asked.Diagnostics.Concat((asked.Value?.Contrats ?? []).SelectMany(demande => demande.Contrat == Code
            ? JudgeAvenant(FinancementDrafter.Rediger(UnAvenant.Depart, demande, new OptionsRedaction(), 1))
            : demande.Diagnostics));
    }

    private static ImmutableArray<Diagnostic> JudgeAvenant(AvenantFinancier avenant) => avenant.Json.IsEmpty
        ? avenant.Diagnostics
        : avenant.Situer(UnAvenant.Consolidator.Appliquer(UnAvenant.Depart, new AvenantPropose("avenant.json", avenant.Json)).Diagnostics);
}
