using System.Globalization;
using System.Text.Json;

namespace CpomDocs.Tests.Cli;

/// <summary>One avenant an establishment, from the sheet of a year's financing.</summary>
public sealed class CampagneAvenantsTests(CliFixture fixture) : IClassFixture<CliFixture>
{
    private const string Titles =
        "Code du contrat;Exercice;Code;Fonds;Objet;Montant;Reconductible;Référence de l’acte;CME – date;CME – avis";

    private static readonly string[] Files =
    [
        "AVENANT-1.docx", "AVENANT-1.json", "AVENANT-1.pdf", "FINANCEMENT.docx", "FINANCEMENT.pdf", "contrat.v2.json", "liasse.json",
    ];

    private const string Row = "349900019;2026;FIR-PDSES;;;418 900,00 €;;Décision ARS 2026-0102;19/05/2026;favorable";

    [Fact]
    public void Avenants_OfASheet_AreIssuedInTheArchiveWithTheAnnexeInFull()
    {
        UneCampagne campagne = new UneCampagne(fixture).Editee();

        JsonElement result = campagne.Json("avenants", "--financement", Sheet(campagne, Row), "--effet", "2026-07-01");

        Assert.Equal("cpomdocs/campagne-avenants/1", result.GetProperty("schema").GetString());
        Assert.Equal((1, 2), (Total(result, "faits"), Total(result, "documents")));
        Assert.Superset(
            Files.Select(name => "avenants/1/" + name).Append("avenants/1/modeles/avenant.md.scriban").ToHashSet(),
            Paths(campagne).ToHashSet());
        Assert.DoesNotContain("avenants/1/ORIENTATIONS.pdf", Paths(campagne));
    }

    [Fact]
    public void Avenants_RunAgain_MakesNothingTwiceAndGivesBackWhatTheFolderLost()
    {
        UneCampagne campagne = new UneCampagne(fixture).Editee();
        string folder = campagne.NewFolder("avenants");
        string[] options = ["--financement", Sheet(campagne, Row), "--effet", "2026-07-01", "-o", folder];
        campagne.Json("avenants", options);
        string pdf = Path.Combine(folder, CliFixture.Code, "AVENANT-1", "FINANCEMENT.pdf");
        byte[] before = File.ReadAllBytes(pdf);
        File.Delete(pdf);

        JsonElement again = campagne.Json("avenants", options);

        Assert.Equal((0, 1), (Total(again, "faits"), Total(again, "inchanges")));
        Assert.Equal(before, File.ReadAllBytes(pdf));
    }

    [Fact]
    public void Avenants_SignedByEverybody_LeaveNothingToAsk()
    {
        UneCampagne campagne = new UneCampagne(fixture).Editee();
        string folder = campagne.NewFolder("avenants");
        string[] options = ["--financement", Sheet(campagne, Row), "--effet", "2026-07-01", "-o", folder];
        campagne.Json("avenants", options);
        string avenant = Path.Combine(folder, CliFixture.Code, "AVENANT-1");
        Sign(avenant, "RepresentantLegal", "representant-legal");
        Sign(avenant, "DirecteurGeneral", "directeur-general");
        Assert.Equal(0, CliRun.Of("archive", "put", avenant, "--store", campagne.Store).ExitCode);

        JsonElement again = campagne.Json("avenants", options);

        Assert.Equal((0, 1), (Total(again, "faits"), Total(again, "inchanges")));
        Assert.Contains("donnees/contrat.v2.json", Paths(campagne));
        Assert.DoesNotContain("avenants/2/AVENANT-2.pdf", Paths(campagne));
    }

