using System.Text.Json.Nodes;

namespace CpomDocs.Tests.Archiving;

/// <summary>One thing broken in a valid object, with the code that tells of it: before the object is sealed, or after.</summary>
internal static class DefautsOcfl
{
    private const string Wrong512 = "00";

    private static readonly Dictionary<string, Action<UnObjetOcfl>> Places = new()
    {
        ["E009"] = o => Rename(o.Root["versions"]!.AsObject(), "v1", "v7"),
        ["E010"] = o => Rename(o.Root["versions"]!.AsObject(), "v2", "v3"),
        ["E011"] = o => Padded(o, "v01", "v12"),
        ["E012"] = o => Rename(o.Root["versions"]!.AsObject(), "v2", "v02"),
        ["E013"] = o => Padded(o, "v01", "v12"),
        ["E014"] = o => o.Manifest[UnObjetOcfl.Digest("a")] = UnObjetOcfl.Paths("v01/content/a.txt"),
        ["E015"] = o => o.Write("v1/note.txt", "note"),
        ["E016"] = o => Directory.Delete(o.PathOf("v2/content"), recursive: true),
        ["E017"] = o => o.Root["contentDirectory"] = "a/b",
        ["E018"] = o => o.Root["contentDirectory"] = "..",
        ["E019"] = o => o.Root["contentDirectory"] = "content",
        ["E020"] = o => o.First["contentDirectory"] = "contenu",
        ["E021"] = o => o.Manifest[UnObjetOcfl.Digest("a")] = UnObjetOcfl.Paths("v1/contenu/a.txt"),
        ["E023"] = o => o.Write("v1/content/note.txt", "note"),
        ["E024"] = o => Directory.CreateDirectory(o.PathOf("v1/content/vide")),
        ["E025"] = o => o.Root["digestAlgorithm"] = "md5",
        ["E029"] = o => Fixity(o, "sha1", "zz"),
        ["E030"] = o => Fixity(o, "sha256", "zz"),
        ["E031"] = o => o.Manifest[new string('z', 128)] = UnObjetOcfl.Paths("v1/content/a.txt"),
        ["E032"] = o => Fixity(o, "blake2b-512", "zz"),
        ["E035"] = o => o.Manifest[UnObjetOcfl.Digest("a")] = UnObjetOcfl.Paths("v1\\content\\a.txt"),
        ["E036"] = o => o.Root.Remove("id"),
        ["E037"] = o => o.First["id"] = "urn:essai:2",
        ["E038"] = o => o.Root["type"] = "https://ocfl.io/1.0/spec/#inventory",
        ["E039"] = o => o.Manifest[Wrong512] = UnObjetOcfl.Paths("v1/content/a.txt"),
        ["E040"] = o => o.Root["head"] = "v1",
        ["E041"] = o => o.Root.Remove("manifest"),
        ["E042"] = o => o.Manifest[UnObjetOcfl.Digest("a")] = UnObjetOcfl.Paths("a.txt"),
        ["E043"] = o => o.Root.Remove("versions"),
        ["E044"] = o => Rename(o.Root, "versions", "Versions"),
    };

    private static readonly Dictionary<string, Action<UnObjetOcfl>> Values = new()
    {
        ["E045"] = o => o.Root["versions"] = "v1",
        ["E046"] = o => o.Root["versions"]!.AsObject()["trois"] = o.Version("v2").DeepClone(),
        ["E047"] = o => o.Root["versions"]!["v2"] = "v2",
        ["E048"] = o => o.Version("v2").Remove("created"),
        ["E049"] = o => o.Version("v2")["created"] = "2026-02-30T08:00:00Z",
        ["E050"] = o => o.Version("v2")["state"]!.AsObject()[UnObjetOcfl.Digest("c")] = UnObjetOcfl.Paths("c.txt"),
        ["E051"] = o => State(o, new JsonArray(1)),
        ["E052"] = o => State(o, UnObjetOcfl.Paths("../a.txt")),
        ["E053"] = o => State(o, UnObjetOcfl.Paths("/a.txt")),
        ["E054"] = o => o.Version("v2")["user"]!.AsObject().Remove("name"),
        ["E055"] = o => Rename(o.Root, "fixity", "Fixity"),
        ["E056"] = o => o.Root["fixity"]!.AsObject()["rot13"] = new JsonObject(),
        ["E057"] = o => o.Root["fixity"]!.AsObject()["sha1"] = "rien",
        ["E066"] = o => o.First["versions"]!["v1"]!["state"] = new JsonObject { [UnObjetOcfl.Digest("a")] = UnObjetOcfl.Paths("z.txt") },
        ["E067"] = o => o.Write("extensions/note.txt", "note"),
        ["E090"] = o => File.CreateSymbolicLink(o.PathOf("v1/content/lien"), "/etc/hostname"),
        ["E092"] = o => o.Write("v1/content/a.txt", "altéré"),
        ["E093"] = o => Fixity(o, "sha256", new string('0', 64)),
        ["E094"] = o => o.Version("v2")["message"] = 3,
        ["E095"] = o => State(o, UnObjetOcfl.Paths("dossier", "dossier/b.txt/c")),
        ["E096"] = o => o.Manifest[UnObjetOcfl.Digest("a").ToUpperInvariant()] = UnObjetOcfl.Paths("v1/content/a.txt"),
        ["E097"] = o => Md5(o, "0CC175B9C0F1B6A831C399E269772661", UnObjetOcfl.Paths("v1/content/a.txt")),
        ["E098"] = o => o.Manifest[UnObjetOcfl.Digest("a")] = new JsonArray(1),
        ["E099"] = o => o.Manifest[UnObjetOcfl.Digest("a")] = UnObjetOcfl.Paths("v1/content/../../../etc/hostname"),
        ["E100"] = o => o.Manifest[UnObjetOcfl.Digest("a")] = UnObjetOcfl.Paths("/etc/hostname"),
        ["E101"] = o => o.Manifest[UnObjetOcfl.Digest("a")] = UnObjetOcfl.Paths("v1/content/a.txt", "v1/content/a.txt/b"),
        ["E102"] = o => o.Root["couleur"] = "vert",
        ["E103"] = o => Older(o),
        ["E104"] = o => Rename(o.Root["versions"]!.AsObject(), "v2", "2"),
        ["E105"] = o => Rename(o.Root["versions"]!.AsObject(), "v2", "v0"),
        ["E106"] = o => o.Root["manifest"] = "rien",
        ["E107"] = o => o.Version("v2")["state"]!.AsObject().Remove(UnObjetOcfl.Digest("b")),
        ["E108"] = o => o.Root["contentDirectory"] = "",
        ["E110"] = o => o.First["id"] = "urn:essai:2",
        ["E111"] = o => o.Root["fixity"] = "rien",
        ["W002"] = o => o.Write("v1/brouillon/note.txt", "note"),
        ["W005"] = o => o.Root["id"] = "essai",
        ["W007"] = o => o.Version("v2").Remove("message"),
        ["W008"] = o => o.Version("v2")["user"]!.AsObject().Remove("address"),
        ["W009"] = o => o.Version("v2")["user"]!["address"] = "2 rue de l’Essai",
        ["W011"] = o => o.Version("v1")["message"] = "Autre",
        ["W013"] = o => o.Write("extensions/essai/note.txt", "note"),
    };

