using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace CpomDocs.Tests.Archiving;

/// <summary>An OCFL object in a folder that starts valid: two versions, two files, a fixity block.</summary>
internal sealed class UnObjetOcfl
{
    private const string Algorithm = "sha512";

    public UnObjetOcfl(string folder, string id = "urn:essai:1", string specification = "1.1")
    {
        Folder = folder;
        Write($"0=ocfl_object_{specification}", $"ocfl_object_{specification}\n");
        Write("v1/content/a.txt", "a");
        Write("v2/content/dossier/b.txt", "b");
        Root = Inventory(id, specification, versions: 2);
        First = Inventory(id, specification, versions: 1);
    }

    public string Folder { get; }

    /// <summary>Inventory of the object and of its second version.</summary>
    public JsonObject Root { get; }

    /// <summary>Inventory of the first version.</summary>
    public JsonObject First { get; }

    public JsonObject Version(string name) => Root["versions"]![name]!.AsObject();

    public JsonObject Manifest => Root["manifest"]!.AsObject();

    public static string Digest(string text) => Convert.ToHexStringLower(SHA512.HashData(Encoding.UTF8.GetBytes(text)));

    public static JsonArray Paths(params string[] paths) => new([.. paths.Select(path => (JsonNode)path)]);

    /// <summary>Writes the inventories as they are now, with their sidecars.</summary>
    public UnObjetOcfl Seal()
    {
        WriteInventory("v1/", First.ToJsonString());
        WriteInventory("v2/", Root.ToJsonString());
        WriteInventory("", Root.ToJsonString());
        return this;
    }

    public void WriteInventory(string folder, string json)
    {
        Write(folder + "inventory.json", json);
        Write(folder + "inventory.json.sha512", Digest(json) + " inventory.json\n");
    }

    public void Write(string path, string text)
    {
        string full = PathOf(path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }

    public string PathOf(string path) => Path.Combine(Folder, path);

    private static JsonObject Inventory(string id, string specification, int versions)
    {
        var manifest = new JsonObject { [Digest("a")] = Paths("v1/content/a.txt") };
        var blocks = new JsonObject { ["v1"] = Block("2026-01-05T08:00:00Z", new() { [Digest("a")] = Paths("a.txt") }) };
        if (versions > 1)
        {
            manifest[Digest("b")] = Paths("v2/content/dossier/b.txt");
            blocks["v2"] = Block("2026-02-05T08:00:00+01:00",
                new() { [Digest("a")] = Paths("a.txt"), [Digest("b")] = Paths("dossier/b.txt") });
        }

        return new JsonObject
        {
            ["id"] = id,
            ["type"] = $"https://ocfl.io/{specification}/spec/#inventory",
            ["digestAlgorithm"] = Algorithm,
            ["head"] = "v" + versions,
            ["manifest"] = manifest,
            ["fixity"] = new JsonObject { ["md5"] = new JsonObject { ["0cc175b9c0f1b6a831c399e269772661"] = Paths("v1/content/a.txt") } },
            ["versions"] = blocks,
        };
    }

    private static JsonObject Block(string created, JsonObject state) => new()
    {
        ["created"] = created,
        ["message"] = "Essai",
        ["user"] = new JsonObject { ["name"] = "Essai", ["address"] = "mailto:essai@exemple.fr" },
        ["state"] = state,
    };
}
