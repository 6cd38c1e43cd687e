using System.Collections.Immutable;
using System.Security.Cryptography;
using CpomDocs.Archiving.Manifests;
using CpomDocs.Archiving.Stores;

namespace CpomDocs.Archiving.Checks;

/// <summary>Checks one object: declaration, inventories, version folders, content and digests (OCFL 1.1 §3).</summary>
internal sealed class ObjectValidator
{
    private readonly string _folder;
    private readonly CheckLog _log;

    public ObjectValidator(string folder, CheckLog log)
    {
        _folder = folder;
        _log = log;
    }

    /// <summary>Runs every check that still makes sense after the ones before it.</summary>
    /// <returns>Identifier of the object, or <see langword="null"/> when its inventory cannot be read.</returns>
    public string? Check()
    {
        CheckDeclaration();
        if (ReadInventory(_folder) is not { } inventory)
        {
            return null;
        }

        CheckRootEntries(inventory);
        CheckVersions(inventory);
        CheckStates(inventory);
        CheckContent(inventory);
        return inventory.Id;
    }

    private void CheckDeclaration()
    {
        string path = Path.Combine(_folder, OcflObject.Declaration);
        if (!File.Exists(path) || File.ReadAllText(path) != OcflObject.DeclarationText)
        {
            _log.Add("E003", path);
        }
    }

    private Inventory? ReadInventory(string folder)
    {
        string path = Path.Combine(folder, OcflObject.InventoryName);
        if (!File.Exists(path))
        {
            _log.Add("E063", path);
            return null;
        }

        byte[] json = File.ReadAllBytes(path);
        CheckSidecar(Path.Combine(folder, OcflObject.SidecarName), json);
        try
        {
            return InventoryJson.Read(json);
        }
        catch (InventoryFormatException error)
        {
            _log.Add(error.Code, path, Messages.Finding("Inventory") + "\u00A0: " + error.Where);
            return null;
        }
    }

    private void CheckSidecar(string path, byte[] inventory)
    {
        if (!File.Exists(path))
        {
            _log.Add("E058", path);
            return;
        }

        string[] words = File.ReadAllText(path).Split((char[])[' ', '\t', '\n'], StringSplitOptions.RemoveEmptyEntries);
        if (words.Length != 2 || words[1] != OcflObject.InventoryName)
        {
            _log.Add("E061", path);
        }
        else if (!words[0].Equals(Convert.ToHexStringLower(SHA512.HashData(inventory)), StringComparison.OrdinalIgnoreCase))
        {
            _log.Add("E060", path);
        }
    }

    private void CheckRootEntries(Inventory inventory)
    {
        ImmutableHashSet<string> files = [OcflObject.Declaration, OcflObject.InventoryName, OcflObject.SidecarName];
        ImmutableHashSet<string> folders = [.. inventory.Versions.Keys.Select(Inventory.FolderOf), "logs", "extensions"];
        foreach (string file in Directory.EnumerateFiles(_folder).Where(file => !files.Contains(Path.GetFileName(file))))
        {
            _log.Add("E001", file);
        }

        foreach (string folder in Directory.EnumerateDirectories(_folder).Where(folder => !folders.Contains(Path.GetFileName(folder))))
        {
            _log.Add(Path.GetFileName(folder).StartsWith('v') ? "E046" : "E001", folder);
        }
    }

    private void CheckVersions(Inventory inventory)
    {
        foreach (int number in inventory.Versions.Keys)
        {
            string folder = Path.Combine(_folder, Inventory.FolderOf(number));
            if (!Directory.Exists(folder))
            {
                _log.Add("E010", folder);
            }
            else if (ReadInventory(folder) is { } older)
            {
                CheckAgainst(inventory, older, number, folder);
            }
        }
    }

    private void CheckAgainst(Inventory inventory, Inventory older, int number, string folder)
    {
        string name = Path.Combine(folder, OcflObject.InventoryName);
        if (number == inventory.Head
            && !File.ReadAllBytes(name).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(_folder, OcflObject.InventoryName))))
        {
            _log.Add("E064", name);
        }

        if (older.Head != number
            || older.Versions.Any(version => !inventory.Versions[version.Key].State.SequenceEqual(version.Value.State)))
        {
            _log.Add("E066", name);
        }
    }

    private void CheckStates(Inventory inventory)
    {
        IEnumerable<string> unknown = inventory.Versions.Values
            .SelectMany(version => version.State)
            .Where(file => !inventory.Manifest.ContainsKey(file.Value))
            .Select(file => file.Key);
        foreach (string path in unknown.Distinct())
        {
            _log.Add("E050", Path.Combine(_folder, path));
        }
    }

    private void CheckContent(Inventory inventory)
    {
        Dictionary<string, string> sha512 = ByPath(inventory.Manifest);
        Dictionary<string, string> sha256 = ByPath(inventory.FixitySha256);
        foreach ((string path, string digest) in sha512)
        {
            CheckFile(Path.Combine(_folder, path), digest, sha256.GetValueOrDefault(path));
        }

        IEnumerable<string> present = inventory.Versions.Keys
            .Select(number => Path.Combine(_folder, Inventory.FolderOf(number), "content"))
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories));
        foreach (string file in present.Where(file => !sha512.ContainsKey(Path.GetRelativePath(_folder, file).Replace('\\', '/'))))
        {
            _log.Add("E023", file);
        }
    }

    private void CheckFile(string path, string digest, string? fixity)
    {
        if (!File.Exists(path))
        {
            _log.Add("E092", path);
            return;
        }

        using FileStream stream = File.OpenRead(path);
        _log.File(stream.Length);
        if (Convert.ToHexStringLower(SHA512.HashData(stream)) != digest)
        {
            _log.Add("E092", path);
        }

        stream.Position = 0;
        if (fixity is not null && Convert.ToHexStringLower(SHA256.HashData(stream)) != fixity)
        {
            _log.Add("E093", path);
        }
    }

    private static Dictionary<string, string> ByPath(ImmutableSortedDictionary<string, ImmutableArray<string>> digests)
    {
        var paths = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach ((string digest, ImmutableArray<string> list) in digests)
        {
            foreach (string path in list)
            {
                paths[path] = digest;
            }
        }

        return paths;
    }
}
