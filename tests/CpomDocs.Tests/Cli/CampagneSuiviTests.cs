using System.Text.Json;

namespace CpomDocs.Tests.Cli;

public sealed class CampagneSuiviTests(CliFixture fixture) : IClassFixture<CliFixture>
{
    [Fact]
    public void Status_BeforeTheFirstRun_IsAllDrafts()
    {
        JsonElement contrat = Only(new UneCampagne(fixture).Json("status"));

        Assert.Equal("BROUILLON", contrat.GetProperty("etat").GetString());
        Assert.All(contrat.GetProperty("documents").EnumerateArray(), document =>
            Assert.Equal(JsonValueKind.Null, document.GetProperty("prochain").ValueKind));
    }

    [Fact]
    public void Status_Issued_SaysWhoIsNextSinceWhenAndHowLate()
    {
        UneCampagne campagne = new UneCampagne(fixture).Editee();

        JsonElement socle = Document(Only(campagne.Json("status", "--date", "2025-01-10")), "SOCLE");

        Assert.Equal("EMIS", socle.GetProperty("etat").GetString());
        Assert.Equal("RepresentantLegal", socle.GetProperty("prochain").GetString());
        Assert.Equal(10, socle.GetProperty("retardJours").GetInt32());
        Assert.Equal("2024-12-31", socle.GetProperty("attendus")[0].GetProperty("echeance").GetString());
        Assert.NotEqual(JsonValueKind.Null, socle.GetProperty("depuis").ValueKind);
    }

    [Fact]
    public void Status_ContentApprovedAndNotIssued_IsValide()
    {
        UneCampagne campagne = new UneCampagne(fixture).AvecEntree("validation", "2024-11-01");

        Assert.Equal("VALIDE", Only(campagne.Json("status", "--date", "2024-11-02")).GetProperty("etat").GetString());
        Assert.Equal("BROUILLON", Only(campagne.Json("status", "--date", "2024-10-31")).GetProperty("etat").GetString());
    }

    [Fact]
    public void Sign_RoleByRole_BringsTheArchiveToTheEnd()
    {
        UneCampagne campagne = new UneCampagne(fixture).Editee();

        Assert.Equal((6, 0), Sign(campagne, "RepresentantLegal", "representant-legal"));
        Assert.Equal((1, 0), Sign(campagne, "PresidentConseilDepartemental", "president-conseil-departemental"));
        Assert.Equal((6, 0), Sign(campagne, "DirecteurGeneral", "directeur-general"));

        JsonElement signed = Only(campagne.Json("status", "--date", "2024-12-20"));
        JsonElement inForce = Only(campagne.AvecEntree("notification", "2024-12-20").Json("status", "--date", "2025-02-01"));
        Assert.True(signed.GetProperty("complet").GetBoolean());
        Assert.Equal(("SIGNE", "SIGNE"), (signed.GetProperty("etat").GetString(), signed.GetProperty("cosignature").GetString()));
        Assert.Equal("EN_VIGUEUR", Document(inForce, "SOCLE").GetProperty("etat").GetString());
        Assert.Equal("ARCHIVE", Document(inForce, "PDS").GetProperty("etat").GetString());
        Assert.Equal(0, CliRun.Of("archive", "check", "--store", campagne.Store).ExitCode);
    }

    [Fact]
    public void Sign_Twice_SignsNothingMore()
    {
        UneCampagne campagne = new UneCampagne(fixture).Editee();
        Sign(campagne, "RepresentantLegal", "representant-legal");

        Assert.Equal((0, 0), Sign(campagne, "RepresentantLegal", "representant-legal"));
    }

    [Fact]
    public void Sign_OneStage_LeavesTheOthers()
    {
        UneCampagne campagne = new UneCampagne(fixture).Editee();

        Assert.Equal((3, 0), Sign(campagne, "RepresentantLegal", "representant-legal", "--etape", "1"));

        JsonElement contrat = Only(campagne.Json("status"));
        Assert.Equal("SIGNE_ETABLISSEMENT", Document(contrat, "USLD").GetProperty("etat").GetString());
        Assert.Equal("EMIS", Document(contrat, "PDS").GetProperty("etat").GetString());
        Assert.Equal("EMIS", contrat.GetProperty("etat").GetString());
    }

    [Fact]
    public void Sign_AnnexesBeforeTheSocle_AreHeldBack()
    {
        UneCampagne campagne = new UneCampagne(fixture).Editee();

        CliRun run = campagne.Run("sign", "--etape", "3", "--as", "RepresentantLegal", "--key", fixture.KeyOf("representant-legal"));

        Assert.Equal(7, run.ExitCode);
        Assert.Contains("SIG-09", run.Out, StringComparison.Ordinal);
        Assert.Equal("EMIS", Document(Only(campagne.Json("status")), "PDS").GetProperty("etat").GetString());
    }

    [Fact]
    public void Sign_StageOfExchanges_IsWrongUsage()
    {
        UneCampagne campagne = new UneCampagne(fixture).Editee();

        CliRun run = campagne.Run("sign", "--etape", "2", "--as", "RepresentantLegal", "--key", fixture.KeyOf("representant-legal"));

        Assert.Equal(2, run.ExitCode);
    }

