using CpomDocs.Archiving.Stores;

namespace CpomDocs.Archiving.Checks;

/// <summary>Checks a storage root: its declaration, its tree, then each object (OCFL 1.1 §4).</summary>
internal sealed class OcflValidator
{
    private readonly OcflRoot _root;
    private readonly CheckLog _log;

    public OcflValidator(OcflRoot root)
    {
        _root = root;
        _log = new CheckLog(root.Folder);
    }

    public ArchiveCheckReport CheckRoot()
    {
        foreach (string folder in Directory.EnumerateDirectories(_root.Folder).Order(StringComparer.Ordinal))
        {
            if (Path.GetFileName(folder) != "extensions")
            {
                CheckFolder(folder);
            }
        }

        return _log.ToReport();
    }

    public ArchiveCheckReport CheckObject(string id)
    {
        string folder = _root.ObjectFolder(id);
        if (!Directory.Exists(folder))
        {
            throw new ArchiveUnavailableException(Messages.UnknownObject(id));
        }

        CheckObjectFolder(folder);
        return _log.ToReport();
    }

    private void CheckFolder(string folder)
    {
        if (Directory.EnumerateFiles(folder, "0=*").Any() || File.Exists(Path.Combine(folder, OcflObject.InventoryName)))
        {
            CheckObjectFolder(folder);
            return;
        }

        foreach (string file in Directory.EnumerateFiles(folder))
        {
            _log.Add("E072", file);
        }

        string[] folders = [.. Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal)];
        if (folders.Length == 0)
        {
            _log.Add("E073", folder);
        }

        Array.ForEach(folders, CheckFolder);
    }

    private void CheckObjectFolder(string folder)
    {
        _log.Object();
        string? id = new ObjectValidator(folder, _log).Check();
        if (id is not null && _root.ObjectFolder(id) != folder)
        {
            _log.Add("E036", folder);
        }
    }
}
