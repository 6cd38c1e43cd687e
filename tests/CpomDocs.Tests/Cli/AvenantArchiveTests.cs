using System.Text.Json;
using System.Text.Json.Nodes;
using CpomDocs.Tests.House;

namespace CpomDocs.Tests.Cli;

public sealed class AvenantArchiveTests(CliFixture fixture) : IClassFixture<CliFixture>
{
    private static readonly string First = Tree.PathOf("fixtures/avenants/valides/avenant-1.json");

    [Fact]
    public void Put_AnUnsignedAvenant_ChangesNothingInForce()
    {
        string store = NewStore(fixture.NewLiasse());
        string[] before = [.. Paths(store)];

        int exitCode = Put(Rendered(First, store), store);

        Assert.Equal(0, exitCode);
        Assert.Equal(1, VersionInForce(store));
        Assert.Superset(before.ToHashSet(), Paths(store).ToHashSet());
        Assert.Contains("avenants/1/AVENANT-1.pdf", Paths(store));
        Assert.Contains("avenants/1/ORIENTATIONS.pdf", Paths(store));
        Assert.DoesNotContain("donnees/contrat.v2.json", Paths(store));
    }

    [Fact]
    public void Put_AnAvenantSignedByEverybody_MakesTheNextVersionBesideTheOriginals()
    {
        string store = NewStore(fixture.NewSignedLiasse());
        string[] originals = [.. Digests(store).Where(file => file.StartsWith("documents/", StringComparison.Ordinal))];
        string avenant = Rendered(First, store);
        Assert.Equal(0, Put(avenant, store));
        Sign(avenant, store, "RepresentantLegal", "representant-legal");
        Assert.Equal(0, Put(avenant, store));
        int between = VersionInForce(store);
        Sign(avenant, store, "DirecteurGeneral", "directeur-general");

        int exitCode = Put(avenant, store);

        CliRun verified = CliRun.Of("verify", CliFixture.Code, "--store", store, "--trust", fixture.Root, "--output", "json");
        JsonNode contrat = JsonNode.Parse(Consolide(store))!["contrat"]!;
        Assert.Equal((1, 0, 2), (between, exitCode, VersionInForce(store)));
        Assert.Subset(Digests(store).ToHashSet(), originals.ToHashSet());
        Assert.Contains("donnees/contrat.v2.json", Paths(store));
        Assert.NotNull(contrat["avenants"]![0]!["dateConclusion"]);
        Assert.True(verified.ExitCode == 0, verified.Out);
    }

    [Theory]
    [InlineData("2026-06-30", 1, false)]
    [InlineData("2026-07-01", 2, true)]
    public void Consolide_FromTheArchive_ReadsItsAvenantsAtTheDate(string date, int version, bool isChanged)
    {
        string store = StoreWithSignedAvenant();

        JsonNode document = JsonNode.Parse(Consolide(store, "--au", date))!;

        Assert.Equal(version, document["version"]!.GetValue<int>());
        Assert.Equal(isChanged, document["origines"]!.AsArray().Any(item =>
            item!["objet"]!.ToString() == "Objectif stratégique 2, cible 2027" && item["avenant"]!.GetValue<int>() == 1));
        Assert.Equal(isChanged, document["origines"]!.AsArray().Any(item =>
            (item!["objet"]!.ToString(), item["valeur"]?.ToString()) == ("Financement 2026", "893\u202F475,25")));
    }

    [Fact]
    public void Put_TwoAvenantsSignedOutOfTurn_IntegratesThemInTheirOrder()
    {
        string store = NewStore(fixture.NewLiasse());
        string first = Rendered(First, store);
        Assert.Equal(0, Put(first, store));
        string second = Rendered(OnPds(2), store);
        Assert.Equal(0, Put(second, store));

        SignAll(second);
        Assert.Equal(0, Put(second, store));
        int early = VersionInForce(store);
        SignAll(first);
        Assert.Equal(0, Put(first, store));

        Assert.Equal((1, 3), (early, VersionInForce(store)));
        Assert.Equal(["donnees/contrat.json", "donnees/contrat.v2.json", "donnees/contrat.v3.json"],
            Paths(store).Where(path => path.StartsWith("donnees/", StringComparison.Ordinal)));
    }

    [Fact]
    public void Check_AgainstTheArchive_SeesThePendingAvenants()
    {
        string store = NewStore(fixture.NewLiasse());
        Assert.Equal(0, Put(Rendered(First, store), store));

        CliRun taken = CliRun.Of("avenant", "check", OnPds(1), "--contrat", CliFixture.Code, "--store", store);
        CliRun conflict = CliRun.Of("avenant", "check", Numbered(2), "--contrat", CliFixture.Code, "--store", store);
        CliRun sound = CliRun.Of("avenant", "check", OnPds(2), "--contrat", CliFixture.Code, "--store", store);

        Assert.Contains("CPOM1502", taken.Out, StringComparison.Ordinal);
        Assert.Contains("CPOM1504", conflict.Out, StringComparison.Ordinal);
        Assert.True(sound.ExitCode == 0, sound.Out);
    }

