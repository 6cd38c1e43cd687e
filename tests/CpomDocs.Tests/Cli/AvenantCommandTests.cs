using System.Text.Json;
using System.Text.Json.Nodes;
using CpomDocs.Tests.House;
using CpomDocs.Tests.Rendering;

namespace CpomDocs.Tests.Cli;

public sealed class AvenantCommandTests(CliFixture fixture) : IClassFixture<CliFixture>
{
    private static readonly string Avenant = Tree.PathOf("fixtures/avenants/valides/avenant-1.json");

    [Fact]
    public void Check_SoundAvenant_ExitsZero()
    {
        CliRun run = CliRun.Of("avenant", "check", Avenant, "--contrat", fixture.Example, "--output", "json");

        using JsonDocument json = JsonDocument.Parse(run.Out);
        Assert.Equal(0, run.ExitCode);
        Assert.Equal("cpomdocs/diagnostics/1", json.RootElement.GetProperty("schema").GetString());
        Assert.True(json.RootElement.GetProperty("valide").GetBoolean());
    }

    [Fact]
    public void Check_TheSameAvenantTwice_RefusesTheSecondAtItsPlace()
    {
        CliRun run = CliRun.Of("avenant", "check", Avenant, Avenant, "--contrat", fixture.Example, "--output", "json");

        using JsonDocument json = JsonDocument.Parse(run.Out);
        JsonElement[] files = [.. json.RootElement.GetProperty("fichiers").EnumerateArray()];
        Assert.Equal(1, run.ExitCode);
        Assert.Equal([true, false], files.Select(file => file.GetProperty("valide").GetBoolean()));
        Assert.Contains(files[1].GetProperty("diagnostics").EnumerateArray(), item =>
            item.GetProperty("regle").GetString() == "AVN-04"
            && item.GetProperty("pointeur").GetString() == "/modifications/0/ancienneValeur");
    }

    [Fact]
    public void Render_TheExample_WritesTheAvenantTheTouchedAnnexesAndTheNewVersion()
    {
        string into = fixture.NewFolder();

        CliRun run = CliRun.Of("avenant", "render", Avenant, "--contrat", fixture.Example, "-o", into);

        string folder = Path.Combine(into, CliFixture.Code);
        Assert.True(run.ExitCode == 0, run.Out + run.Error);
        Assert.Equal(
            ["AVENANT-1.docx", "AVENANT-1.json", "AVENANT-1.pdf", "FINANCEMENT.docx", "FINANCEMENT.pdf", "ORIENTATIONS.docx", "ORIENTATIONS.pdf",
                "RECONNAISSANCES.docx", "RECONNAISSANCES.pdf", "contrat.v2.json", "liasse.json"],
            Directory.EnumerateFiles(folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal));
        Assert.Equal(0, CliRun.Of("contrat", "check", Path.Combine(folder, "contrat.v2.json")).ExitCode);
        Assert.Contains("AVENANT-1", File.ReadAllText(Path.Combine(folder, "liasse.json")), StringComparison.Ordinal);
    }

    [Fact]
    public void Render_ThenSignInOrder_IsComplete()
    {
        string into = fixture.NewFolder();
        Assert.Equal(0, CliRun.Of("avenant", "render", Avenant, "--contrat", fixture.Example, "-o", into, "--format", "pdf").ExitCode);

        CliRun early = CliRun.Of("sign", Path.Combine(into, CliFixture.Code, "AVENANT-1.pdf"), "--as", "DirecteurGeneral",
            "--key", fixture.KeyOf("directeur-general"), "--in-place");
        (string Role, string Key)[] acts = [("RepresentantLegal", "representant-legal"), ("DirecteurGeneral", "directeur-general")];
        foreach ((string role, string key) in acts)
        {
            Assert.Equal(0, CliRun.Of("sign", into, "--as", role, "--key", fixture.KeyOf(key), "--in-place").ExitCode);
        }

        CliRun verified = CliRun.Of("verify", into, "--trust", fixture.Root, "--output", "json");
        Assert.Equal(7, early.ExitCode);
        Assert.True(verified.ExitCode == 0, verified.Out);
    }

    [Fact]
    public void Draft_FromTwoVersions_GivesTheAvenantThatLeadsFromOneToTheOther()
    {
        string folder = fixture.NewFolder();
        Assert.Equal(0, CliRun.Of("avenant", "render", Avenant, "--contrat", fixture.Example, "-o", folder, "--format", "pdf").ExitCode);
        string next = Path.Combine(folder, CliFixture.Code, "contrat.v2.json");
        string draft = Path.Combine(folder, "brouillon.json");

        CliRun run = CliRun.Of(
            "avenant", "draft", "--from", fixture.Example, "--to", next, "-o", draft, "--objet", "Objet", "--motif", "Motif");

        JsonNode written = JsonNode.Parse(File.ReadAllText(draft))!;
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(["MODIFIER_CIBLE", "MODIFIER_CIBLE", "AJOUTER_RECONNAISSANCE", "AJOUTER_EXERCICE"],
            written["modifications"]!.AsArray().Select(item => item!["operation"]!.ToString()));
        Assert.Equal("2026-07-01", written["dateEffet"]!.ToString());
        Assert.Contains("/consultations/cme/date", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Draft_ToANegotiatedWordFile_SaysWhatWasNegotiated()
    {
        string docx = Path.Combine(fixture.NewLiasse(), "ORIENTATIONS.docx");
        File.WriteAllBytes(docx, UnDocx.Replaced(File.ReadAllBytes(docx), ">58<", ">57<"));

        CliRun run = CliRun.Of("avenant", "draft", "--from", fixture.Example, "--to", docx);

        JsonNode modification = JsonNode.Parse(run.Out)!["modifications"]![0]!;
        Assert.Equal(("MODIFIER_CIBLE", 58, 57), (modification["operation"]!.ToString(),
            modification["ancienneValeur"]!.GetValue<int>(), modification["nouvelleValeur"]!.GetValue<int>()));
        Assert.Equal("", modification["motif"]!.ToString());
    }

    [Theory]
    [InlineData("2026-06-30", 1, 0)]
    [InlineData("2026-07-01", 2, 1)]
    public void Consolide_AtADate_SaysTheVersionAndWhereValuesComeFrom(string date, int version, int avenants)
    {
        CliRun run = CliRun.Of("contrat", "consolide", fixture.Example, "--au", date, "--avenant", Avenant, "--output", "json");

        using JsonDocument json = JsonDocument.Parse(run.Out);
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(version, json.RootElement.GetProperty("version").GetInt32());
        Assert.Equal(avenants, json.RootElement.GetProperty("avenants").GetArrayLength());
        Assert.Equal(avenants == 1, json.RootElement.GetProperty("origines").EnumerateArray().Any(item =>
            item.GetProperty("objet").GetString() == "Objectif stratégique 2, cible 2027" && item.GetProperty("avenant").GetInt32() == 1));
    }

    [Fact]
    public void Consolide_WrittenDateOfAnotherForm_IsAUsageError() =>
        Assert.Equal(2, CliRun.Of("contrat", "consolide", fixture.Example, "--au", "01/07/2026").ExitCode);
}
