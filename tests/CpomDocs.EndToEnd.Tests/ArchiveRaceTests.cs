using System.Text.Json;

namespace CpomDocs.EndToEnd.Tests;

/// <summary>Several processes on one archive: nothing is lost, and it is valid afterwards.</summary>
[Collection(DemonstrationGroup.Name)]
public sealed class ArchiveRaceTests(DemonstrationFixture demonstration)
{
    [Fact]
    public async Task Put_OfOneContractByFourProcessesAtOnce_KeepsWhatEachBrought()
    {
        string store = Path.Combine(demonstration.Fresh(), "archive");
        string[] liasses = [.. Enumerable.Range(0, 4).Select(LiasseWithANoteOfItsOwn)];

        Command.Spoken[] spoken = await Task.WhenAll(
            liasses.Select(liasse => Task.Run(() => Command.Cpomdocs("archive", "put", liasse, "--store", store))));

        Assert.All(spoken, one => one.Expect(0));
        string code = Path.GetFileName(Directory.GetDirectories(demonstration.Liasses)[0]);
        JsonElement versions =
            Command.Cpomdocs("archive", "show", code, "--store", store, "--output", "json").Expect(0).Json.GetProperty("versions");
        Assert.Equal(4, versions.GetArrayLength());
        string newest = versions[3].GetRawText();
        Assert.All(Enumerable.Range(0, 4), number => Assert.Contains($"note-{number}.docx", newest, StringComparison.Ordinal));
        Command.Cpomdocs("archive", "check", "--store", store).Expect(0);
    }

    [Fact]
    public async Task Run_OfOneCampaignTwiceAtOnce_IssuesEachContractOnce()
    {
        string store = Path.Combine(demonstration.Fresh(), "archive");
        string campagne = Path.Combine(demonstration.Folder, "data", "campagne.json");

        Command.Spoken[] spoken = await Task.WhenAll(
            Enumerable.Range(0, 2).Select(_ => Task.Run(() => Command.Cpomdocs("campagne", "run", campagne, "--store", store))));

        Assert.All(spoken, one => one.Expect(0));
        JsonElement list = Command.Cpomdocs("archive", "list", "--store", store, "--output", "json").Expect(0).Json;
        JsonElement objects = list.GetProperty("objets");
        Assert.Equal([1, 1, 1], objects.EnumerateArray().Select(item => item.GetProperty("version").GetInt32()));
        Command.Cpomdocs("archive", "check", "--store", store).Expect(0);
    }

    private string LiasseWithANoteOfItsOwn(int number)
    {
        string source = Directory.GetDirectories(demonstration.Liasses)[0];
        string liasse = Path.Combine(demonstration.Fresh(), Path.GetFileName(source));
        Directory.CreateDirectory(liasse);
        foreach (string file in Directory.GetFiles(source))
        {
            File.Copy(file, Path.Combine(liasse, Path.GetFileName(file)));
        }

        File.WriteAllText(Path.Combine(liasse, $"note-{number}.docx"), $"{number}");
        return liasse;
    }
}
