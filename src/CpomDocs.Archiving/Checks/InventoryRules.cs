using System.Text.Json;

namespace CpomDocs.Archiving.Checks;

/// <summary>Rules of an inventory by itself (OCFL 1.1 §3.5); everything wrong is told in one pass.</summary>
internal static class InventoryRules
{
    /// <summary>Largest inventory that is read, in bytes.</summary>
    public const int Largest = 64 * 1024 * 1024;

    private const int Deepest = 16;
    private const string TypePrefix = "https://ocfl.io/";
    private const string TypeSuffix = "/spec/#inventory";

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = Deepest, AllowDuplicateProperties = false };

    private static readonly HashSet<string> Keys =
        ["id", "type", "digestAlgorithm", "head", "contentDirectory", "manifest", "versions", "fixity"];

    /// <summary>Reads an inventory.</summary>
    /// <param name="json">Its bytes.</param>
    /// <param name="path">Its path.</param>
    /// <param name="declared">Version of OCFL that the object declares, in force when the inventory says none.</param>
    /// <param name="findings">Takes what is wrong.</param>
    /// <returns>What could be read, or <see langword="null"/> when it is no JSON object.</returns>
    public static SpecInventory? Read(ReadOnlyMemory<byte> json, string path, string declared, FindingList findings)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json, Options);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
            {
                return Read(document.RootElement, new RulePlace(path, declared, findings));
            }

            findings.Add("E033", path);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            findings.Add("E033", path, error.Message);
        }

        return null;
    }

    private static SpecInventory Read(JsonElement root, RulePlace declared)
    {
        string? specification = SpecificationOf(root, declared);
        RulePlace place = declared with { Specification = specification ?? declared.Specification };
        CheckKeys(root, place);
        DigestAlgorithm? algorithm = AlgorithmOf(root, place);
        string? content = ContentDirectoryOf(root, place);
        var versions = VersionRules.Read(root, algorithm, place);
        var manifest = ManifestRules.Read(root, algorithm, place);
        ManifestRules.CheckPlaces(manifest, versions, content, place);
        StateRules.CheckDigests(versions, manifest, place);
        return new SpecInventory
        {
            Specification = specification,
            Id = IdOf(root, place),
            Algorithm = algorithm,
            AlgorithmName = TextOf(root, "digestAlgorithm") ?? "sha512",
            OwnContentDirectory = content,
            Head = HeadOf(root, versions, place),
            Versions = versions.Names,
            Blocks = versions.Blocks,
            Manifest = manifest.Paths,
            Fixity = FixityRules.Read(root, manifest, place),
        };
    }

    private static string? TextOf(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static void CheckKeys(JsonElement root, RulePlace place)
    {
        foreach (JsonProperty key in root.EnumerateObject().Where(key => !Keys.Contains(key.Name)))
        {
            place.Add(key.Name.ToUpperInvariant() switch { "VERSIONS" => "E044", "FIXITY" => "E055", _ => "E102" }, key.Name);
        }

        foreach (string required in (string[])["id", "type", "digestAlgorithm", "head"])
        {
            if (!root.TryGetProperty(required, out _))
            {
                place.Add("E036", required);
            }
        }
    }

    private static string? SpecificationOf(JsonElement root, RulePlace place)
    {
        if (!root.TryGetProperty("type", out JsonElement type))
        {
            return null;
        }

        string text = type.ValueKind == JsonValueKind.String ? type.GetString()! : "";
        bool isType = text.StartsWith(TypePrefix, StringComparison.Ordinal) && text.EndsWith(TypeSuffix, StringComparison.Ordinal);
        string version = isType ? text[TypePrefix.Length..^TypeSuffix.Length] : "";
        if (version is "1.0" or "1.1")
        {
            return version;
        }

        place.Add("E038", text);
        return null;
    }

    private static string? IdOf(JsonElement root, RulePlace place)
    {
        if (!root.TryGetProperty("id", out JsonElement id))
        {
            return null;
        }

        if (id.ValueKind != JsonValueKind.String || id.GetString()!.Length == 0)
        {
            place.Add("E037");
            return null;
        }

        if (!PathRules.IsUri(id.GetString()!))
        {
            place.Add("W005", id.GetString());
        }

        return id.GetString();
    }

    private static DigestAlgorithm? AlgorithmOf(JsonElement root, RulePlace place)
    {
        if (!root.TryGetProperty("digestAlgorithm", out JsonElement value))
        {
            return null;
        }

        string? name = TextOf(root, "digestAlgorithm");
        switch (name)
        {
            case "sha512":
                break;
            case "sha256":
                place.Add("W004");
                break;
            default:
                place.Add("E025", value.ToString());
                return null;
        }

        return DigestAlgorithm.Find(name);
    }

    private static string? ContentDirectoryOf(JsonElement root, RulePlace place)
    {
        if (!root.TryGetProperty("contentDirectory", out JsonElement value))
        {
            return null;
        }

        string? name = TextOf(root, "contentDirectory");
        string? fault = name switch
        {
            null => "E017",
            "." or ".." => "E018",
            "" => place.IsLatest ? "E108" : "E017",
            _ when name.Contains('/', StringComparison.Ordinal) => "E017",
            _ => null,
        };
        if (fault is not null)
        {
            place.Add(fault, value.ToString());
        }

        return fault is null ? name : null;
    }

    private static string? HeadOf(JsonElement root, VersionSequence versions, RulePlace place)
    {
        string? head = TextOf(root, "head");
        if (root.TryGetProperty("head", out JsonElement value) && (head is null || versions.Names is [.., var last] && head != last))
        {
            place.Add("E040", value.ToString());
        }

        return head;
    }
}
