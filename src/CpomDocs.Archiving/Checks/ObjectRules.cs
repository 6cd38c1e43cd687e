namespace CpomDocs.Archiving.Checks;

/// <summary>Rules of an object: declaration, inventories, folders of versions, content (OCFL 1.1 §3).</summary>
/// <param name="place">Folder of the object.</param>
/// <param name="findings">Takes what is wrong.</param>
internal sealed class ObjectRules(TreePlace place, FindingList findings)
{
    /// <summary>Runs every rule that still makes sense after the ones before it.</summary>
    /// <param name="content">Computes the digests of content.</param>
    /// <returns>The inventory and the version of OCFL declared; an inventory that cannot be read is <see langword="null"/>.</returns>
    public (SpecInventory? Inventory, string Specification) Check(ContentRules content)
    {
        string? declared = Declarations.Check(place, DeclarationKind.OfObject, findings);
        if (!place.Entries.Any(entry => Declarations.IsOne(entry, DeclarationKind.OfObject)))
        {
            findings.Add("E003", place.Path);
        }

        string specification = declared ?? Declarations.Latest;
        InventoryFile? root = RootInventory(specification);
        CheckEntries(root);
        if (root is null)
        {
            return (null, specification);
        }

        if (declared is not null && root.Content.Specification is { } written && written != declared)
        {
            findings.Add("E038", root.Path, written);
        }

        root.CheckSidecar(findings);
        var versions = new VersionFolders(place, root, findings);
        InventoryFile[] older = versions.Check(specification);
        content.Check(versions, root, older);
        return (root.Content, specification);
    }

    private InventoryFile? RootInventory(string specification)
    {
        if (place.HasFile(SpecInventory.FileName))
        {
            return InventoryFile.Read(place, specification, findings);
        }

        TreeEntry other =
            place.Entries.FirstOrDefault(entry => entry.Name.Equals(SpecInventory.FileName, StringComparison.OrdinalIgnoreCase));
        findings.Add(other.Name is null ? "E063" : "E034", place.Child(other.Name ?? SpecInventory.FileName));
        return null;
    }

    private void CheckEntries(InventoryFile? root)
    {
        foreach (TreeEntry entry in place.Entries)
        {
            string path = place.Child(entry.Name);
            switch (entry.Kind)
            {
                case EntryKind.Other:
                    findings.Add("E090", path);
                    break;
                case EntryKind.File when !IsExpected(entry, root):
                    findings.Add("E001", path);
                    break;
                case EntryKind.Folder:
                    CheckFolder(entry.Name, root);
                    break;
            }
        }
    }

    private static bool IsExpected(TreeEntry file, InventoryFile? root)
    {
        return Declarations.IsOne(file, DeclarationKind.OfObject)
            || file.Name == SpecInventory.FileName
            || file.Name == root?.Sidecar
            || (root is null && InventoryFile.IsSidecar(file.Name));
    }

    private void CheckFolder(string name, InventoryFile? root)
    {
        if (name == "extensions")
        {
            CheckExtensions(place.Enter(name));
        }
        else if (name != "logs" && root?.Content.Versions.Contains(name) == false)
        {
            findings.Add(VersionRules.NumberOf(name) is null ? "E001" : "E046", place.Child(name));
        }
    }

    private void CheckExtensions(TreePlace extensions)
    {
        foreach (TreeEntry entry in extensions.Entries)
        {
            if (entry.Kind != EntryKind.Folder)
            {
                findings.Add("E067", extensions.Child(entry.Name));
            }
            else if (!RegisteredExtensions.Contains(entry.Name))
            {
                findings.Add("W013", extensions.Child(entry.Name));
            }
        }
    }
}
