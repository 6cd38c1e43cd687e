namespace CpomDocs.Archiving.Checks;

/// <summary>
/// Checks an OCFL 1.0 or 1.1 storage root, or an object alone, whatever made it. Objects may be checked at the same time by several
/// threads.
/// </summary>
public sealed class ArchiveChecker
{
    private readonly IOcflTree _tree;
    private readonly TreePlace _top;
    private readonly bool _isObject;
    private readonly RootRules _declared;

    internal ArchiveChecker(IOcflTree tree)
    {
        _tree = tree;
        _top = TreePlace.At(tree, "");
        bool isDeclaredRoot = _top.Entries.Any(entry => entry.Name is "0=ocfl_1.1" or "0=ocfl_1.0");
        bool hasNoFolder = _top.Entries.All(entry => entry.Kind != EntryKind.Folder);
        _isObject = !isDeclaredRoot && (RootRules.IsObject(_top) || _top.HasFolder("v1") || hasNoFolder);
        _declared = new RootRules(_top, new FindingList());
        _declared.CheckDeclaration();
    }

    /// <summary>Opens a folder: a storage root, or an object.</summary>
    /// <param name="folder">Folder that exists.</param>
    /// <returns>The checker.</returns>
    /// <exception cref="ArchiveUnavailableException">There is no such folder, or it cannot be read.</exception>
    public static ArchiveChecker Open(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new ArchiveUnavailableException(Messages.NotARoot(folder));
        }

        try
        {
            return new ArchiveChecker(new FolderTree(Path.GetFullPath(folder)));
        }
        catch (IOException error)
        {
            throw new ArchiveUnavailableException(Messages.NotARoot(folder), error);
        }
    }

    /// <summary>Checks the tree of the root; finds its objects.</summary>
    /// <param name="cancellationToken">Stops the walk.</param>
    /// <returns>Paths of the objects, and what is wrong outside them.</returns>
    public RootCheck CheckRoot(CancellationToken cancellationToken)
    {
        if (_isObject)
        {
            return new RootCheck([""], []);
        }

        var findings = new FindingList();
        var rules = new RootRules(_top, findings);
        rules.CheckDeclaration();
        try
        {
            return new RootCheck(rules.CheckTree(cancellationToken), findings.ToImmutable());
        }
        catch (IOException error)
        {
            findings.Add(CheckCodes.Unreadable, "", error.Message);
            return new RootCheck([], findings.ToImmutable());
        }
    }

    /// <summary>Checks an object: its structure, every inventory, every digest.</summary>
    /// <param name="path">Path that <see cref="CheckRoot"/> gave.</param>
    /// <param name="sample">Content files whose digests are computed, or <see langword="null"/> for all.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>What was found.</returns>
    public ObjectCheck CheckObject(string path, ContentSample? sample, CancellationToken cancellationToken)
    {
        var findings = new FindingList();
        var content = new ContentRules(findings, sample, cancellationToken);
        string? id = null;
        try
        {
            (SpecInventory? inventory, string specification) = new ObjectRules(TreePlace.At(_tree, path), findings).Check(content);
            id = inventory?.Id;
            CheckPlace(path, id, specification, findings);
        }
        catch (IOException error)
        {
            findings.Add(CheckCodes.Unreadable, path, error.Message);
        }

        return new ObjectCheck(path, id, findings.ToImmutable()) { Fichiers = content.Files, Octets = content.Bytes };
    }

    private void CheckPlace(string path, string? id, string specification, FindingList findings)
    {
        if (_isObject)
        {
            return;
        }

        if (string.CompareOrdinal(specification, _declared.Specification) > 0)
        {
            findings.Add("E081", path);
        }

        if (id is not null && _declared.Layout?.PathOf(id) is { } expected && expected != path)
        {
            findings.Add("E083", path, expected);
        }
    }
}