    [Fact]
    public void Diff_OfTwoVersionsOfTheArchive_IsAPageWithTheChangedWordsMarked()
    {
        string store = StoreWithSignedAvenant();
        string page = Path.Combine(fixture.NewFolder(), "comparaison.html");

        CliRun run = CliRun.Of(
            "contrat", "diff", CliFixture.Code + "@1", CliFixture.Code, "--store", store, "-o", page, "--output", "json");
        CliRun unknown = CliRun.Of("contrat", "diff", CliFixture.Code + "@1", CliFixture.Code + "@7", "--store", store);

        string html = File.ReadAllText(page);
        JsonNode change = JsonNode.Parse(run.Out)!["changements"]!.AsArray()
            .Single(item => item!["objet"]!.ToString() == "Objectif stratégique 2, cible 2027")!;
        Assert.Equal((0, 2), (run.ExitCode, unknown.ExitCode));
        Assert.Equal(("60", "59"), (change["avant"]!.ToString(), change["apres"]!.ToString()));
        Assert.Contains("<html lang=\"fr\">", html, StringComparison.Ordinal);
        Assert.Contains("<td><del>60</del></td><td><ins>59</ins></td>", html, StringComparison.Ordinal);
        Assert.DoesNotMatch("(src|href)=\"(?!#)", html);
    }

    [Fact]
    public void Render_FromASignedContract_SaysWhenItWasConcludedAndRerendersTheSame()
    {
        string store = NewStore(fixture.NewSignedLiasse());
        string avenant = Rendered(First, store);
        Assert.Equal(0, Put(avenant, store));

        CliRun verified = CliRun.Of(
            "verify", CliFixture.Code, "--store", store, "--trust", fixture.Root, "--rerender", "--output", "json");

        JsonNode manifest = JsonNode.Parse(File.ReadAllText(Path.Combine(avenant, "liasse.json")))!;
        JsonNode[] documents = [.. JsonNode.Parse(verified.Out)!["fichiers"]!.AsArray()
            .Where(item => item!["fichier"]!.ToString().Contains("avenants/1/", StringComparison.Ordinal))!];
        Assert.Equal(10, manifest["dateConclusionContrat"]!.ToString().Length);
        Assert.Equal(4, documents.Length);
        Assert.All(documents, item => Assert.Equal("identique", item["reedition"]!["etat"]!.ToString()));
    }

    [Fact]
    public void Draft_FromTheArchive_StartsFromTheVersionInForceAndFollowsTheNumbersTaken()
    {
        string store = StoreWithSignedAvenant();
        Assert.Equal(0, Put(Rendered(OnPds(2, version: 2), store), store));
        JsonNode wanted = JsonNode.Parse(Consolide(store))!["contrat"]!;
        wanted["annexes"]!["orientations"]!["objectifs"]![0]!["libelle"] = "Un objectif écrit autrement.";
        string into = Path.Combine(fixture.NewFolder(), "avenant.json");

        CliRun run = CliRun.Of(
            "avenant", "draft", "--from", CliFixture.Code, "--store", store, "--to", Written(wanted), "-o", into, "--effet", "2026-09-01");

        Assert.True(run.ExitCode == 0, run.Out + run.Error);
        JsonNode draft = JsonNode.Parse(File.ReadAllText(into))!;
        Assert.Equal((3, 2), (draft["numero"]!.GetValue<int>(), draft["versionBase"]!.GetValue<int>()));
        Assert.Equal("MODIFIER_OBJECTIF", draft["modifications"]!.AsArray().Single()!["operation"]!.ToString());
    }

