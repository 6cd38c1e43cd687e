namespace CpomDocs.Archiving.Checks;

/// <summary>Rules of content: every file is in the manifest, every digest is that of its file (OCFL 1.1 §3.3.1 and §3.5.2).</summary>
/// <param name="findings">Takes what is wrong.</param>
/// <param name="sample">Files whose digests are computed, or <see langword="null"/> for all.</param>
/// <param name="cancellationToken">Stops the reading.</param>
internal sealed class ContentRules(FindingList findings, ContentSample? sample, CancellationToken cancellationToken)
{
    private const int Deepest = 128;

    private readonly Dictionary<string, long> _files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<ExpectedDigest>> _expected = new(StringComparer.Ordinal);

    /// <summary>Files whose digests were computed.</summary>
    public int Files { get; private set; }

    /// <summary>Bytes of these files.</summary>
    public long Bytes { get; private set; }

    /// <summary>Checks the content of an object.</summary>
    /// <param name="versions">Folders of its versions.</param>
    /// <param name="root">Its inventory.</param>
    /// <param name="older">Inventories of the versions before the newest one.</param>
    public void Check(VersionFolders versions, InventoryFile root, InventoryFile[] older)
    {
        foreach (TreePlace folder in versions.Folders.Values)
        {
            Walk(folder, root.Content);
        }

        foreach (string path in _files.Keys.Where(path => !root.Content.Manifest.ContainsKey(Local(root, path))))
        {
            findings.Add("E023", path);
        }

        Array.ForEach(older, prior => CheckListed(root, prior));
        Array.ForEach((InventoryFile[])[root, .. older], inventory => Expect(root, inventory));
        foreach ((string path, List<ExpectedDigest> digests) in _expected)
        {
            CheckFile(root, path, digests);
        }
    }

    private void Walk(TreePlace version, SpecInventory inventory)
    {
        if (!version.HasFolder(inventory.ContentDirectory))
        {
            string prefix = version.Path[(version.Path.LastIndexOf('/') + 1)..] + "/";
            if (inventory.Manifest.Keys.Any(path => path.StartsWith(prefix, StringComparison.Ordinal)))
            {
                findings.Add("E016", version.Path);
            }

            return;
        }

        int before = _files.Count;
        var folders = new Stack<(string Path, int Depth)>([(version.Child(inventory.ContentDirectory), 0)]);
        while (folders.TryPop(out (string Path, int Depth) next))
        {
            cancellationToken.ThrowIfCancellationRequested();
            Look(TreePlace.At(version.Tree, next.Path), next.Depth, folders);
        }

        if (_files.Count == before)
        {
            findings.Add("W003", version.Child(inventory.ContentDirectory));
        }
    }

    private void Look(TreePlace folder, int depth, Stack<(string Path, int Depth)> folders)
    {
        if (folder.Entries.Count == 0 && depth > 0)
        {
            findings.Add("E024", folder.Path);
        }

        foreach (TreeEntry entry in folder.Entries)
        {
            string path = folder.Child(entry.Name);
            switch (entry.Kind)
            {
                case EntryKind.File:
                    _files.Add(path, entry.Length);
                    break;
                case EntryKind.Folder when depth < Deepest:
                    folders.Push((path, depth + 1));
                    break;
                case EntryKind.Folder:
                    findings.Add(CheckCodes.Limit, path);
                    break;
                default:
                    findings.Add("E090", path);
                    break;
            }
        }
    }

    // What an older version held, its own inventory must tell of.
    private void CheckListed(InventoryFile root, InventoryFile prior)
    {
        var versions = prior.Content.Versions.ToHashSet(StringComparer.Ordinal);
        foreach (string path in _files.Keys.Select(path => Local(root, path)))
        {
            if (versions.Contains(path.Split('/', 2)[0]) && !prior.Content.Manifest.ContainsKey(path))
            {
                findings.Add("E023", prior.Path, path);
            }
        }
    }

    private void Expect(InventoryFile root, InventoryFile inventory)
    {
        if (inventory.Content.Algorithm is { } algorithm)
        {
            Expect(root, inventory.Content.Manifest, algorithm, "E092");
        }

        foreach ((DigestAlgorithm fixity, IReadOnlyDictionary<string, string> paths) in inventory.Content.Fixity)
        {
            Expect(root, paths, fixity, "E093");
        }
    }

    private void Expect(InventoryFile root, IReadOnlyDictionary<string, string> paths, DigestAlgorithm algorithm, string code)
    {
        foreach ((string path, string digest) in paths)
        {
            string full = root.Folder.Child(path);
            if (!_expected.TryGetValue(full, out List<ExpectedDigest>? digests))
            {
                _expected.Add(full, digests = []);
            }

            var expected = new ExpectedDigest(algorithm, digest, code);
            if (!digests.Contains(expected))
            {
                digests.Add(expected);
            }
        }
    }

    private void CheckFile(InventoryFile root, string path, List<ExpectedDigest> digests)
    {
        // Only what the tree was seen to hold is ever opened, whatever path an inventory gives.
        if (!_files.TryGetValue(path, out long length))
        {
            foreach (string code in digests.Select(digest => digest.Code).Distinct())
            {
                findings.Add(code, path);
            }
        }
        else if (sample is null || sample.Takes(path))
        {
            Compare(root.Folder.Tree, path, length, digests);
        }
    }

    private void Compare(IOcflTree tree, string path, long length, List<ExpectedDigest> digests)
    {
        Dictionary<string, string> computed;
        try
        {
            using Stream stream = tree.OpenRead(path);
            IEnumerable<DigestAlgorithm> algorithms = digests.Select(digest => digest.Algorithm).Where(item => item.IsComputed).Distinct();
            computed = ContentHasher.Hash(stream, algorithms, cancellationToken).Digests;
        }
        catch (IOException error)
        {
            findings.Add(CheckCodes.Unreadable, path, error.Message);
            return;
        }

        Files++;
        Bytes += length;
        bool Differs(ExpectedDigest digest) => computed.TryGetValue(digest.Algorithm.Name, out string? found) && found != digest.Digest;
        foreach (ExpectedDigest wrong in digests.Where(Differs))
        {
            findings.Add(wrong.Code, path, wrong.Algorithm.Name);
        }
    }

    private static string Local(InventoryFile root, string path) =>
        root.Folder.Path.Length == 0 ? path : path[(root.Folder.Path.Length + 1)..];

    private sealed record ExpectedDigest(DigestAlgorithm Algorithm, string Digest, string Code);
}
