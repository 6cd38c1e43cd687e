using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Text.Json;
using CpomDocs.Campagnes.Journals;

namespace CpomDocs.Tests.Cli;

public sealed class CampagneRunTests(CliFixture fixture) : IClassFixture<CliFixture>
{
    private const string Before = "10 esplanade des Cigales";

    [Fact]
    public void Run_DataChanged_SaysSoOfTheContractAndInTheTotals()
    {
        UneCampagne campagne = new UneCampagne(fixture).Editee().AvecContrat(Before, "12 esplanade des Cigales");

        JsonElement[] events = Events(campagne);

        Assert.Equal(["DONNEES"], CausesOf(events.Single(item => Name(item) == "contrat.fin")));
        Assert.Equal(1, events[^1].GetProperty("totaux").GetProperty("causes").GetProperty("DONNEES").GetInt32());
    }

    [Fact]
    public void Run_ThenAgain_IsNewThenHasNoCause()
    {
        var campagne = new UneCampagne(fixture);

        JsonElement[] first = Events(campagne);
        JsonElement[] again = Events(campagne);

        Assert.Equal(["NOUVEAU"], CausesOf(first.Single(item => Name(item) == "contrat.fin")));
        Assert.Empty(CausesOf(again.Single(item => Name(item) == "contrat.fin")));
    }

    [Fact]
    public void Run_FolderThatLostAFile_SaysThatTheFolderIsNotWhole()
    {
        var campagne = new UneCampagne(fixture);
        string liasses = campagne.NewFolder("liasses");
        campagne.Editee("-o", liasses);
        File.Delete(Path.Combine(liasses, CliFixture.Code, "PDS.pdf"));

        JsonElement[] events = Events(campagne, "-o", liasses);

        Assert.Equal(["DOSSIER"], CausesOf(events.Single(item => Name(item) == "contrat.fin")));
        Assert.Equal(1, events[^1].GetProperty("totaux").GetProperty("inchanges").GetInt32());
    }

    [Fact]
    public void Run_WithAListener_MeasuresContractsDocumentsAndStages()
    {
        string id = "MESURE-" + Guid.NewGuid().ToString("N");
        UneCampagne campagne = new UneCampagne(fixture).AvecMauvais().Avec(json => json["id"] = id);
        var seen = new ConcurrentBag<string>();
        using MeterListener listener = ListenTo(id, seen);

        campagne.Run("run");

        Assert.Contains($"{RunMetrics.Contrats} fait 1", seen);
        Assert.Contains($"{RunMetrics.Contrats} echec 1", seen);
        Assert.Contains($"{RunMetrics.Documents}  7", seen);
        Assert.Equal(2, seen.Count(item => item == RunMetrics.Durees + " edition"));
        Assert.Single(seen, item => item == RunMetrics.Durees + " depot");
    }

    [Theory]
    [InlineData("status")]
    [InlineData("run")]
    public void Campagne_DamagedObjectOfOneContract_TellsItAloneAndGoesOn(string command)
    {
        UneCampagne campagne = new UneCampagne(fixture).Editee().AvecMauvais();
        foreach (string inventory in Directory.GetFiles(campagne.Store, "inventory.json", SearchOption.AllDirectories))
        {
            File.Delete(inventory);
            File.WriteAllText(inventory, "{ abîmé");
        }

        JsonElement result = campagne.Json(command);

        JsonElement[] told = [.. result.GetProperty(command == "run" ? "echecs" : "contrats").EnumerateArray()];
        Assert.Equal(2, told.Length);
        Assert.All(told, item => Assert.NotEmpty(item.GetProperty(command == "run" ? "message" : "anomalie").GetString()!));
    }

    [Fact]
    public void Report_DamagedObjectOfOneContract_IsWrittenAllTheSame()
    {
        UneCampagne campagne = new UneCampagne(fixture).Editee();
        foreach (string inventory in Directory.GetFiles(campagne.Store, "inventory.json", SearchOption.AllDirectories))
        {
            File.Delete(inventory);
            File.WriteAllText(inventory, "{ abîmé");
        }

        string folder = campagne.NewFolder("rapport");

        CliRun run = campagne.Run("report", "-o", folder);

        Assert.True(run.ExitCode == 0, run.Out + run.Error);
        Assert.True(File.Exists(Path.Combine(folder, "tableau-de-bord.html")));
    }

    private static JsonElement[] Events(UneCampagne campagne, params string[] options)
    {
        CliRun run = campagne.Run("run", [.. options, "--output", "ndjson"]);
        return [.. run.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];
    }

    private static string Name(JsonElement item) => item.GetProperty("evenement").GetString()!;

    private static string[] CausesOf(JsonElement item) =>
        [.. item.GetProperty("causes").EnumerateArray().Select(cause => cause.GetString()!)];

    // Other tests run campaigns in the same process: only what bears the identifier counts.
    private static MeterListener ListenTo(string campagne, ConcurrentBag<string> seen)
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name == RunMetrics.Source)
                {
                    self.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Keep(instrument, tags, " " + value));
        listener.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Keep(instrument, tags, ""));
        listener.Start();
        return listener;

        void Keep(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags, string value)
        {
            if (Equals(tags[0].Value, campagne))
            {
                seen.Add($"{instrument.Name} {(tags.Length > 1 ? tags[1].Value : "")}{value}");
            }
        }
    }
}