    [Fact]
    public void Put_ADocumentThatAnotherPendingAvenantChanges_IsRefused()
    {
        string store = NewStore(fixture.NewLiasse());
        Assert.Equal(0, Put(Rendered(OnPds(1), store), store));
        string second = Rendered(OnPds(2, line: 1, before: 1m, after: 2m), store);

        CliRun run = CliRun.Of("archive", "put", second, "--store", store);

        Assert.Equal(7, run.ExitCode);
        Assert.Contains("PDS", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("avenants/2/AVENANT-2.pdf", Paths(store));
    }

    [Fact]
    public void Put_AnAvenantOfAVersionThatIsNotInForce_IsRefused()
    {
        string store = StoreWithSignedAvenant();
        string into = fixture.NewFolder();
        Assert.Equal(0, CliRun.Of("avenant", "render", OnPds(1), "--contrat", fixture.Example, "-o", into, "--format", "pdf").ExitCode);

        CliRun run = CliRun.Of("archive", "put", Path.Combine(into, CliFixture.Code), "--store", store);

        Assert.Equal(7, run.ExitCode);
        Assert.Equal(2, VersionInForce(store));
    }

    [Fact]
    public void Recall_OfAnAvenant_StopsItUntilAnotherEditionTakesItsPlace()
    {
        string store = NewStore(fixture.NewLiasse());
        string avenant = Rendered(OnPds(1), store);
        Assert.Equal(0, Put(avenant, store));
        foreach (string document in new[] { "AVENANT-1", "AVENANT-1/PDS" })
        {
            Assert.Equal(0, CliRun.Of(
                "archive", "rappeler", CliFixture.Code, "--document", document, "--motif", "Erreur", "--store", store).ExitCode);
        }

        CliRun refused = CliRun.Of("sign", avenant, "--as", "RepresentantLegal", "--key", fixture.KeyOf("representant-legal"),
            "--store", store, "--in-place");
        string other = Rendered(OnPds(1, after: 2m), store);
        CliRun replaced = CliRun.Of("archive", "remplacer", other, "--motif", "Valeur corrigée", "--store", store);
        SignAll(other);

        Assert.Equal(7, refused.ExitCode);
        Assert.True(replaced.ExitCode == 0, replaced.Error);
        Assert.Equal(0, Put(other, store));
        Assert.Equal(2, JsonNode.Parse(Consolide(store))!["contrat"]!["annexes"]!["pds"]!["lignes"]![2]!["nombre"]!.GetValue<decimal>());
    }

    private string StoreWithSignedAvenant()
    {
        string store = NewStore(fixture.NewLiasse());
        string avenant = Rendered(First, store);
        SignAll(avenant);
        Assert.Equal(0, Put(avenant, store));
        return store;
    }

    private string NewStore(string liasse)
    {
        string store = fixture.NewFolder();
        Assert.Equal(0, Put(liasse, store));
        return store;
    }

    private string Rendered(string avenant, string store)
    {
        string into = fixture.NewFolder();
        CliRun run = CliRun.Of(
            "avenant", "render", avenant, "--contrat", CliFixture.Code, "--store", store, "-o", into, "--format", "pdf");
        Assert.True(run.ExitCode == 0, run.Out + run.Error);
        return Path.Combine(into, CliFixture.Code);
    }

    private string OnPds(int number, int line = 3, decimal before = 0.5m, decimal after = 1m, int version = 1)
    {
        JsonNode avenant = JsonNode.Parse(File.ReadAllText(First))!;
        avenant["numero"] = number;
        avenant["versionBase"] = version;
        avenant["causes"] = new JsonArray("MODIFICATION_PDS");
        avenant["modifications"] = new JsonArray(new JsonObject
        {
            ["annexe"] = "PDS",
            ["operation"] = "MODIFIER_LIGNE_PDS",
            ["cible"] = new JsonObject { ["numero"] = line, ["champ"] = "/nombre" },
            ["ancienneValeur"] = before,
            ["nouvelleValeur"] = after,
            ["motif"] = "Réorganisation de la permanence",
        });
        return Written(avenant);
    }

    private string Numbered(int number)
    {
        JsonNode avenant = JsonNode.Parse(File.ReadAllText(First))!;
        avenant["numero"] = number;
        return Written(avenant);
    }

    private string Written(JsonNode avenant)
    {
        string folder = Directory.CreateDirectory(fixture.NewFolder()).FullName;
        string path = Path.Combine(folder, "avenant.json");
        File.WriteAllText(path, avenant.ToJsonString());
        return path;
    }

    private void SignAll(string folder)
    {
        Sign(folder, null, "RepresentantLegal", "representant-legal");
        Sign(folder, null, "DirecteurGeneral", "directeur-general");
    }

    private void Sign(string folder, string? store, string role, string key)
    {
        string[] archive = store is null ? [] : ["--store", store];
        CliRun run = CliRun.Of(["sign", folder, "--as", role, "--key", fixture.KeyOf(key), "--in-place", .. archive]);
        Assert.True(run.ExitCode == 0, run.Out + run.Error);
    }

    private static int Put(string folder, string store)
    {
        CliRun run = CliRun.Of("archive", "put", folder, "--store", store);
        Assert.True(run.ExitCode == 0, run.Error);
        return run.ExitCode;
    }

    private static string Consolide(string store, params string[] options)
    {
        CliRun run = CliRun.Of(["contrat", "consolide", CliFixture.Code, "--store", store, "--output", "json", .. options]);
        Assert.True(run.ExitCode == 0, run.Out + run.Error);
        return run.Out;
    }

    private static int VersionInForce(string store) => JsonNode.Parse(Consolide(store))!["version"]!.GetValue<int>();

    private static IEnumerable<string> Paths(string store) => Files(store).Select(file => file.Path);

    private static IEnumerable<string> Digests(string store) => Files(store).Select(file => file.Path + " " + file.Digest);

    private static List<(string Path, string Digest)> Files(string store)
    {
        using JsonDocument json =
            JsonDocument.Parse(CliRun.Of("archive", "show", CliFixture.Code, "--store", store, "--output", "json").Out);
        JsonElement head = json.RootElement.GetProperty("versions").EnumerateArray().Last();
        return [.. head.GetProperty("fichiers").EnumerateArray().Select(file =>
            (file.GetProperty("chemin").GetString()!, file.GetProperty("sha512").GetString()!))];
    }
}
