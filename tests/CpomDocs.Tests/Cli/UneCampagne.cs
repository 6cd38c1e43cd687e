using System.Text.Json;
using System.Text.Json.Nodes;
using CpomDocs.Tests.House;

namespace CpomDocs.Tests.Cli;

/// <summary>A campaign of one valid contract in a folder of its own, that a test changes before it runs the program on it.</summary>
internal sealed class UneCampagne
{
    private readonly string _folder;
    private readonly JsonObject _campagne;

    public UneCampagne(CliFixture fixture)
    {
        _folder = fixture.NewFolder();
        Directory.CreateDirectory(_folder);
        Store = Path.Combine(_folder, "archive");
        Contrat = Path.Combine(_folder, CliFixture.Code + ".json");
        System.IO.File.Copy(fixture.Example, Contrat);
        _campagne = JsonNode.Parse(
            """
            { "schema": "cpomdocs/campagne/1", "id": "OCC-2025-2029", "libelle": "CPOM 2025-2029", "profil": "OCC25", "region": "Occitanie",
              "dateEffet": "2025-01-01", "dateFin": "2029-12-31", "modeles": { "jeu": "occ25", "version": "1.0.0" },
              "etapes": [
                { "numero": 1, "documents": ["SOCLE", "FINANCEMENT", "USLD"], "action": "SIGNATURE", "echeance": "2024-12-31" },
                { "numero": 2, "documents": ["ORIENTATIONS", "RECONNAISSANCES", "PDS"], "action": "ECHANGES", "echeance": "2025-04-30" },
                { "numero": 3, "documents": ["ORIENTATIONS", "RECONNAISSANCES", "PDS", "LISTE_ACCORDS"], "action": "SIGNATURE",
                  "echeance": "2025-06-30", "echeanceStructure": "2025-05-31" } ],
              "contrats": [ { "finessEj": "349900019", "fichier": "349900019AA.json", "groupe": "34" } ] }
            """)!.AsObject();
        Save();
    }

    public string File => Path.Combine(_folder, "campagne.json");

    public string Contrat { get; }

    public string Store { get; }

    /// <summary>Changes the campaign.</summary>
    public UneCampagne Avec(Action<JsonObject> change)
    {
        change(_campagne);
        Save();
        return this;
    }

    /// <summary>Changes what the campaign says of its contract.</summary>
    public UneCampagne AvecEntree(string key, JsonNode value) => Avec(campagne => campagne["contrats"]![0]![key] = value);

    /// <summary>Changes the text of the contract.</summary>
    public UneCampagne AvecContrat(string before, string after)
    {
        string text = System.IO.File.ReadAllText(Contrat);
        Assert.Contains(before, text, StringComparison.Ordinal);
        System.IO.File.WriteAllText(Contrat, text.Replace(before, after, StringComparison.Ordinal));
        return this;
    }

    /// <summary>Adds a contract whose data is wrong.</summary>
    public UneCampagne AvecMauvais()
    {
        System.IO.File.WriteAllText(Path.Combine(_folder, "mauvais.json"), "{}");
        return Avec(campagne => campagne["contrats"]!.AsArray().Add(
            new JsonObject { ["finessEj"] = "349900043", ["fichier"] = "mauvais.json", ["groupe"] = "11" }));
    }

    public string NewFolder(string name) => Path.Combine(_folder, name);

    /// <summary>Issues the whole, or one stage.</summary>
    public UneCampagne Editee(params string[] options)
    {
        CliRun run = CliRun.Of(["campagne", "run", File, "--store", Store, .. options]);
        Assert.True(run.ExitCode == 0, run.Out + run.Error);
        return this;
    }

    /// <summary>Runs a command on the campaign and its archive.</summary>
    public CliRun Run(string command, params string[] options) => CliRun.Of(["campagne", command, File, "--store", Store, .. options]);

    /// <summary>Runs a command and reads its JSON result.</summary>
    public JsonElement Json(string command, params string[] options)
    {
        CliRun run = Run(command, [.. options, "--output", "json"]);
        Assert.True(run.Out.StartsWith('{'), run.Out + run.Error);
        return JsonDocument.Parse(run.Out).RootElement;
    }

    /// <summary>A copy of the templates whose socle has one more word.</summary>
    public string OtherSocle()
    {
        string copy = NewFolder("modeles");
        foreach (string path in Directory.EnumerateFiles(Tree.PathOf("templates"), "*", SearchOption.AllDirectories))
        {
            string target = Path.Combine(copy, Path.GetRelativePath(Tree.PathOf("templates"), path));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            System.IO.File.Copy(path, target);
        }

        System.IO.File.AppendAllText(Path.Combine(copy, "commun", "parties.md.scriban"), "\n\nUne phrase de plus.\n");
        return copy;
    }

    private void Save() => System.IO.File.WriteAllText(File, _campagne.ToJsonString());
}
