using System.Text.Json;
using CpomDocs.Pdf.Forms;
using CpomDocs.Pdf.Reading;

namespace CpomDocs.Tests.Cli;

public sealed class ArchiveAndCampagneTests(CliFixture fixture) : IClassFixture<CliFixture>
{
    [Fact]
    public void ArchivePut_ThenSignedThenAgain_MakesTwoVersions()
    {
        string store = fixture.NewFolder();
        Json("archive", "put", fixture.NewLiasse(), "--store", store);
        string signed = fixture.NewSignedLiasse();

        Json("archive", "put", signed, "--store", store);
        JsonElement last = Json("archive", "put", signed, "--store", store).GetProperty("objet");

        Assert.Equal(2, last.GetProperty("version").GetInt32());
        Assert.Equal("SIGNE", last.GetProperty("etat").GetString());
        Assert.Equal(0, CliRun.Of("archive", "check", "--store", store).ExitCode);
    }

    [Fact]
    public void ArchivePut_LiasseOfDrafts_IssuesItsWordFilesAndTheirList()
    {
        string store = fixture.NewFolder();
        string target = fixture.NewFolder();
        Json("archive", "put", fixture.NewLiasse(), "--store", store);

        CliRun.Of("archive", "get", CliFixture.Code, "-o", target, "--store", store);

        string folder = Path.Combine(target, CliFixture.Code);
        Assert.All(WordFiles.Listed(folder, "documents"), docx => Assert.False(WordFiles.IsDraft(docx), docx));
    }

    [Fact]
    public void Sign_LiasseOfDrafts_IssuesTheWordFilesOfWhatIsSigned()
    {
        string liasse = fixture.NewLiasse();
        string[] drafts = [.. WordFiles.Listed(liasse).Where(WordFiles.IsDraft)];
        string[] withoutActs = [.. drafts.Where(docx => docx.EndsWith("LISTE_ACCORDS.docx", StringComparison.Ordinal))];

        CliRun run = CliRun.Of(
            "sign", liasse, "--as", "RepresentantLegal", "--key", fixture.KeyOf("representant-legal"), "--in-place");

        Assert.Equal(0, run.ExitCode);
        Assert.NotEmpty(drafts);
        Assert.Equal(withoutActs, WordFiles.Listed(liasse).Where(WordFiles.IsDraft));
    }

    [Fact]
    public void ArchivePut_LessAdvancedThanTheArchive_IsRefused()
    {
        string store = fixture.NewFolder();
        Json("archive", "put", fixture.NewSignedLiasse(), "--store", store);

        CliRun run = CliRun.Of("archive", "put", fixture.NewLiasse(), "--store", store);

        Assert.Equal(7, run.ExitCode);
    }

    [Fact]
    public void ArchiveGet_Version_GivesBackTheFiles()
    {
        string store = fixture.NewFolder();
        string liasse = fixture.NewSignedLiasse();
        string target = fixture.NewFolder();
        Json("archive", "put", liasse, "--store", store);

        CliRun run = CliRun.Of("archive", "get", CliFixture.Code, "-o", target, "--store", store);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(
            File.ReadAllBytes(Path.Combine(liasse, "USLD.pdf")),
            File.ReadAllBytes(Path.Combine(target, CliFixture.Code, "documents", "USLD.pdf")));
    }

    [Fact]
    public void ArchivePut_IntoAnAddress_IsRefusedAndWritesNoFolder()
    {
        const string Store = "https://compte.blob.core.windows.net/archives";

        CliRun run = CliRun.Of("archive", "put", fixture.NewLiasse(), "--store", Store);

        Assert.Equal(5, run.ExitCode);
        Assert.False(Directory.Exists(Store));
    }

    [Theory]
    [InlineData("show", "349900043AA")]
    [InlineData("check", "349900043AA")]
    [InlineData("get", "349900043AA", "-o", "sortie")]
    [InlineData("get", CliFixture.Code, "-o", "sortie", "--version", "9")]
    public void Archive_OfWhatItDoesNotHold_Exits2(params string[] arguments)
    {
        string store = fixture.NewFolder();
        Json("archive", "put", fixture.NewLiasse(), "--store", store);

        CliRun run = CliRun.Of(["archive", .. arguments, "--store", store]);

        Assert.Equal(2, run.ExitCode);
    }

    [Fact]
    public void ArchiveGet_WhenAnOlderVersionLostAFile_GivesTheLastOne()
    {
        string store = fixture.NewFolder();
        Json("archive", "put", fixture.NewLiasse(), "--store", store);
        Json("archive", "put", fixture.NewSignedLiasse(), "--store", store);
        string[] socles = Directory.GetFiles(store, "SOCLE.pdf", SearchOption.AllDirectories);
        File.Delete(socles.Single(path => path.Contains("/v1/", StringComparison.Ordinal)));

        CliRun run = CliRun.Of("archive", "get", CliFixture.Code, "-o", fixture.NewFolder(), "--store", store);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(3, CliRun.Of("archive", "check", "--store", store).ExitCode);
    }

