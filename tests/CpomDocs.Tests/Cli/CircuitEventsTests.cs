using System.Text.Json;
using System.Text.Json.Nodes;

namespace CpomDocs.Tests.Cli;

public sealed class CircuitEventsTests(CliFixture fixture) : IClassFixture<CliFixture>
{
    [Fact]
    public void Refuser_DocumentThatWaits_StopsItWithItsReason()
    {
        (string liasse, string store) = Deposited("RepresentantLegal");

        CliRun run = Refuse(store, "SOCLE", "DirecteurGeneral");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(("REFUSE", "Montants à revoir"), StateOf(Path.Combine(liasse, "SOCLE.pdf"), store));
        Assert.Equal(("SIGNE_ETABLISSEMENT", null), StateOf(Path.Combine(liasse, "PDS.pdf"), store));
        Assert.Contains("REFUSE", CliRun.Of("archive", "list", "--store", store, "--output", "json").Out, StringComparison.Ordinal);
        Assert.Contains("Refus – SOCLE – DirecteurGeneral", CliRun.Of("archive", "show", CliFixture.Code, "--store", store).Out,
            StringComparison.Ordinal);
        Assert.Equal(0, CliRun.Of("archive", "check", "--store", store).ExitCode);
    }

    [Fact]
    public void Refuser_Twice_IsRecordedOnce()
    {
        (_, string store) = Deposited("RepresentantLegal");
        Refuse(store, "SOCLE", "DirecteurGeneral");

        CliRun run = Refuse(store, "SOCLE", "DirecteurGeneral");

        Assert.Equal(7, run.ExitCode);
        Assert.Contains("Montants à revoir", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SOCLE", "RepresentantLegal", 7)]
    [InlineData("SOCLE", "PresidentConseilDepartemental", 7)]
    [InlineData("ABSENTE", "DirecteurGeneral", 2)]
    public void Refuser_ByWhoSignedOrIsNotExpected_IsRefused(string document, string role, int expected)
    {
        (_, string store) = Deposited("RepresentantLegal");

        CliRun run = Refuse(store, document, role);

        Assert.Equal(expected, run.ExitCode);
        Assert.DoesNotContain("REFUSE", CliRun.Of("archive", "list", "--store", store, "--output", "json").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Rappeler_DocumentSignedByAll_IsTooLate()
    {
        string store = fixture.NewFolder();
        CliRun.Of("archive", "put", fixture.NewSignedLiasse(), "--store", store);

        CliRun run = Recall(store, "SOCLE");

        Assert.Equal(7, run.ExitCode);
    }

    [Fact]
    public void Rappeler_ThenSignedAllTheSame_IsNotTakenByTheArchive()
    {
        (string liasse, string store) = Deposited("RepresentantLegal");
        Recall(store, "SOCLE");
        string socle = Path.Combine(liasse, "SOCLE.pdf");
        CliRun.Of("sign", socle, "--as", "DirecteurGeneral", "--key", fixture.KeyOf("directeur-general"), "--in-place");

        CliRun put = CliRun.Of("archive", "put", liasse, "--store", store);

        Assert.Equal(7, put.ExitCode);
        Assert.Equal("RAPPELE", StateOf(socle, store).State);
    }

    [Fact]
    public void Remplacer_StoppedDocument_KeepsTheOldFileAndStartsAgain()
    {
        (string liasse, string store) = Deposited("RepresentantLegal");
        byte[] old = File.ReadAllBytes(Path.Combine(liasse, "SOCLE.pdf"));
        Refuse(store, "SOCLE", "DirecteurGeneral");
        string corrected = Corrected(liasse);

        CliRun run = CliRun.Of("archive", "remplacer", corrected, "--motif", "Nom corrigé", "--store", store);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(("EMIS", null), StateOf(Path.Combine(corrected, "SOCLE.pdf"), store));
        string versions = CliRun.Of("archive", "show", CliFixture.Code, "--store", store).Out;
        Assert.Contains("Remplacement – SOCLE", versions, StringComparison.Ordinal);
        Assert.Contains("USLD", ManifestOf(store), StringComparison.Ordinal);
        string before = fixture.NewFolder();
        CliRun.Of("archive", "get", CliFixture.Code, "--version", "2", "-o", before, "--store", store);
        Assert.Equal(old, File.ReadAllBytes(Path.Combine(before, CliFixture.Code, "documents", "SOCLE.pdf")));
    }

    [Fact]
    public void Remplacer_DocumentsThatGoOn_IsRefused()
    {
        (string liasse, string store) = Deposited("RepresentantLegal");

        CliRun signed = CliRun.Of("archive", "remplacer", Corrected(liasse), "--motif", "Essai", "--store", store);
        CliRun same = CliRun.Of("archive", "remplacer", liasse, "--motif", "Essai", "--store", store);

        Assert.Equal((7, 7), (signed.ExitCode, same.ExitCode));
    }

    [Fact]
    public void Refuser_EmptyReason_Exits2()
    {
        (_, string store) = Deposited("RepresentantLegal");

        CliRun run = CliRun.Of("archive", "rappeler", CliFixture.Code, "--document", "SOCLE", "--motif", " ", "--store", store);

        Assert.Equal(2, run.ExitCode);
    }

    [Fact]
    public void Status_OfAnArchivedContract_ReadsTheArchive()
    {
        (_, string store) = Deposited("RepresentantLegal");
        Recall(store, "PDS");

        CliRun run = CliRun.Of("status", CliFixture.Code, "--store", store, "--output", "json");

        JsonArray documents = JsonNode.Parse(run.Out)!["documents"]!.AsArray();
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(7, documents.Count);
        Assert.Single(documents, item => item!["etat"]!.GetValue<string>() == "RAPPELE");
    }

    [Theory]
    [InlineData("refuser", "refusé")]
    [InlineData("rappeler", "rappelé")]
    public void Sign_DocumentStoppedInTheArchive_IsRefusedWithItsReason(string how, string word)
    {
        (string liasse, string store) = Deposited("RepresentantLegal");
        CliRun _ = how == "refuser" ? Refuse(store, "SOCLE", "DirecteurGeneral") : Recall(store, "SOCLE");
        byte[] before = File.ReadAllBytes(Path.Combine(liasse, "SOCLE.pdf"));

        CliRun run = Sign(liasse, store);

        Assert.Equal(7, run.ExitCode);
        Assert.Contains("CPOM6117", run.Out, StringComparison.Ordinal);
        Assert.Contains(word, run.Out, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(Path.Combine(liasse, "SOCLE.pdf")));
        Assert.Equal("SIGNE", StateOf(Path.Combine(liasse, "PDS.pdf"), store).State);
    }

    [Fact]
    public void Sign_DocumentReplacedInTheArchive_IsRefused()
    {
        (string liasse, string store) = Deposited("RepresentantLegal");
        Refuse(store, "SOCLE", "DirecteurGeneral");
        string other = Corrected(liasse);
        CliRun.Of("archive", "remplacer", other, "--motif", "Nom corrigé", "--store", store);
        string third = fixture.NewLiasse();

        CliRun old = CliRun.Of("sign", Path.Combine(third, "SOCLE.pdf"), "--as", "RepresentantLegal", "--key",
            fixture.KeyOf("representant-legal"), "--in-place", "--store", store);
        CliRun corrected = CliRun.Of("sign", Path.Combine(other, "SOCLE.pdf"), "--as", "RepresentantLegal", "--key",
            fixture.KeyOf("representant-legal"), "--in-place", "--store", store);

        Assert.Equal((7, 0), (old.ExitCode, corrected.ExitCode));
        Assert.Contains("CPOM6118", old.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Sign_CopyThatLacksAnActOfTheArchive_IsRefused()
    {
        (_, string store) = Deposited("RepresentantLegal");
        string copy = Path.Combine(fixture.NewLiasse(), "SOCLE.pdf");

        CliRun run = CliRun.Of("sign", copy, "--as", "RepresentantLegal", "--key", fixture.KeyOf("representant-legal"), "--in-place",
            "--store", store);

        Assert.Equal(7, run.ExitCode);
        Assert.Contains("CPOM6119", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Sign_ArchiveNamedThatIsMissing_SignsNothing()
    {
        (string liasse, string store) = Deposited("RepresentantLegal");

        CliRun run = Sign(liasse, store + "-absente");

        Assert.Equal(5, run.ExitCode);
        Assert.Equal("SIGNE_ETABLISSEMENT", StateOf(Path.Combine(liasse, "PDS.pdf"), store).State);
    }

    private CliRun Sign(string liasse, string store) => CliRun.Of("sign", liasse, "--as", "DirecteurGeneral", "--sans-cosignature", "Essai",
        "--key", fixture.KeyOf("directeur-general"), "--in-place", "--store", store);

    private static CliRun Refuse(string store, string document, string role) => CliRun.Of("archive", "refuser", CliFixture.Code,
        "--document", document, "--as", role, "--motif", "Montants à revoir", "--store", store);

    private static CliRun Recall(string store, string document) => CliRun.Of("archive", "rappeler", CliFixture.Code,
        "--document", document, "--motif", "Erreur d'édition", "--store", store);

    private static (string? State, string? Reason) StateOf(string pdf, string store)
    {
        using JsonDocument json = JsonDocument.Parse(CliRun.Of("status", pdf, "--store", store, "--output", "json").Out);
        JsonElement document = json.RootElement.GetProperty("documents")[0];
        return (document.GetProperty("etat").GetString(), document.GetProperty("motif").GetString());
    }

    private string ManifestOf(string store)
    {
        string folder = fixture.NewFolder();
        CliRun.Of("archive", "get", CliFixture.Code, "-o", folder, "--store", store);
        return File.ReadAllText(Path.Combine(folder, CliFixture.Code, "liasse.json"));
    }

    /// <summary>The socle rendered again from other data, beside the other documents as they are.</summary>
    private string Corrected(string liasse)
    {
        string json = Path.Combine(fixture.NewFolder() + ".json");
        File.WriteAllText(json, File.ReadAllText(fixture.Example).Replace("PEYRUSSAC", "PEYRUSSAQUE", StringComparison.Ordinal));
        string into = fixture.NewFolder();
        Assert.Equal(0, CliRun.Of("contrat", "render", json, "-o", into, "--document", "SOCLE").ExitCode);
        string folder = Path.Combine(into, CliFixture.Code);
        foreach (string file in Directory.EnumerateFiles(liasse, "*.pdf").Where(file => Path.GetFileName(file) != "SOCLE.pdf"))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }

        return folder;
    }

    private (string Liasse, string Store) Deposited(string role)
    {
        string store = fixture.NewFolder();
        string liasse = fixture.NewLiasse();
        CliRun.Of("archive", "put", liasse, "--store", store);
        CliRun.Of("sign", liasse, "--as", role, "--key", fixture.KeyOf("representant-legal"), "--in-place");
        Assert.Equal(0, CliRun.Of("archive", "put", liasse, "--store", store).ExitCode);
        return (liasse, store);
    }
}
