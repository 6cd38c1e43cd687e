using System.Collections.Immutable;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace CpomDocs.Archiving.Manifests;

/// <summary>Reads and writes <c>inventory.json</c>; the same inventory always gives the same bytes.</summary>
internal static class InventoryJson
{
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    private static readonly JsonWriterOptions Options =
        new() { Indented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), NewLine = "\n" };

    public static byte[] Write(Inventory inventory)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("digestAlgorithm", Inventory.Algorithm);
            WriteFixity(json, inventory);
            json.WriteString("head", Inventory.FolderOf(inventory.Head));
            json.WriteString("id", inventory.Id);
            WritePaths(json, "manifest", inventory.Manifest);
            json.WriteString("type", Inventory.TypeUri);
            WriteVersions(json, inventory);
            json.WriteEndObject();
        }

        buffer.WriteByte((byte)'\n');
        return buffer.ToArray();
    }

    /// <summary>Reads an inventory.</summary>
    /// <param name="json">Bytes of <c>inventory.json</c>.</param>
    /// <returns>The inventory.</returns>
    /// <exception cref="InventoryFormatException">Not an inventory of OCFL 1.0 or 1.1; carries the OCFL error code.</exception>
    public static Inventory Read(ReadOnlyMemory<byte> json)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 16 });
            return Read(document.RootElement);
        }
        catch (JsonException error)
        {
            throw new InventoryFormatException("E033", error.Message, error);
        }
    }

    private static Inventory Read(JsonElement root)
    {
        Require(root.ValueKind == JsonValueKind.Object, "E033", "inventory.json");
        Require(Text(root, "type", "E038").EndsWith("/spec/#inventory", StringComparison.Ordinal), "E038", "type");
        Require(Text(root, "digestAlgorithm", "E025") == Inventory.Algorithm, "E025", "digestAlgorithm");
        ImmutableSortedDictionary<int, InventoryVersion> versions = ReadVersions(Object(root, "versions", "E043"));
        int head = VersionNumber(Text(root, "head", "E040"), "E040");
        Require(versions.ContainsKey(head) && versions.Keys.Max() == head, "E040", "head");
        return new Inventory
        {
            Id = Text(root, "id", "E036"),
            Head = head,
            Manifest = ReadPaths(Object(root, "manifest", "E041"), "E101"),
            Versions = versions,
            FixitySha256 = ReadFixity(root),
        };
    }

    private static void WriteFixity(Utf8JsonWriter json, Inventory inventory)
    {
        json.WriteStartObject("fixity");
        WritePaths(json, "sha256", inventory.FixitySha256);
        json.WriteEndObject();
    }

    private static void WriteVersions(Utf8JsonWriter json, Inventory inventory)
    {
        json.WriteStartObject("versions");
        foreach ((int number, InventoryVersion version) in inventory.Versions)
        {
            json.WriteStartObject(Inventory.FolderOf(number));
            json.WriteString("created", version.Created.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture));
            json.WriteString("message", version.Message);
            WritePaths(json, "state", Invert(version.State));
            json.WriteStartObject("user");
            json.WriteString("address", version.User.Address);
            json.WriteString("name", version.User.Name);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WritePaths(Utf8JsonWriter json, string name, ImmutableSortedDictionary<string, ImmutableArray<string>> paths)
    {
        json.WriteStartObject(name);
        foreach ((string digest, ImmutableArray<string> list) in paths)
        {
            json.WriteStartArray(digest);
            foreach (string path in list)
            {
                json.WriteStringValue(path);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static ImmutableSortedDictionary<string, ImmutableArray<string>> Invert(ImmutableSortedDictionary<string, string> state) =>
        state.GroupBy(file => file.Value, file => file.Key)
            .ToImmutableSortedDictionary(group => group.Key, group => group.Order(StringComparer.Ordinal).ToImmutableArray(),
                StringComparer.Ordinal);

    private static ImmutableSortedDictionary<int, InventoryVersion> ReadVersions(JsonElement versions)
    {
        var result = ImmutableSortedDictionary.CreateBuilder<int, InventoryVersion>();
        foreach (JsonProperty property in versions.EnumerateObject())
        {
            Require(result.TryAdd(VersionNumber(property.Name, "E046"), ReadVersion(property.Value)), "E043", property.Name);
        }

        Require(result.Count > 0 && result.Keys.Min() == 1 && result.Keys.Max() == result.Count, "E044", "versions");
        return result.ToImmutable();
    }

    private static InventoryVersion ReadVersion(JsonElement version)
    {
        Require(DateTimeOffset.TryParse(Text(version, "created", "E048"), CultureInfo.InvariantCulture, DateTimeStyles.None,
            out DateTimeOffset created), "E049", "created");
        return new InventoryVersion
        {
            Created = created,
            Message = version.TryGetProperty("message", out JsonElement message) ? message.GetString() ?? "" : "",
            User = ReadUser(version),
            State = ReadState(Object(version, "state", "E048")),
        };
    }

    private static ArchiveUser ReadUser(JsonElement version)
    {
        if (!version.TryGetProperty("user", out JsonElement user))
        {
            return new ArchiveUser("", "");
        }

        return new ArchiveUser(Text(user, "name", "E054"),
            user.TryGetProperty("address", out JsonElement address) ? address.GetString() ?? "" : "");
    }

    private static ImmutableSortedDictionary<string, string> ReadState(JsonElement state)
    {
        var result = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach ((string digest, ImmutableArray<string> paths) in ReadPaths(state, "E095"))
        {
            foreach (string path in paths)
            {
                Require(result.TryAdd(path, digest), "E095", path);
            }
        }

        return result.ToImmutable();
    }

    private static ImmutableSortedDictionary<string, ImmutableArray<string>> ReadFixity(JsonElement root)
    {
        return root.TryGetProperty("fixity", out JsonElement fixity) && fixity.TryGetProperty("sha256", out JsonElement sha256)
            ? ReadPaths(sha256, "E057")
            : ImmutableSortedDictionary<string, ImmutableArray<string>>.Empty;
    }

    private static ImmutableSortedDictionary<string, ImmutableArray<string>> ReadPaths(JsonElement block, string code)
    {
        var result = ImmutableSortedDictionary.CreateBuilder<string, ImmutableArray<string>>(StringComparer.Ordinal);
        foreach (JsonProperty entry in block.EnumerateObject())
        {
            Require(entry.Value.ValueKind == JsonValueKind.Array, code, entry.Name);
            ImmutableArray<string> paths = [.. entry.Value.EnumerateArray().Select(path => SafePath(path, code))];
            Require(result.TryAdd(entry.Name.ToLowerInvariant(), paths), "E096", entry.Name);
        }

        return result.ToImmutable();
    }

    private static string SafePath(JsonElement path, string code)
    {
        string text = path.ValueKind == JsonValueKind.String ? path.GetString()! : "";
        Require(ArchivePath.IsSafe(text), code, text);
        return text;
    }

    private static int VersionNumber(string name, string code)
    {
        Require(name.Length > 1
            && name[0] == 'v'
            && int.TryParse(name.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out _), code, name);
        return int.Parse(name.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture);
    }

    private static JsonElement Object(JsonElement parent, string name, string code)
    {
        Require(parent.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Object, code, name);
        return parent.GetProperty(name);
    }

    private static string Text(JsonElement parent, string name, string code)
    {
        Require(parent.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String, code, name);
        return parent.GetProperty(name).GetString()!;
    }

    private static void Require(bool condition, string code, string where)
    {
        if (!condition)
        {
            throw new InventoryFormatException(code, where, null);
        }
    }
}
