using System.Text.Json;

namespace CpomDocs.Tests.Cli;

/// <summary><c>archive conserver</c>, <c>echeances</c>, <c>geler</c>, <c>degeler</c> and <c>eliminer</c>.</summary>
public sealed class ArchiveConservationTests(CliFixture fixture) : IClassFixture<CliFixture>
{
    private static readonly string[] Claire = ["--par", "Claire DUMAS, archiviste", "--motif", "tableau de gestion 2026"];

    [Fact]
    public void Keep_FromTheEndOfTheContract_CountsFromTheContractInForce()
    {
        string store = Archived();

        CliRun run = Run(store, ["conserver", CliFixture.Code, "--duree", "10", "--sort-final", "detruire", .. Claire]);

        JsonElement item = Only(run);
        Assert.Equal("EN_COURS", item.GetProperty("etat").GetString());
        Assert.Equal("2029-12-31", item.GetProperty("dateDepart").GetString());
        Assert.Equal("2039-12-31", item.GetProperty("echeance").GetString());
        string history = CliRun.Of("archive", "history", CliFixture.Code, "--store", store).Out;
        Assert.Contains("31/12/2039", history, StringComparison.Ordinal);
        Assert.Contains("Claire DUMAS", history, StringComparison.Ordinal);
    }

    [Fact]
    public void Keep_TheSameRuleAgain_AddsNoVersion()
    {
        string store = Archived();
        string[] rule = ["conserver", CliFixture.Code, "--duree", "10", "--depart", "fin-contrat", "--sort-final", "CONSERVER", .. Claire];

        Run(store, rule);
        CliRun again = Run(store, rule);

        Assert.Equal(0, again.ExitCode);
        Assert.Equal(2, Only(again).GetProperty("version").GetInt32());
    }

    [Fact]
    public void Deadlines_BeforeADate_ListsWhatFallsDue()
    {
        string store = Archived();
        Due(store);

        JsonElement due = Only(Run(store, ["echeances", "--avant", "2030-01-01"]));
        CliRun none = Run(store, ["echeances", "--avant", "2000-01-01"]);

        Assert.Equal("ECHUE", due.GetProperty("etat").GetString());
        Assert.Equal(0, Items(none).GetArrayLength());
    }

    [Fact]
    public void Eliminate_InTwoSteps_TakesTwoPeopleAndLeavesARecord()
    {
        string store = Archived();
        Due(store);

        CliRun proposed = Run(store, ["eliminer", "proposer", CliFixture.Code, .. Claire]);
        string digest = Elimination(proposed).GetProperty("empreinte").GetString()!;
        string[] execute = ["eliminer", "executer", "1", "--empreinte", digest[..16], "--visa", "AD34-1", "--par"];
        CliRun same = Run(store, [.. execute, "DUMAS Claire"]);
        CliRun done = Run(store, [.. execute, "Paul MARTIN"]);

        Assert.Equal((0, 7, 0), (proposed.ExitCode, same.ExitCode, done.ExitCode));
        Assert.Equal("EXECUTEE", Elimination(done).GetProperty("etat").GetString());
        Assert.Equal(2, CliRun.Of("archive", "show", CliFixture.Code, "--store", store).ExitCode);
        Assert.Equal(0, CliRun.Of("archive", "check", "--store", store).ExitCode);
        string into = fixture.NewFolder();
        Assert.Equal(0, CliRun.Of("archive", "get", "urn:cpomdocs:eliminations", "-o", into, "--store", store).ExitCode);
        Assert.NotEmpty(Directory.GetFiles(into, "PROCES-VERBAL.txt", SearchOption.AllDirectories));
        Assert.Contains("AD34-1", Run(store, ["eliminer", "liste", "1"]).Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Eliminate_UnderALegalHold_IsRefusedUntilItIsLifted()
    {
        string store = Archived();
        Due(store);
        Run(store, ["geler", CliFixture.Code, "--par", "Le juge", "--motif", "instruction n° 12"]);

        CliRun held = Run(store, ["eliminer", "proposer", CliFixture.Code, .. Claire]);
        CliRun lifted = Run(store, ["degeler", CliFixture.Code, .. Claire]);
        CliRun free = Run(store, ["eliminer", "proposer", CliFixture.Code, .. Claire]);

        Assert.Equal((7, 0, 0), (held.ExitCode, lifted.ExitCode, free.ExitCode));
        Assert.Contains("instruction n° 12", held.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Unfreeze_WhatIsNotHeld_IsRefused()
    {
        CliRun run = Run(Archived(), ["degeler", CliFixture.Code, .. Claire]);

        Assert.Equal(7, run.ExitCode);
    }

    [Theory]
    [InlineData("conserver", CliFixture.Code, "--duree", "-1", "--sort-final", "detruire", "--par", "x", "--motif", "y")]
    [InlineData("conserver", CliFixture.Code, "--duree", "3", "--sort-final", "jeter", "--par", "x", "--motif", "y")]
    [InlineData("geler", CliFixture.Code, "--par", " ", "--motif", "y")]
    [InlineData("geler", "999999999ZZ", "--par", "x", "--motif", "y")]
    [InlineData("eliminer", "liste", "7")]
    public void Conservation_WrongUsage_SaysSoAndChangesNothing(params string[] arguments)
    {
        string store = Archived();

        CliRun run = Run(store, arguments);

        Assert.Equal(2, run.ExitCode);
        Assert.NotEmpty(run.Error);
    }

    [Theory]
    [InlineData("conserver", "--duree", "0", "--sort-final", "detruire")]
    [InlineData("geler")]
    [InlineData("eliminer", "proposer")]
    public void Conservation_OfTheRegisterItself_IsRefused(params string[] step)
    {
        string store = Archived();
        Due(store);
        Assert.Equal(0, Run(store, ["eliminer", "proposer", CliFixture.Code, .. Claire]).ExitCode);

        CliRun run = Run(store, [.. step, "urn:cpomdocs:eliminations", .. Claire]);

        Assert.Equal(2, run.ExitCode);
    }

    [Fact]
    public void Freeze_ReasonThatBeginsWithADash_IsAReason()
    {
        string store = Archived();

        CliRun run = Run(store, ["geler", CliFixture.Code, "--par", "Le juge", "--motif", "- 12 % : contestation"]);

        Assert.True(run.ExitCode == 0, run.Error);
    }

    private string Archived()
    {
        string store = fixture.NewFolder();
        Assert.Equal(0, CliRun.Of("archive", "put", fixture.NewLiasse(), "--store", store).ExitCode);
        return store;
    }

    private static void Due(string store)
    {
        CliRun run = Run(store,
            ["conserver", CliFixture.Code, "--duree", "5", "--depart", "2010-12-31", "--sort-final", "detruire", .. Claire]);
        Assert.True(run.ExitCode == 0, run.Error);
    }

    private static CliRun Run(string store, string[] arguments) =>
        CliRun.Of(["archive", .. arguments, "--store", store, "--output", "json"]);

    private static JsonElement Items(CliRun run) => JsonDocument.Parse(run.Out).RootElement.GetProperty("contrats");

    private static JsonElement Only(CliRun run) => Assert.Single(Items(run).EnumerateArray());

    private static JsonElement Elimination(CliRun run) =>
        Assert.Single(JsonDocument.Parse(run.Out).RootElement.GetProperty("eliminations").EnumerateArray());
}