    [Fact]
    public void Avenants_AnotherSheetWhileOneWaits_IsRefusedUntilItIsRecalled()
    {
        UneCampagne campagne = new UneCampagne(fixture).Editee();
        string effect = "2026-07-01";
        campagne.Json("avenants", "--financement", Sheet(campagne, Row), "--effet", effect);
        string[] other = ["--financement", Sheet(campagne, Row.Replace("418", "420", StringComparison.Ordinal)), "--effet", effect];

        CliRun refused = campagne.Run("avenants", other);
        foreach (string document in new[] { "AVENANT-1", "AVENANT-1/FINANCEMENT" })
        {
            Assert.Equal(0, CliRun.Of("archive", "rappeler", CliFixture.Code, "--document", document, "--motif", "Erreur de montant",
                "--store", campagne.Store).ExitCode);
        }

        CliRun same = campagne.Run("avenants", "--financement", Sheet(campagne, Row), "--effet", effect);
        JsonElement replaced = campagne.Json("avenants", other);

        Assert.Equal(6, refused.ExitCode);
        Assert.Contains("CPOM1504", refused.Out, StringComparison.Ordinal);
        Assert.Equal(6, same.ExitCode);
        Assert.Equal(1, Total(replaced, "faits"));
        Assert.Contains("420900", ArchivedFile(campagne, "avenants/1/AVENANT-1.json"), StringComparison.Ordinal);
    }

    [Fact]
    public void Avenants_AWrongRow_FailsAloneWithItsCellRuleAndRemedy()
    {
        UneCampagne campagne = new UneCampagne(fixture).Editee();
        string sheet = Sheet(campagne, Row, "349900043;2026;FIR-PDSES;;;1;;Acte;;");

        CliRun run = campagne.Run("avenants", "--financement", sheet, "--effet", "2026-07-01", "--output", "json");

        JsonElement result = JsonDocument.Parse(run.Out).RootElement;
        JsonElement failure = result.GetProperty("echecs").EnumerateArray().Single();
        JsonElement said = failure.GetProperty("diagnostics").EnumerateArray().Single();
        Assert.Equal((6, 1, 1), (run.ExitCode, Total(result, "faits"), Total(result, "echecs")));
        Assert.Equal("349900043", failure.GetProperty("contrat").GetString());
        Assert.Equal(("CPOM1078", "A3"), (said.GetProperty("code").GetString(), said.GetProperty("cellule").GetString()));
        Assert.NotEmpty(said.GetProperty("remede").GetString()!);
    }

    [Fact]
    public void Avenants_AgainstTheRules_SayTheRuleAndWriteNothing()
    {
        UneCampagne campagne = new UneCampagne(fixture).Editee();
        string sheet = Sheet(campagne, Row.Replace("418 900,00 €", "-1", StringComparison.Ordinal));

        CliRun run = campagne.Run("avenants", "--financement", sheet, "--effet", "2031-07-01", "--output", "json");

        JsonElement failure = JsonDocument.Parse(run.Out).RootElement.GetProperty("echecs")[0];
        JsonElement[] said = [.. failure.GetProperty("diagnostics").EnumerateArray()];
        Assert.Equal(6, run.ExitCode);
        Assert.Superset(new[] { "AVN-05", "FIN-02" }.ToHashSet(), said.Select(item => item.GetProperty("regle").GetString()!).ToHashSet());
        Assert.Equal("F2", said.Single(item => item.GetProperty("regle").GetString() == "FIN-02").GetProperty("cellule").GetString());
        Assert.DoesNotContain(Paths(campagne), path => path.StartsWith("avenants/", StringComparison.Ordinal));
    }

