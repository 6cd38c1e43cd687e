using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace CpomDocs.Tests.Cli;

public sealed class CampagnePlanTests(CliFixture fixture) : IClassFixture<CliFixture>
{
    private static readonly string[] FieldsOfACharge = ["etape", "role", "documents", "echeance"];
    private static readonly string[] FirstStage = ["SOCLE", "FINANCEMENT", "USLD"];

    [Fact]
    public void Plan_BeforeAnything_SaysWhatEachStageWillProduce()
    {
        JsonElement plan = new UneCampagne(fixture).Json("plan");

        Assert.Equal("cpomdocs/plan/1", plan.GetProperty("schema").GetString());
        JsonElement first = plan.GetProperty("etapes")[0];
        Assert.Equal(FirstStage, first.GetProperty("documents").EnumerateArray().Select(item => item.GetProperty("document").GetString()));
        Assert.All(first.GetProperty("documents").EnumerateArray(), item => Assert.Equal(1, item.GetProperty("aProduire").GetInt32()));
        Assert.Equal((7, 7), (Total(plan, "documents"), Total(plan, "aProduire")));
    }

    [Fact]
    public void Plan_OfTheExample_SaysWhoSignsHowMuchAndWhen()
    {
        JsonElement plan = new UneCampagne(fixture).Json("plan");

        string[] charges = [.. plan.GetProperty("charges").EnumerateArray().Select(charge =>
            string.Join(' ', FieldsOfACharge.Select(name => charge.GetProperty(name).ToString())))];
        Assert.Equal(
            [
                "1 DirecteurGeneral 3 2024-12-31", "1 PresidentConseilDepartemental 1 2024-12-31", "1 RepresentantLegal 3 2024-12-31",
                "3 DirecteurGeneral 3 2025-06-30", "3 RepresentantLegal 3 2025-05-31",
            ],
            charges.Order(StringComparer.Ordinal));
        Assert.Equal(13, Total(plan, "signatures"));
    }

    [Fact]
    public void Plan_OneBadContract_ExitsOneAndPlansTheOthers()
    {
        UneCampagne campagne = new UneCampagne(fixture).AvecMauvais();

        CliRun run = campagne.Run("plan");
        JsonElement plan = campagne.Json("plan");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal((1, 1), (Total(plan, "prets"), Total(plan, "enErreur")));
        JsonElement first = plan.GetProperty("manques")[0];
        Assert.Equal("erreur", first.GetProperty("gravite").GetString());
        Assert.Equal(1, first.GetProperty("contrats").GetArrayLength());
    }

    [Fact]
    public void Plan_CertificatesListed_NamesTheUnknownAndTheExpired()
    {
        UneCampagne campagne = new UneCampagne(fixture).Avec(json => json["certificats"] = JsonNode.Parse(
            """
            [ { "titulaire": "Anne-Lise PEYRUSSAC", "dateFin": "2099-12-31" }, { "titulaire": "DELMARRE Pascal", "dateFin": "2024-01-31" } ]
            """));

        JsonElement plan = campagne.Json("plan", "--date", "2024-06-01");

        Assert.Equal(
            ["DirecteurGeneral INCONNU", "PresidentConseilDepartemental EXPIRE", "RepresentantLegal CONNU"],
            plan.GetProperty("charges").EnumerateArray()
                .Select(charge => $"{charge.GetProperty("role")} {charge.GetProperty("certificat")}")
                .Distinct().Order(StringComparer.Ordinal));
        Assert.Contains(Messages(plan), message => message.Contains("ROUVIÉRAC", StringComparison.Ordinal));
        Assert.DoesNotContain(Messages(plan), message => message.Contains("PEYRUSSAC", StringComparison.Ordinal));
    }

    [Fact]
    public void Plan_DelegationThatEndsBeforeTheStage_IsSaid()
    {
        UneCampagne campagne = new UneCampagne(fixture).AvecContrat("\"dateFin\": null", "\"dateFin\": \"2025-06-01\"");

        JsonElement plan = campagne.Json("plan");

        JsonElement missing = plan.GetProperty("manques").EnumerateArray().Single(item =>
            item.GetProperty("message").GetString()!.Contains("01/06/2025", StringComparison.Ordinal)
            && item.GetProperty("code").ValueKind is JsonValueKind.Null);
        Assert.Equal("SIG-02", missing.GetProperty("regle").GetString());
    }

