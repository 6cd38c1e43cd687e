using System.Runtime.Versioning;
using System.Text.Json;

namespace CpomDocs.EndToEnd.Tests;

/// <summary>One contract, step by step, as three people would take it.</summary>
[Collection(DemonstrationGroup.Name)]
public sealed class JourneyTests(DemonstrationFixture demonstration)
{
    private string Contrat => demonstration.Contrats[0];

    [Fact]
    public void Check_OfASoundContract_SaysItIsValid()
    {
        JsonElement report = Command.Cpomdocs("contrat", "check", Contrat, "--output", "json").Expect(0).Json;

        Assert.Equal("cpomdocs/diagnostics/1", report.GetProperty("schema").GetString());
        Assert.True(report.GetProperty("valide").GetBoolean());
    }

    [Fact]
    public void Check_OfStandardInput_ReadsIt()
    {
        var start = new System.Diagnostics.ProcessStartInfo("bash", ["-c", "./cpomdocs contrat check - < \"$0\"", Contrat])
        {
            WorkingDirectory = Command.Root,
        };

        Command.Spoken spoken = Command.Run(start, "demo");

        spoken.Expect(0);
    }

    [Fact]
    public void Render_DoneTwice_GivesTheSameBytes()
    {
        string first = Rendered();

        string second = Rendered();

        string[] files = [.. Directory.GetFiles(first, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
        Assert.Contains(files, path => path.EndsWith("liasse.json", StringComparison.Ordinal));
        Assert.Contains(files, path => path.EndsWith("SOCLE.pdf", StringComparison.Ordinal));
        Assert.Contains(files, path => path.EndsWith("SOCLE.docx", StringComparison.Ordinal));
        Assert.All(files,
            path => Assert.Equal(File.ReadAllBytes(path), File.ReadAllBytes(path.Replace(first, second, StringComparison.Ordinal))));
    }

    [Theory]
    [InlineData("Pacific/Kiritimati", "tr_TR.UTF-8")]
    [InlineData("America/Los_Angeles", "ar_SA.UTF-8")]
    public void Render_InAnotherTimeZoneAndLanguage_GivesTheSameBytes(string zone, string language)
    {
        string here = Rendered();
        string there = demonstration.Fresh();
        var start = new System.Diagnostics.ProcessStartInfo(
            Path.Combine(Command.Root, "cpomdocs"), ["contrat", "render", Contrat, "-o", there]) { WorkingDirectory = Command.Root };
        (start.Environment["TZ"], start.Environment["LC_ALL"]) = (zone, language);

        Command.Run(start, "demo").Expect(0);

        string[] files = [.. Directory.GetFiles(here, "*", SearchOption.AllDirectories)];
        Assert.NotEmpty(files);
        Assert.All(files,
            path => Assert.Equal(File.ReadAllBytes(path), File.ReadAllBytes(path.Replace(here, there, StringComparison.Ordinal))));
    }

    [Fact]
    public void Sign_ByEveryPartyInOrder_CompletesTheLiasse()
    {
        string liasse = Directory.GetDirectories(Rendered())[0];

        Sign(liasse, "RepresentantLegal", "representant-legal").Expect(0);
        if (NextRoles(liasse).Contains("PresidentConseilDepartemental"))
        {
            Sign(liasse, "PresidentConseilDepartemental", "president-conseil-departemental").Expect(0);
        }

        Sign(liasse, "DirecteurGeneral", "directeur-general").Expect(0);

        Assert.Empty(NextRoles(liasse));
        Command.Cpomdocs("verify", liasse, "--trust", demonstration.Racine).Expect(0);
    }

    [Fact]
    public void Sign_OfARenamedAndMovedPdf_NeedsNothingElse()
    {
        string alone = Path.Combine(demonstration.Fresh(), "reçu par courriel.pdf");
        File.Copy(Path.Combine(Directory.GetDirectories(Rendered())[0], "SOCLE.pdf"), alone);

        Sign(alone, "RepresentantLegal", "representant-legal").Expect(0);

        Assert.Equal(["DirecteurGeneral"], NextRoles(alone));
    }

    [Fact]
    public void Archive_OfALiasse_GivesItBackWhole()
    {
        string folder = demonstration.Fresh();
        string liasse = Directory.GetDirectories(demonstration.Liasses).Order(StringComparer.Ordinal).First();
        string store = Path.Combine(folder, "archive");
        string code = Path.GetFileName(liasse);

        Command.Cpomdocs("archive", "put", liasse, "--store", store).Expect(0);
        Command.Cpomdocs("archive", "show", code, "--store", store).Expect(0);
        Command.Cpomdocs("archive", "get", code, "-o", Path.Combine(folder, "sortie"), "--store", store).Expect(0);

        string[] given = Directory.GetFiles(Path.Combine(folder, "sortie"), "*.pdf", SearchOption.AllDirectories);
        string[] kept = Directory.GetFiles(liasse, "*.pdf");
        Assert.Equal(kept.Select(File.ReadAllBytes).Select(Convert.ToHexString).Order(),
            given.Select(File.ReadAllBytes).Select(Convert.ToHexString).Order());
    }

    [Fact]
    [SupportedOSPlatform("linux")]
    public void Archive_WithADamagedFile_IsFoundOut()
    {
        string store = Path.Combine(demonstration.Fresh(), "archive");
        Command.Cpomdocs("archive", "put", Directory.GetDirectories(demonstration.Liasses)[0], "--store", store).Expect(0);
        string pdf = Directory.GetFiles(store, "SOCLE.pdf", SearchOption.AllDirectories)[0];
        File.SetUnixFileMode(pdf, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.AppendAllText(pdf, "\n");

        Command.Spoken spoken = Command.Cpomdocs("archive", "check", "--store", store);

        spoken.Expect(3);
    }

    [Fact]
    public void Campagne_RunTwice_DoesNothingTheSecondTime()
    {
        string store = Path.Combine(demonstration.Fresh(), "archive");
        string[] arguments = ["campagne", "run", Path.Combine(demonstration.Folder, "data", "campagne.json"), "--store", store];
        Command.Cpomdocs(arguments).Expect(0);
        string[] before = Directory.GetFiles(store, "*", SearchOption.AllDirectories);

        Command.Cpomdocs(arguments).Expect(0);

        Assert.Equal(before.Order(StringComparer.Ordinal),
            Directory.GetFiles(store, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal));
        Command.Cpomdocs("archive", "check", "--store", store).Expect(0);
    }

    private string Rendered()
    {
        string folder = demonstration.Fresh();
        Command.Cpomdocs("contrat", "render", Contrat, "-o", folder).Expect(0);
        return folder;
    }

    private Command.Spoken Sign(string path, string role, string key) =>
        Command.Cpomdocs("sign", path, "--as", role, "--key", demonstration.Key(key), "--in-place");

    private static string[] NextRoles(string path) =>
        [.. Command.Cpomdocs("status", path, "--output", "json").Expect(0).Json.GetProperty("documents").EnumerateArray()
            .Select(document => document.GetProperty("prochain").GetString()).OfType<string>().Distinct()];
}