    /// <summary>Changes of what the inventories say or of the files, before the sidecars are written.</summary>
    public static Dictionary<string, Action<UnObjetOcfl>> Before { get; } = new(Places.Concat(Values));

    /// <summary>Changes of an object already sealed.</summary>
    public static Dictionary<string, Action<UnObjetOcfl>> After { get; } = new()
    {
        ["E001"] = o => o.Write("note.txt", "note"),
        ["E003"] = o => File.Delete(o.PathOf("0=ocfl_object_1.1")),
        ["E004"] = o => Rename(o, "0=ocfl_object_1.1", "ocfl_object_1.1"),
        ["E005"] = o => Rename(o, "0=ocfl_object_1.1", "1=ocfl_object_1.1"),
        ["E006"] = o => Rename(o, "0=ocfl_object_1.1", "0=ocfl_object_9.9"),
        ["E007"] = o => o.Write("0=ocfl_object_1.1", "ocfl_object_1.1"),
        ["E008"] = o => o.WriteInventory("", """{"id":"urn:x","head":"v1","manifest":{},"versions":{}}"""),
        ["E033"] = o => o.WriteInventory("", """{"id":"urn:x","id":"urn:y"}"""),
        ["E034"] = o => Rename(o, "inventory.json", "Inventory.json"),
        ["E058"] = o => File.Delete(o.PathOf("v1/inventory.json.sha512")),
        ["E059"] = o => Rename(o, "inventory.json.sha512", "inventory.json.sha256"),
        ["E060"] = o => o.Write("inventory.json.sha512", UnObjetOcfl.Digest("x") + " inventory.json\n"),
        ["E061"] = o => o.Write("inventory.json.sha512", UnObjetOcfl.Digest("x")),
        ["E063"] = o => File.Delete(o.PathOf("inventory.json")),
        ["E064"] = o => o.WriteInventory("v2/", o.Root.ToJsonString() + "\n"),
        ["W003"] = o => EmptyVersion(o),
        ["W010"] = o => DeleteInventory(o),
    };

    private static void Rename(JsonObject parent, string name, string newName)
    {
        JsonNode value = parent[name]!;
        parent.Remove(name);
        parent[newName] = value;
    }

    private static void Rename(UnObjetOcfl o, string name, string newName) => File.Move(o.PathOf(name), o.PathOf(newName));

    private static void Padded(UnObjetOcfl o, string first, string second)
    {
        Rename(o.Root["versions"]!.AsObject(), "v1", first);
        Rename(o.Root["versions"]!.AsObject(), "v2", second);
    }

    private static void State(UnObjetOcfl o, JsonArray paths) => o.Version("v2")["state"]!.AsObject()[UnObjetOcfl.Digest("a")] = paths;

    private static void Fixity(UnObjetOcfl o, string algorithm, string digest) =>
        o.Root["fixity"]!.AsObject()[algorithm] = new JsonObject { [digest] = UnObjetOcfl.Paths("v1/content/a.txt") };

    private static void Md5(UnObjetOcfl o, string digest, JsonArray paths) => o.Root["fixity"]!["md5"]!.AsObject()[digest] = paths;

    private static void Older(UnObjetOcfl o)
    {
        Rename(o, "0=ocfl_object_1.1", "0=ocfl_object_1.0");
        o.Write("0=ocfl_object_1.0", "ocfl_object_1.0\n");
        o.Root["type"] = "https://ocfl.io/1.0/spec/#inventory";
    }

    private static void EmptyVersion(UnObjetOcfl o)
    {
        File.Delete(o.PathOf("v2/content/dossier/b.txt"));
        Directory.Delete(o.PathOf("v2/content/dossier"));
    }

    private static void DeleteInventory(UnObjetOcfl o)
    {
        File.Delete(o.PathOf("v1/inventory.json"));
        File.Delete(o.PathOf("v1/inventory.json.sha512"));
    }
}
