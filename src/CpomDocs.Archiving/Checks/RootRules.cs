using System.Collections.Immutable;

namespace CpomDocs.Archiving.Checks;

/// <summary>Rules of a storage root: its declaration, its layout, the tree that leads to its objects (OCFL 1.1 §4).</summary>
/// <param name="root">The root.</param>
/// <param name="findings">Takes what is wrong.</param>
internal sealed class RootRules(TreePlace root, FindingList findings)
{
    private const int Deepest = 64;
    private const string Extensions = "extensions";

    private readonly ImmutableArray<string>.Builder _objects = ImmutableArray.CreateBuilder<string>();
    private readonly Stack<(string Path, int Depth)> _folders = new();

    /// <summary>Version of OCFL of the root.</summary>
    public string Specification { get; private set; } = Declarations.Latest;

    /// <summary>Layout of the root, if it is known.</summary>
    public DeclaredLayout? Layout { get; private set; }

    /// <summary>Whether a folder is an object, well or badly declared.</summary>
    public static bool IsObject(TreePlace folder) =>
        folder.HasFile(SpecInventory.FileName)
        || folder.Entries.Any(entry => Declarations.IsOne(entry, DeclarationKind.OfObject)
            && entry.Name.Contains(DeclarationKind.OfObject.Name, StringComparison.Ordinal));

    /// <summary>Checks the declaration and the layout.</summary>
    public void CheckDeclaration()
    {
        if (!root.Entries.Any(entry => Declarations.IsOne(entry, DeclarationKind.OfRoot)))
        {
            findings.Add("E069", root.Path);
        }

        Specification = Declarations.Check(root, DeclarationKind.OfRoot, findings) ?? Declarations.Latest;
        Layout = DeclaredLayout.Read(root, findings);
    }

    /// <summary>Walks the tree down to the objects, without opening them.</summary>
    /// <returns>Paths of the objects, in the order of the storage.</returns>
    public ImmutableArray<string> CheckTree(CancellationToken cancellationToken)
    {
        CheckExtensions();
        Push(root, depth: 0);
        while (_folders.TryPop(out (string Path, int Depth) next))
        {
            cancellationToken.ThrowIfCancellationRequested();
            Look(next.Path, next.Depth);
        }

        if (_objects.Select(path => path.Contains('/', StringComparison.Ordinal)).Distinct().Count() > 1)
        {
            findings.Add("W015", root.Path);
        }

        return _objects.ToImmutable();
    }

    private void Look(string path, int depth)
    {
        TreePlace folder = TreePlace.At(root.Tree, path);
        if (IsObject(folder))
        {
            _objects.Add(path);
            return;
        }

        foreach (TreeEntry file in folder.Entries.Where(entry => entry.Kind == EntryKind.File))
        {
            findings.Add("E072", folder.Child(file.Name));
        }

        if (folder.Entries.Count == 0)
        {
            findings.Add("E073", path);
        }
        else if (folder.Entries.All(entry => entry.Kind != EntryKind.Folder))
        {
            findings.Add("E085", path);
        }

        Push(folder, depth);
    }

    private void Push(TreePlace folder, int depth)
    {
        foreach (TreeEntry entry in folder.Entries.Reverse())
        {
            string path = folder.Child(entry.Name);
            if (entry.Kind == EntryKind.Other)
            {
                findings.Add("E090", path);
            }
            else if (entry.Kind == EntryKind.Folder && depth >= Deepest)
            {
                findings.Add(CheckCodes.Limit, path);
            }
            else if (entry.Kind == EntryKind.Folder && (depth > 0 || entry.Name != Extensions))
            {
                _folders.Push((path, depth + 1));
            }
        }
    }

    private void CheckExtensions()
    {
        if (!root.HasFolder(Extensions))
        {
            return;
        }

        TreePlace extensions = root.Enter(Extensions);
        foreach (TreeEntry entry in extensions.Entries)
        {
            if (entry.Kind != EntryKind.Folder)
            {
                findings.Add(Specification == "1.0" ? "E086" : "E112", extensions.Child(entry.Name));
            }
            else if (!RegisteredExtensions.Contains(entry.Name))
            {
                findings.Add("W016", extensions.Child(entry.Name));
            }
        }
    }
}