    [Fact]
    public void Verify_ArchiveId_JudgesTheArchivedDocuments()
    {
        string store = fixture.NewFolder();
        Json("archive", "put", fixture.NewSignedLiasse(), "--store", store);

        CliRun run = CliRun.Of("verify", "urn:cpom:" + CliFixture.Code, "--store", store, "--trust", fixture.Root);

        Assert.Equal(0, run.ExitCode);
    }

    [Fact]
    public void ArchiveCheck_AlteredFile_Exits3()
    {
        string store = fixture.NewFolder();
        Json("archive", "put", fixture.NewLiasse(), "--store", store);
        string content = Directory.EnumerateFiles(store, "SOCLE.pdf", SearchOption.AllDirectories).Single();
        File.Delete(content);
        File.WriteAllText(content, "altéré");

        CliRun run = CliRun.Of("archive", "check", "--store", store, "--output", "json");

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("E092", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void CampagneRun_OneBadContract_FailsAlone()
    {
        string folder = NewCampagne("exemple-complet.json", "mauvais.json");

        CliRun run =
            CliRun.Of("campagne", "run", Path.Combine(folder, "campagne.json"), "--store", Path.Combine(folder, "archive"), "--output",
                "json");

        using JsonDocument json = JsonDocument.Parse(run.Out);
        Assert.Equal(6, run.ExitCode);
        Assert.Equal(1, json.RootElement.GetProperty("totaux").GetProperty("faits").GetInt32());
        Assert.Equal("mauvais.json", json.RootElement.GetProperty("echecs")[0].GetProperty("contrat").GetString());
    }

    [Theory]
    [InlineData("\"finessEj\": \"349900019\"", "\"finessEj\": \"349900043\"", "349900043")]
    [InlineData("OCC25", "OCC19", "OCC19")]
    public void CampagneRun_ContractThatIsNotTheOneAnnounced_FailsAndArchivesNothing(string before, string after, string named)
    {
        string folder = NewCampagne("exemple-complet.json");
        string campagne = Path.Combine(folder, "campagne.json");
        File.WriteAllText(campagne, File.ReadAllText(campagne).Replace(before, after, StringComparison.OrdinalIgnoreCase));

        CliRun run = CliRun.Of("campagne", "run", campagne, "--store", Path.Combine(folder, "archive"));

        Assert.Equal(6, run.ExitCode);
        Assert.Contains(named, run.Out, StringComparison.Ordinal);
        string archived = CliRun.Of("archive", "list", "--store", Path.Combine(folder, "archive")).Out;
        Assert.Contains("Contrats archivés\u00A0: 0", archived, StringComparison.Ordinal);
    }

    [Fact]
    public void CampagneRun_MissingContract_SaysSoInFrench()
    {
        string folder = NewCampagne("exemple-complet.json");
        File.Delete(Path.Combine(folder, "exemple-complet.json"));

        CliRun run = CliRun.Of("campagne", "run", Path.Combine(folder, "campagne.json"), "--store", Path.Combine(folder, "archive"));

        Assert.Equal(6, run.ExitCode);
        Assert.Contains("est introuvable", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void CampagneRun_Again_DoesNothingMore()
    {
        string folder = NewCampagne("exemple-complet.json");
        string[] command =
            ["campagne", "run", Path.Combine(folder, "campagne.json"), "--store", Path.Combine(folder, "archive"), "--output", "json"];
        CliRun.Of(command);

        using JsonDocument json = JsonDocument.Parse(CliRun.Of(command).Out);

        JsonElement totals = json.RootElement.GetProperty("totaux");
        Assert.Equal((0, 1), (totals.GetProperty("faits").GetInt32(), totals.GetProperty("inchanges").GetInt32()));
    }

    [Fact]
    public void CampagneRun_WithTheSealOfTheAgency_CertifiesOnceAndIsSignedAfter()
    {
        string folder = NewSealedCampagne();
        string liasse = Path.Combine(folder, "liasses", CliFixture.Code);
        CliRun first = RunSealed(folder, "--key", fixture.KeyOf("cachet-agence"));
        byte[] issued = File.ReadAllBytes(Path.Combine(liasse, "SOCLE.pdf"));
        CliRun signed = CliRun.Of("sign", liasse, "--as", "RepresentantLegal", "--key", fixture.KeyOf("representant-legal"), "--in-place");
        File.Delete(Path.Combine(liasse, "PDS.pdf"));

        CliRun again = RunSealed(folder, "--key", fixture.KeyOf("cachet-agence"));

        Assert.Equal((0, 0, 0), (first.ExitCode, signed.ExitCode, again.ExitCode));
        Assert.Equal(["Cachet_Agence"], SignaturesOf(issued));
        byte[] now = File.ReadAllBytes(Path.Combine(liasse, "SOCLE.pdf"));
        Assert.Equal(issued, now[..issued.Length]);
        Assert.Equal(["Cachet_Agence", "Signature_RepresentantLegal"], SignaturesOf(now).Order());
        Assert.Equal(["Cachet_Agence"], SignaturesOf(File.ReadAllBytes(Path.Combine(liasse, "PDS.pdf"))));
        Assert.Empty(SignaturesOf(File.ReadAllBytes(Path.Combine(liasse, "LISTE_ACCORDS.pdf"))));
    }

    [Fact]
    public void CampagneRun_WithTheSealOfTheAgencyAndNoKey_Exits2AndWritesNothing()
    {
        string folder = NewSealedCampagne();

        CliRun run = RunSealed(folder);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("--key", run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(folder, "liasses")));
    }

    [Fact]
    public void CampagneRun_DataChanged_IssuesTheContractAgain()
    {
        string folder = NewCampagne("exemple-complet.json");
        string contrat = Path.Combine(folder, "exemple-complet.json");
        string[] command =
            ["campagne", "run", Path.Combine(folder, "campagne.json"), "--store", Path.Combine(folder, "archive"), "--output", "json"];
        CliRun.Of(command);
        File.WriteAllText(
            contrat,
            File.ReadAllText(contrat).Replace("10 esplanade des Cigales", "12 esplanade des Cigales", StringComparison.Ordinal));

        using JsonDocument json = JsonDocument.Parse(CliRun.Of(command).Out);

        Assert.Equal(1, json.RootElement.GetProperty("totaux").GetProperty("faits").GetInt32());
    }

    [Fact]
    public void CampagneRun_FileMissingFromTheOutput_PutsItBack()
    {
        string folder = NewCampagne("exemple-complet.json");
        string liasses = Path.Combine(folder, "liasses");
        string[] command =
            ["campagne", "run", Path.Combine(folder, "campagne.json"), "--store", Path.Combine(folder, "archive"), "-o", liasses];
        CliRun.Of(command);
        string lost = Path.Combine(liasses, CliFixture.Code, "PDS.pdf");
        File.Delete(lost);

        CliRun.Of(command);

        Assert.True(File.Exists(lost));
    }

    [Fact]
    public void CampagneRun_StepWithoutADocumentOfTheContract_MakesNothing()
    {
        string folder = NewCampagne("exemple-complet.json");
        string campagne = Path.Combine(folder, "campagne.json");
        File.WriteAllText(campagne, File.ReadAllText(campagne)
            .Replace("\"numero\": 3", "\"numero\": 2", StringComparison.Ordinal)
            .Replace("\"ORIENTATIONS\", \"RECONNAISSANCES\", \"PDS\", \"LISTE_ACCORDS\"", "\"AUTRE\"", StringComparison.Ordinal));

        CliRun run = CliRun.Of("campagne", "run", campagne, "--store", Path.Combine(folder, "archive"), "--etape", "2", "--output", "json");

        using JsonDocument json = JsonDocument.Parse(run.Out);
        Assert.Equal(0, json.RootElement.GetProperty("totaux").GetProperty("faits").GetInt32());
    }

    [Fact]
    public void CampagneRun_StepByStep_KeepsWhatIsSigned()
    {
        string folder = NewCampagne("exemple-complet.json");
        string campagne = Path.Combine(folder, "campagne.json");
        string store = Path.Combine(folder, "archive");
        string liasses = Path.Combine(folder, "liasses");
        CliRun.Of("campagne", "run", campagne, "--store", store, "-o", liasses, "--etape", "1");
        CliRun.Of("sign", liasses, "--as", "RepresentantLegal", "--key", fixture.KeyOf("representant-legal"), "--in-place");
        Json("archive", "put", Path.Combine(liasses, CliFixture.Code), "--store", store);

        CliRun run = CliRun.Of("campagne", "run", campagne, "--store", store, "-o", liasses, "--etape", "3");

        Assert.Equal(0, run.ExitCode);
        using JsonDocument json = JsonDocument.Parse(CliRun.Of("status", Path.Combine(liasses, CliFixture.Code), "--output", "json").Out);
        Assert.Equal(
            ["SIGNE_ETABLISSEMENT", "EMIS", "EMIS", "EMIS", "EMIS", "SIGNE_ETABLISSEMENT", "SIGNE_ETABLISSEMENT"],
            json.RootElement.GetProperty("documents").EnumerateArray().Select(document => document.GetProperty("etat").GetString()));
        Assert.Equal(0, CliRun.Of("archive", "check", "--store", store).ExitCode);
    }

    [Fact]
    public void CampagneRun_Ndjson_WritesOneEventALine()
    {
        string folder = NewCampagne("exemple-complet.json");

        CliRun run =
            CliRun.Of("campagne", "run", Path.Combine(folder, "campagne.json"), "--store", Path.Combine(folder, "archive"), "--output",
                "ndjson");

        string[] events = [.. run.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(EventOf)];
        Assert.Equal("contrat.debut", events[0]);
        Assert.Equal(7, events.Count(name => name == "document.rendu"));
        Assert.Equal("campagne.fin", events[^1]);
    }

    [Fact]
    public void Demo_OfThreeContracts_EndsWithEverySignatureValid()
    {
        string folder = fixture.NewFolder();

        CliRun run = CliRun.Of("demo", "-o", folder, "--contrats", "3", "--seed", "5", "--output", "json");

        using JsonDocument json = JsonDocument.Parse(run.Out);
        Assert.Equal(0, run.ExitCode);
        Assert.Equal("TOTAL-PASSED", json.RootElement.GetProperty("verdict").GetString());
        Assert.Equal(3, json.RootElement.GetProperty("contrats").GetArrayLength());
        Assert.True(File.Exists(Path.Combine(folder, "suivi", "tableau-de-bord.html")));
        Assert.Equal(["archive", "data", "liasses", "pki", "rapport.html", "rapport.json", "suivi"],
            Directory.EnumerateFileSystemEntries(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Demo_InAFolderOfSomethingElse_IsRefused()
    {
        string folder = fixture.NewFolder();
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "lettre.txt"), "bonjour");

        CliRun run = CliRun.Of("demo", "-o", folder, "--contrats", "1");

        Assert.Equal(2, run.ExitCode);
        Assert.Equal(["lettre.txt"], Directory.EnumerateFileSystemEntries(folder).Select(Path.GetFileName));
    }

    private static string[] SignaturesOf(byte[] pdf) =>
        [.. PdfForm.Read(PdfDocument.Open(pdf).Current).SignatureFields.Where(field => field.Signature is not null)
            .Select(field => field.FullName)];

    private static CliRun RunSealed(string folder, params string[] key) => CliRun.Of(["campagne", "run",
        Path.Combine(folder, "campagne.json"), "--store", Path.Combine(folder, "archive"), "-o", Path.Combine(folder, "liasses"), .. key]);

    private string NewSealedCampagne()
    {
        string folder = NewCampagne("exemple-complet.json");
        string file = Path.Combine(folder, "campagne.json");
        File.WriteAllText(file, File.ReadAllText(file).Replace("\"etapes\"", "\"cachet\": true, \"etapes\"", StringComparison.Ordinal));
        return folder;
    }

    private static string EventOf(string line)
    {
        using JsonDocument json = JsonDocument.Parse(line);
        return json.RootElement.GetProperty("evenement").GetString()!;
    }

    private static JsonElement Json(params string[] args)
    {
        CliRun run = CliRun.Of([.. args, "--output", "json"]);
        Assert.True(run.ExitCode == 0, run.Error);
        return JsonDocument.Parse(run.Out).RootElement;
    }

    private string NewCampagne(params string[] files)
    {
        string folder = fixture.NewFolder();
        Directory.CreateDirectory(folder);
        File.Copy(fixture.Example, Path.Combine(folder, "exemple-complet.json"));
        File.WriteAllText(Path.Combine(folder, "mauvais.json"), "{}");
        string[] ej = ["349900019", "349900043"];
        string contrats = string.Join(", ", files
            .Select((file, i) => $$"""{ "finessEj": "{{ej[i]}}", "fichier": "{{file}}", "groupe": "34" }"""));
        File.WriteAllText(
            Path.Combine(folder, "campagne.json"),
            $$"""
            { "schema": "cpomdocs/campagne/1", "id": "OCC-2025-2029", "libelle": "CPOM 2025-2029", "profil": "OCC25", "region": "Occitanie",
              "dateEffet": "2025-01-01", "dateFin": "2029-12-31", "effectifAttendu": {{files.Length}}, "modeles": { "jeu": "occ25",
                  "version": "1.0.0" },
              "etapes": [ { "numero": 1, "documents": ["SOCLE", "FINANCEMENT", "USLD"], "action": "SIGNATURE", "echeance": "2024-12-31" },
                { "numero": 3, "documents": ["ORIENTATIONS", "RECONNAISSANCES", "PDS", "LISTE_ACCORDS"], "action": "SIGNATURE",
                    "echeance": "2025-06-30" } ],
              "contrats": [ {{contrats}} ] }
            """);
        return folder;
    }
}