    [Fact]
    public void Plan_AfterTheRun_HasNothingToIssue()
    {
        UneCampagne campagne = new UneCampagne(fixture).Editee();

        JsonElement plan = campagne.Json("plan");

        Assert.Equal((0, 13), (Total(plan, "aProduire"), Total(plan, "signatures")));
        Assert.Equal(1, plan.GetProperty("etapes")[0].GetProperty("documents")[0].GetProperty("enSignature").GetInt32());
    }

    [Fact]
    public void Plan_DataChangedSinceTheRun_IssuesAgainWhatNobodySigned()
    {
        UneCampagne campagne = new UneCampagne(fixture).Editee().AvecContrat("10 esplanade", "12 esplanade");

        Assert.Equal(7, Total(campagne.Json("plan"), "aProduire"));
    }

    [Fact]
    public void Plan_Html_IsOnePageWithCaptionsAndScopes()
    {
        UneCampagne campagne = new UneCampagne(fixture).AvecMauvais();
        string folder = campagne.NewFolder("plan");

        campagne.Run("plan", "-o", folder);

        string html = File.ReadAllText(Path.Combine(folder, "plan.html"));
        var page = XElement.Parse(html["<!DOCTYPE html>\n".Length..]);
        Assert.Equal("fr", page.Attribute("lang")!.Value);
        Assert.All(page.Descendants("table"), table => Assert.NotNull(table.Element("caption")));
        Assert.All(page.Descendants("th"), header => Assert.NotNull(header.Attribute("scope")));
        Assert.DoesNotContain("http://", html, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(folder, "plan.json")));
    }

    [Fact]
    public void Run_CampaignThatFrozeAnotherSocle_IssuesNothing()
    {
        UneCampagne campagne = new UneCampagne(fixture).Avec(json => json["modeles"]!["empreinteSocle"] = new string('0', 64));

        CliRun run = campagne.Run("run");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("CPOM9101 ANX-06", run.Out, StringComparison.Ordinal);
        Assert.False(Directory.Exists(campagne.Store));
    }

    [Fact]
    public void Plan_SocleThatTheCampaignFroze_IsFrozen()
    {
        var campagne = new UneCampagne(fixture);
        string digest = campagne.Json("plan").GetProperty("empreinteSocle").GetString()!;

        campagne.Avec(json => json["modeles"]!["empreinteSocle"] = digest);

        Assert.True(campagne.Json("plan").GetProperty("socleFige").GetBoolean());
        Assert.Equal(0, campagne.Run("run").ExitCode);
    }

    [Fact]
    public void Run_SocleSignedOnOtherTemplates_IsRefusedForTheWholeCampaign()
    {
        UneCampagne campagne = new UneCampagne(fixture).Editee();
        string liasse = fixture.NewFolder();
        CliRun.Of("archive", "get", CliFixture.Code, "-o", liasse, "--store", campagne.Store);
        string documents = Path.Combine(liasse, CliFixture.Code, "documents");
        CliRun.Of("sign", documents, "--as", "RepresentantLegal", "--key", fixture.KeyOf("representant-legal"), "--in-place");
        File.Copy(Path.Combine(liasse, CliFixture.Code, "liasse.json"), Path.Combine(documents, "liasse.json"));
        Assert.Equal(0, CliRun.Of("archive", "put", documents, "--store", campagne.Store).ExitCode);
        string other = campagne.OtherSocle();

        CliRun run = CliRun.With(other, "campagne", "run", campagne.File, "--store", campagne.Store);
        CliRun lastStage = CliRun.With(other, "campagne", "run", campagne.File, "--store", campagne.Store, "--etape", "2");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("CPOM9102 ANX-06", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("CPOM9102", lastStage.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_SocleUnsignedOnOtherTemplates_IsSimplyIssuedAgain()
    {
        UneCampagne campagne = new UneCampagne(fixture).Editee();

        CliRun run = CliRun.With(campagne.OtherSocle(), "campagne", "run", campagne.File, "--store", campagne.Store);

        Assert.True(run.ExitCode == 0, run.Out);
    }

    private static int Total(JsonElement plan, string name) => plan.GetProperty("totaux").GetProperty(name).GetInt32();

    private static IEnumerable<string> Messages(JsonElement plan) =>
        plan.GetProperty("manques").EnumerateArray().Select(item => item.GetProperty("message").GetString()!);
}
