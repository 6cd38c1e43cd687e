using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CpomDocs.Archiving.Stores;

namespace CpomDocs.Archiving.Checks;

/// <summary>Where a storage root says that its objects are (OCFL 1.1 §4.1): the layouts 0002, 0003 and 0004.</summary>
internal sealed class DeclaredLayout
{
    public const string FileName = "ocfl_layout.json";

    private const string Flat = "0002-flat-direct-storage-layout";
    private const string Hashed = "0004-hashed-n-tuple-storage-layout";
    private const int Largest = 64 * 1024;

    private readonly string _extension;
    private readonly JsonElement _config;

    private DeclaredLayout(string extension, JsonElement config)
    {
        _extension = extension;
        _config = config;
    }

    /// <summary>Reads the layout of a root and checks how it is written.</summary>
    /// <returns>The layout, or <see langword="null"/> when there is none that the program knows.</returns>
    public static DeclaredLayout? Read(TreePlace root, FindingList findings)
    {
        if (!root.HasFile(FileName))
        {
            return null;
        }

        if (ObjectIn(root, FileName) is not { } layout
            || !layout.TryGetProperty("extension", out JsonElement extension)
            || !layout.TryGetProperty("description", out _))
        {
            findings.Add("E070", root.Child(FileName));
            return null;
        }

        string name = extension.ValueKind == JsonValueKind.String ? extension.GetString()! : "";
        if (!RegisteredExtensions.Contains(name))
        {
            findings.Add("E071", root.Child(FileName), name);
        }

        return name is Flat or StorageLayout.Extension or Hashed ? new DeclaredLayout(name, ConfigOf(root, name)) : null;
    }

    /// <summary>Path of an object, or <see langword="null"/> when its parameters are not understood.</summary>
    public string? PathOf(string id)
    {
        if (_extension == Flat)
        {
            return id;
        }

        string? digest = DigestOf(id);
        int size = Number("tupleSize", 3);
        int count = Number("numberOfTuples", 3);
        if (digest is null || size < 0 || count < 0 || size * (long)count > digest.Length)
        {
            return null;
        }

        IEnumerable<string> tuples = Enumerable.Range(0, count).Select(tuple => digest.Substring(tuple * size, size));
        string last = _extension == Hashed
            ? IsShort ? digest[(size * count)..] : digest
            : StorageLayout.PartsOf(id)[^1];
        return string.Join('/', tuples.Append(last));
    }

    private bool IsShort => _config.ValueKind == JsonValueKind.Object
        && _config.TryGetProperty("shortObjectRoot", out JsonElement value)
        && value.ValueKind == JsonValueKind.True;

    private static JsonElement ConfigOf(TreePlace root, string name)
    {
        TreePlace folder = TreePlace.At(root.Tree, root.Child("extensions/" + name));
        return folder.HasFile("config.json") && ObjectIn(folder, "config.json") is { } config ? config : default;
    }

    private static JsonElement? ObjectIn(TreePlace folder, string name)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(folder.Read(name, Largest) ?? []);
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private string? DigestOf(string id)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(id);
        string algorithm = _config.ValueKind == JsonValueKind.Object
            && _config.TryGetProperty("digestAlgorithm", out JsonElement value) ? value.ToString() : "sha256";
        return algorithm switch
        {
            "sha256" => Convert.ToHexStringLower(SHA256.HashData(bytes)),
            "sha512" => Convert.ToHexStringLower(SHA512.HashData(bytes)),
            _ => null,
        };
    }

    private int Number(string name, int byDefault)
    {
        return _config.ValueKind == JsonValueKind.Object
            && _config.TryGetProperty(name, out JsonElement value)
            && value.TryGetInt32(out int number) ? number : byDefault;
    }
}