    [Fact]
    public void Avenants_ASheetWithoutItsColumns_WritesNothing()
    {
        UneCampagne campagne = new UneCampagne(fixture).Editee();
        string sheet = Path.Combine(campagne.NewFolder("feuilles"), "sans-montant.csv");
        Directory.CreateDirectory(Path.GetDirectoryName(sheet)!);
        File.WriteAllText(sheet, "Code du contrat;Exercice\n349900019;2026\n");

        CliRun run = campagne.Run("avenants", "--financement", sheet);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("CPOM1062", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain(Paths(campagne), path => path.StartsWith("avenants/", StringComparison.Ordinal));
    }

    [Fact]
    public void Avenants_WithoutArchive_AreWrittenFromTheFilesOfTheCampaign()
    {
        var campagne = new UneCampagne(fixture);
        string folder = campagne.NewFolder("avenants");

        CliRun run = CliRun.Of(
            "campagne", "avenants", campagne.File, "--financement", Sheet(campagne, Row), "--effet", "2026-07-01", "-o", folder);

        Assert.True(run.ExitCode == 0, run.Out + run.Error);
        string[] written = Directory.GetFiles(Path.Combine(folder, CliFixture.Code, "AVENANT-1"));
        Assert.Equal(Files, written.Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Sign_OfACampaign_SignsTheAvenantsThatWaitAndMakesTheNextVersion()
    {
        UneCampagne campagne = new UneCampagne(fixture).Editee();
        campagne.Json("avenants", "--financement", Sheet(campagne, Row), "--effet", "2026-07-01");
        JsonElement before = AvenantOf(campagne);

        SignCampaign(campagne, "RepresentantLegal", "representant-legal");
        JsonElement between = AvenantOf(campagne);
        SignCampaign(campagne, "PresidentConseilDepartemental", "president-conseil-departemental");
        SignCampaign(campagne, "DirecteurGeneral", "directeur-general");

        JsonElement after = AvenantOf(campagne);
        Assert.Equal(("EMIS", "SIGNE_ETABLISSEMENT"), (before.GetProperty("etat").GetString(), between.GetProperty("etat").GetString()));
        Assert.Equal((false, true), (between.GetProperty("estIntegre").GetBoolean(), after.GetProperty("estIntegre").GetBoolean()));
        Assert.Equal(["AVENANT-1", "AVENANT-1/FINANCEMENT"],
            after.GetProperty("documents").EnumerateArray().Select(item => item.GetProperty("document").GetString()));
        Assert.Contains("donnees/contrat.v2.json", Paths(campagne));
    }

    [Fact]
    public void Sign_OfACampaign_LeavesARecalledAvenantAndItsAnnexes()
    {
        UneCampagne campagne = new UneCampagne(fixture).Editee();
        campagne.Json("avenants", "--financement", Sheet(campagne, Row), "--effet", "2026-07-01");
        Assert.Equal(0, CliRun.Of("archive", "rappeler", CliFixture.Code, "--document", "AVENANT-1", "--motif", "Erreur",
            "--store", campagne.Store).ExitCode);

        CliRun run = SignCampaign(campagne, "RepresentantLegal", "representant-legal");

        Assert.DoesNotContain("AVENANT-1", run.Out, StringComparison.Ordinal);
        Assert.Contains("SOCLE", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Status_WithAnAvenantThatWaits_TellsItApartFromTheContract()
    {
        UneCampagne campagne = new UneCampagne(fixture).Editee();
        foreach ((string role, string key) in new[]
        {
            ("RepresentantLegal", "representant-legal"),
            ("PresidentConseilDepartemental", "president-conseil-departemental"),
            ("DirecteurGeneral", "directeur-general"),
        })
        {
            SignCampaign(campagne, role, key);
        }

        campagne.Json("avenants", "--financement", Sheet(campagne, Row), "--effet", "2026-07-01");

        CliRun status = campagne.Run("status");
        CliRun report = campagne.Run("report", "-o", campagne.NewFolder("rapport"));
        string page = File.ReadAllText(Path.Combine(campagne.NewFolder("rapport"), "tableau-de-bord.html"));
        Assert.Contains("EN_VIGUEUR", status.Out, StringComparison.Ordinal);
        Assert.Contains("Mise à jour des financements pour l’exercice 2026", status.Out, StringComparison.Ordinal);
        Assert.True(report.ExitCode == 0, report.Error);
        Assert.Contains("Mise à jour des financements pour l’exercice 2026", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Rerender_OfAnAvenant_GivesTheVeryBytesThatWereSigned()
    {
        UneCampagne campagne = new UneCampagne(fixture).Editee();
        campagne.Json("avenants", "--financement", Sheet(campagne, Row), "--effet", "2026-07-01");
        SignCampaign(campagne, "RepresentantLegal", "representant-legal");
        string[] verify =
        [
            "verify", CliFixture.Code, "--store", campagne.Store, "--trust", fixture.Root, "--rerender", "--output", "json",
        ];

        CliRun run = CliRun.Of(verify);
        CliRun changed = CliRun.With(campagne.OtherSocle(), verify);

        foreach (CliRun one in new[] { run, changed })
        {
            JsonElement[] avenants =
                [.. JsonDocument.Parse(one.Out).RootElement.GetProperty("fichiers").EnumerateArray()
                    .Where(item => item.GetProperty("fichier").GetString()!.Contains("avenants/1/", StringComparison.Ordinal))];
            Assert.Equal(2, avenants.Length);
            Assert.All(avenants, item => Assert.Equal("identique", item.GetProperty("reedition").GetProperty("etat").GetString()));
        }
    }

    [Fact]
    public void Modele_OfTheSheet_HasTheLinesInForceForTheNextYear()
    {
        UneCampagne campagne = new UneCampagne(fixture).Editee();
        string sheet = campagne.NewFolder("modele.csv");

        CliRun run = campagne.Run("avenants", "--modele", sheet);

        string[] lines = File.ReadAllLines(sheet);
        Assert.True(run.ExitCode == 0, run.Out + run.Error);
        Assert.Equal(4, lines.Length);
        Assert.All(lines.Skip(1), line => Assert.StartsWith("349900019AA;", line, StringComparison.Ordinal));
        Assert.All(lines.Skip(1), line => Assert.Contains(";2026;", line, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("--store", "archive")]
    [InlineData("--modele", "a.csv", "--financement", "b.csv")]
    [InlineData("--financement", "b.csv")]
    public void Avenants_WithoutWhatItTakes_IsAMisuse(params string[] options)
    {
        var campagne = new UneCampagne(fixture);

        CliRun run = CliRun.Of(["campagne", "avenants", campagne.File, .. options]);

        Assert.Equal(2, run.ExitCode);
    }

    private void Sign(string folder, string role, string key)
    {
        CliRun run = CliRun.Of("sign", folder, "--as", role, "--key", fixture.KeyOf(key), "--in-place");
        Assert.True(run.ExitCode == 0, run.Out + run.Error);
    }

    private CliRun SignCampaign(UneCampagne campagne, string role, string key)
    {
        CliRun run = campagne.Run("sign", "--as", role, "--key", fixture.KeyOf(key));
        Assert.True(run.ExitCode == 0, run.Out + run.Error);
        return run;
    }

    private static JsonElement AvenantOf(UneCampagne campagne) =>
        campagne.Json("status").GetProperty("contrats")[0].GetProperty("avenants").EnumerateArray().Single();

    private static string Sheet(UneCampagne campagne, params string[] rows)
    {
        string folder = Directory.CreateDirectory(campagne.NewFolder("feuilles")).FullName;
        string path = Path.Combine(folder, Directory.GetFiles(folder).Length.ToString(CultureInfo.InvariantCulture) + ".csv");
        File.WriteAllText(path, string.Join('\n', rows.Prepend(Titles)) + "\n");
        return path;
    }

    private static int Total(JsonElement result, string name) => result.GetProperty("totaux").GetProperty(name).GetInt32();

    private static IEnumerable<string> Paths(UneCampagne campagne)
    {
        using JsonDocument json =
            JsonDocument.Parse(CliRun.Of("archive", "show", CliFixture.Code, "--store", campagne.Store, "--output", "json").Out);
        return [.. json.RootElement.GetProperty("versions").EnumerateArray().Last().GetProperty("fichiers").EnumerateArray()
            .Select(file => file.GetProperty("chemin").GetString()!)];
    }

    private static string ArchivedFile(UneCampagne campagne, string path)
    {
        string into = campagne.NewFolder("extrait");
        Assert.Equal(0, CliRun.Of("archive", "get", CliFixture.Code, "-o", into, "--store", campagne.Store).ExitCode);
        return File.ReadAllText(Path.Combine(into, CliFixture.Code, path));
    }
}
