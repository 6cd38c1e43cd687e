using System.Text.Json;
using CpomDocs.Tests.Rendering;

namespace CpomDocs.Tests.Cli;

public sealed class ContratReimportTests(CliFixture fixture) : IClassFixture<CliFixture>
{
    [Fact]
    public void Reimport_ValueEdited_WritesTheContractThatDiffDescribes()
    {
        string docx = Edited(">58<", ">57<");
        string negotiated = Path.Combine(Path.GetDirectoryName(docx)!, "negocie.json");

        CliRun run = CliRun.Of("contrat", "reimport", docx, "--contrat", fixture.Example, "-o", negotiated, "--output", "json");

        using JsonDocument json = JsonDocument.Parse(run.Out);
        JsonElement change = json.RootElement.GetProperty("changements")[0];
        Assert.Equal(0, run.ExitCode);
        Assert.Equal("cpomdocs/reimport/1", json.RootElement.GetProperty("schema").GetString());
        Assert.Equal(negotiated, json.RootElement.GetProperty("ecrit").GetString());
        Assert.Equal("Objectif stratégique 1, cible 2025\u00A0: 58 → 57", change.GetProperty("phrase").GetString());
        Assert.Equal(change.GetProperty("phrase").GetString() + Environment.NewLine,
            CliRun.Of("contrat", "diff", fixture.Example, negotiated).Out);
    }

    [Fact]
    public void Reimport_TextChangedElsewhere_WritesNothingAndExits1()
    {
        string docx = Edited("Plan d\u2019action", "Plan de bataille");
        string negotiated = Path.Combine(Path.GetDirectoryName(docx)!, "negocie.json");

        CliRun run = CliRun.Of("contrat", "reimport", docx, "--contrat", fixture.Example, "-o", negotiated);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("Plan de bataille", run.Out, StringComparison.Ordinal);
        Assert.False(File.Exists(negotiated));
    }

    [Fact]
    public void Reimport_WhatIsNoWordFile_Exits2()
    {
        CliRun run = CliRun.Of("contrat", "reimport", fixture.Example, "--contrat", fixture.Example);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("CPOM4201", run.Out, StringComparison.Ordinal);
    }

    private string Edited(string before, string after)
    {
        string path = Path.Combine(fixture.NewLiasse(), "ORIENTATIONS.docx");
        File.WriteAllBytes(path, UnDocx.Replaced(File.ReadAllBytes(path), before, after));
        return path;
    }
}
