namespace CpomDocs.Archiving.Checks;

/// <summary>Folders of the versions of an object, and the inventories they hold (OCFL 1.1 §3.3 and §3.6).</summary>
/// <param name="place">Folder of the object.</param>
/// <param name="root">Inventory of the object.</param>
/// <param name="findings">Takes what is wrong.</param>
internal sealed class VersionFolders(TreePlace place, InventoryFile root, FindingList findings)
{
    /// <summary>Folders that are there, by name of the version.</summary>
    public Dictionary<string, TreePlace> Folders { get; } = new(StringComparer.Ordinal);

    /// <summary>Checks the folders.</summary>
    /// <param name="specification">Version of OCFL of the object.</param>
    /// <returns>Inventories of the versions before the newest one.</returns>
    public InventoryFile[] Check(string specification)
    {
        var older = new List<InventoryFile>();
        foreach (string version in root.Content.Versions)
        {
            if (!place.HasFolder(version))
            {
                findings.Add("E010", place.Child(version));
                findings.Add("E046", place.Child(version));
                continue;
            }

            TreePlace folder = place.Enter(version);
            Folders.Add(version, folder);
            InventoryFile? inventory = InventoryOf(folder, version, specification);
            CheckEntries(folder, inventory);
            if (inventory is not null && version != root.Content.Versions[^1])
            {
                older.Add(inventory);
            }
        }

        new PriorInventoryRules(root, findings).Check(older);
        return [.. older];
    }

    private InventoryFile? InventoryOf(TreePlace folder, string version, string specification)
    {
        if (!folder.HasFile(SpecInventory.FileName))
        {
            findings.Add("W010", folder.Path);
            return null;
        }

        if (version != root.Content.Versions[^1])
        {
            InventoryFile? read = InventoryFile.Read(folder, specification, findings);
            read?.CheckSidecar(findings);
            return read;
        }

        // The newest version has the inventory of the object: its rules were looked at there.
        byte[]? bytes = folder.Read(SpecInventory.FileName, InventoryRules.Largest);
        var newest = new InventoryFile(folder, bytes ?? [], root.Content);
        if (!newest.Bytes.AsSpan().SequenceEqual(root.Bytes))
        {
            findings.Add("E064", newest.Path);
        }

        newest.CheckSidecar(findings);
        return newest;
    }

    private void CheckEntries(TreePlace folder, InventoryFile? inventory)
    {
        foreach (TreeEntry entry in folder.Entries)
        {
            string path = folder.Child(entry.Name);
            switch (entry.Kind)
            {
                case EntryKind.Other:
                    findings.Add("E090", path);
                    break;
                case EntryKind.Folder when entry.Name != root.Content.ContentDirectory:
                    findings.Add("W002", path);
                    break;
                case EntryKind.File when entry.Name != SpecInventory.FileName && !IsSidecar(entry.Name, inventory):
                    findings.Add("E015", path);
                    break;
            }
        }
    }

    private static bool IsSidecar(string name, InventoryFile? inventory) =>
        inventory is null ? InventoryFile.IsSidecar(name) : name == inventory.Sidecar;
}
