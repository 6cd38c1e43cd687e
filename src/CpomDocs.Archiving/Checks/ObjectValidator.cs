using System.Collections.Immutable;
using System.Security.Cryptography;
using CpomDocs.Archiving.Manifests;
using CpomDocs.Archiving.Stores;

namespace CpomDocs.Archiving.Checks;

/// <summary>Checks one object: declaration, inventories, version folders, content and digests (OCFL 1.1 §3).</summary>
internal sealed class ObjectValidator
{
    private readonly IArchiveStore _store;
    private readonly string _folder;
    private readonly CheckLog _log;

    public ObjectValidator(IArchiveStore store, string folder, CheckLog log)
    {
        _store = store;
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
        string path = StorePath.Combine(_folder, OcflObject.Declaration);
        if (_store.TryReadText(path) != OcflObject.DeclarationText)
        {
            _log.Add("E003", path);
        }
    }

    private Inventory? ReadInventory(string folder)
    {
        string path = StorePath.Combine(folder, OcflObject.InventoryName);
        if (_store.TryRead(path) is not { } json)
        {
            _log.Add("E063", path);
            return null;
        }

        CheckSidecar(StorePath.Combine(folder, OcflObject.SidecarName), json);
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
        if (_store.TryReadText(path) is not { } text)
        {
            _log.Add("E058", path);
            return;
        }

        string[] words = text.Split((char[])[' ', '\t', '\n'], StringSplitOptions.RemoveEmptyEntries);
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
        foreach (StoreEntry entry in _store.List(_folder))
        {
            if (entry.Kind == StoreEntryKind.Link)
            {
                _log.Add("E090", entry.Path);
            }
            else if (entry.Kind == StoreEntryKind.File ? !files.Contains(entry.Name) : !folders.Contains(entry.Name))
            {
                _log.Add(entry.Kind == StoreEntryKind.Folder && entry.Name.StartsWith('v') ? "E046" : "E001", entry.Path);
            }
        }
    }

    private void CheckVersions(Inventory inventory)
    {
        foreach (int number in inventory.Versions.Keys)
        {
            string folder = StorePath.Combine(_folder, Inventory.FolderOf(number));
            if (!_store.List(folder).Any())
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
        string name = StorePath.Combine(folder, OcflObject.InventoryName);
        if (number == inventory.Head
            && !_store.TryRead(name).AsSpan().SequenceEqual(_store.TryRead(StorePath.Combine(_folder, OcflObject.InventoryName))))
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
            _log.Add("E050", StorePath.Combine(_folder, path));
        }
    }

    private void CheckContent(Inventory inventory)
    {
        Dictionary<string, string> sha512 = ByPath(inventory.Manifest);
        Dictionary<string, string> sha256 = ByPath(inventory.FixitySha256);
        foreach ((string path, string digest) in sha512)
        {
            CheckFile(StorePath.Combine(_folder, path), digest, sha256.GetValueOrDefault(path));
        }

        IEnumerable<StoreEntry> present = inventory.Versions.Keys
            .SelectMany(number => _store.Walk(StorePath.Combine(_folder, Inventory.FolderOf(number) + "/content")));
        foreach (StoreEntry entry in present.Where(entry => !sha512.ContainsKey(entry.Path[(_folder.Length + 1)..])))
        {
            _log.Add(entry.Kind == StoreEntryKind.Link ? "E090" : "E023", entry.Path);
        }
    }

    private void CheckFile(string path, string digest, string? fixity)
    {
        using Stream? stream = _store.TryOpen(path);
        if (stream is null)
        {
            _log.Add("E092", path);
            return;
        }

        (long length, string sha512, string sha256) = ContentDigests.Of(stream);
        _log.File(length);
        if (sha512 != digest)
        {
            _log.Add("E092", path);
        }

        if (fixity is not null && sha256 != fixity)
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
