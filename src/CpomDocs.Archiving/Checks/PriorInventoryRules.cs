namespace CpomDocs.Archiving.Checks;

/// <summary>Rules that join the inventories of the versions to that of the object (OCFL 1.1 §3.3.1, §3.5 and §3.6).</summary>
/// <param name="root">Inventory of the object.</param>
/// <param name="findings">Takes what is wrong.</param>
internal sealed class PriorInventoryRules(InventoryFile root, FindingList findings)
{
    /// <summary>Checks the inventories.</summary>
    /// <param name="older">Inventories of the versions before the newest one, in order.</param>
    public void Check(IReadOnlyList<InventoryFile> older)
    {
        string specification = "1.0";
        foreach (InventoryFile prior in older)
        {
            CheckIdentity(prior);
            CheckContentDirectory(prior, older[0]);
            CheckVersions(prior);
            specification = CheckSpecification(prior, specification);
        }

        CheckSpecification(root, specification);
        CheckContentDirectory(root, older.Count == 0 ? root : older[0]);
    }

    private string CheckSpecification(InventoryFile inventory, string before)
    {
        string specification = inventory.Content.Specification ?? before;
        if (string.CompareOrdinal(specification, before) < 0)
        {
            findings.Add("E103", inventory.Path, $"{specification} < {before}");
        }

        return specification;
    }

    private void CheckIdentity(InventoryFile prior)
    {
        string version = NameOf(prior);
        if (prior.Content.Head is { } head && head != version)
        {
            findings.Add("E040", prior.Path, head);
        }

        if (prior.Content.Id is { } id && root.Content.Id is { } own && id != own)
        {
            findings.Add("E037", prior.Path, id);
            if (root.Content.Specification != "1.0")
            {
                findings.Add("E110", prior.Path, id);
            }
        }
    }

    private void CheckContentDirectory(InventoryFile inventory, InventoryFile first)
    {
        SpecInventory content = inventory.Content;
        if (content.OwnContentDirectory is not null && first.Content.OwnContentDirectory is null)
        {
            findings.Add("E019", inventory.Path);
        }
        else if (content.ContentDirectory != first.Content.ContentDirectory)
        {
            findings.Add("E019", inventory.Path);
            findings.Add("E020", inventory.Path);
        }
    }

    private void CheckVersions(InventoryFile prior)
    {
        SpecInventory content = prior.Content;
        int known = root.Content.Versions.IndexOf(NameOf(prior)) + 1;
        if (!content.Versions.SequenceEqual(root.Content.Versions.Take(known)))
        {
            findings.Add("E066", prior.Path);
            return;
        }

        foreach ((string version, SpecVersion block) in content.Blocks)
        {
            if (!root.Content.Blocks.TryGetValue(version, out SpecVersion? current))
            {
                continue;
            }

            if (!IsSameState(content, block, current))
            {
                findings.Add("E066", prior.Path, version);
            }

            if (block.Description != current.Description)
            {
                findings.Add("W011", prior.Path, version);
            }
        }
    }

    // Digests may be of another algorithm: two states are the same when the same logical paths have the same content files.
    private bool IsSameState(SpecInventory older, SpecVersion block, SpecVersion current)
    {
        if (!block.State.Keys.ToHashSet(StringComparer.Ordinal).SetEquals(current.State.Keys))
        {
            return false;
        }

        if (older.Algorithm == root.Content.Algorithm)
        {
            return block.State.All(file => current.State[file.Key] == file.Value);
        }

        ILookup<string, string> before = older.Manifest.ToLookup(file => file.Value, file => file.Key);
        ILookup<string, string> after = root.Content.Manifest.ToLookup(file => file.Value, file => file.Key);
        return block.State.All(file => before[file.Value].All(after[current.State[file.Key]].Contains));
    }

    private static string NameOf(InventoryFile inventory) => inventory.Folder.Path[(inventory.Folder.Path.LastIndexOf('/') + 1)..];
}