    [Fact]
    public void Sign_DocumentSignedInTheFolderByAKilledRun_IsBroughtToTheArchive()
    {
        UneCampagne campagne = new UneCampagne(fixture);
        string liasses = campagne.NewFolder("liasses");
        campagne.Editee("-o", liasses);
        string socle = Path.Combine(liasses, CliFixture.Code, "SOCLE.pdf");
        CliRun.Of("sign", socle, "--as", "RepresentantLegal", "--key", fixture.KeyOf("representant-legal"), "--in-place");
        Assert.Equal("SIGNE_ETABLISSEMENT", StateOfSocle(campagne.Json("status", "--liasses", liasses)));
        Assert.Equal("EMIS", StateOfSocle(campagne.Json("status")));

        Assert.Equal((5, 0), Sign(campagne, "RepresentantLegal", "representant-legal", "-o", liasses));

        Assert.Equal("SIGNE_ETABLISSEMENT", StateOfSocle(campagne.Json("status")));
    }

    [Fact]
    public void Status_RefusedAndRecalledDocuments_SayWhyAndAreNotSigned()
    {
        UneCampagne campagne = new UneCampagne(fixture).Editee();
        CliRun.Of("archive", "refuser", CliFixture.Code, "--document", "USLD", "--as", "PresidentConseilDepartemental", "--motif",
            "Tarifs contestés", "--store", campagne.Store);

        JsonElement contrat = Only(campagne.Json("status"));
        Assert.Equal((5, 0), Sign(campagne, "RepresentantLegal", "representant-legal"));

        JsonElement usld = Document(contrat, "USLD");
        Assert.Equal(("REFUSE", "Tarifs contestés"), (usld.GetProperty("etat").GetString(), usld.GetProperty("motif").GetString()));
        Assert.Equal("REFUSE", contrat.GetProperty("cosignature").GetString());
        Assert.Equal("EMIS", contrat.GetProperty("etat").GetString());
    }

    [Fact]
    public void Status_SansCosignature_DoesNotHoldTheLiasseUp()
    {
        UneCampagne campagne = new UneCampagne(fixture).Editee();
        Sign(campagne, "RepresentantLegal", "representant-legal");

        Assert.Equal((6, 0), Sign(campagne, "DirecteurGeneral", "directeur-general", "--sans-cosignature", "Sans réponse"));

        JsonElement contrat = Only(campagne.Json("status", "--date", "2024-12-20"));
        Assert.Equal(
            ("SIGNE", "SANS_COSIGNATURE"),
            (contrat.GetProperty("etat").GetString(), contrat.GetProperty("cosignature").GetString()));
        Assert.True(contrat.GetProperty("complet").GetBoolean());
    }

    [Theory]
    [InlineData(7, "--groupe", "34")]
    [InlineData(6, "--role", "RepresentantLegal")]
    [InlineData(0, "--role", "DirecteurGeneral")]
    [InlineData(7, "--etat", "EMIS")]
    [InlineData(0, "--etat", "SIGNE")]
    [InlineData(3, "--etape", "1")]
    [InlineData(3, "--retards", "--date", "2025-01-10")]
    [InlineData(0, "--contrat", "349900043AA")]
    public void Status_Filtered_KeepsWhatIsAskedFor(int expected, params string[] options)
    {
        UneCampagne campagne = new UneCampagne(fixture).Editee();

        JsonElement suivi = campagne.Json("status", options.Contains("--date") ? options : ["--date", "2024-12-01", .. options]);

        Assert.Equal(
            expected,
            suivi.GetProperty("contrats").EnumerateArray().Sum(contrat => contrat.GetProperty("documents").GetArrayLength()));
    }

    [Theory]
    [InlineData("--groupe", "99")]
    [InlineData("--etat", "FINI")]
    [InlineData("--role", "Directeur")]
    [InlineData("--etape", "8")]
    [InlineData("--date", "10/01/2025")]
    public void Status_UnknownFilter_IsWrongUsage(string option, string value)
    {
        CliRun run = new UneCampagne(fixture).Run("status", option, value);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(value, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Status_ContractFileLost_GoesOnWithTheArchive()
    {
        UneCampagne campagne = new UneCampagne(fixture).Editee();
        File.Delete(campagne.Contrat);

        JsonElement contrat = Only(campagne.Json("status"));

        Assert.Contains("introuvable", contrat.GetProperty("anomalie").GetString()!, StringComparison.Ordinal);
        Assert.Equal("EMIS", Document(contrat, "SOCLE").GetProperty("etat").GetString());
        Assert.Equal("Centre hospitalier de Montservan", contrat.GetProperty("etablissement").GetString());
    }

    private (int Signed, int Others) Sign(UneCampagne campagne, string role, string key, params string[] options)
    {
        JsonElement document = campagne.Json("sign", ["--as", role, "--key", fixture.KeyOf(key), .. options]);
        int others = document.GetProperty("refuses").GetInt32() + document.GetProperty("echecs").GetInt32();
        return (document.GetProperty("signes").GetInt32(), others);
    }

    private static string StateOfSocle(JsonElement suivi) => Document(Only(suivi), "SOCLE").GetProperty("etat").GetString()!;

    private static JsonElement Only(JsonElement suivi) => Assert.Single(suivi.GetProperty("contrats").EnumerateArray());

    private static JsonElement Document(JsonElement contrat, string code) =>
        contrat.GetProperty("documents").EnumerateArray().Single(document => document.GetProperty("document").GetString() == code);
}
