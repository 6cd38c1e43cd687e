using System.Text;

namespace CpomDocs.Archiving.Stores;

/// <summary>An OCFL 1.1 storage root in a folder: its declaration, its layout, and the work area where new versions are built.</summary>
/// <remarks>
/// OCFL 1.1 §4. Everything that is not finished lives under <c>extensions/</c>, the only place a validator does not look into.
/// </remarks>
internal sealed class OcflRoot
{
    /// <summary>Declaration of a storage root.</summary>
    public const string Declaration = "0=ocfl_1.1";

    private const string LayoutName = "ocfl_layout.json";

    private const string DeclarationText = "ocfl_1.1\n";

    private const string LayoutText =
        $$"""
        {
          "extension": "{{StorageLayout.Extension}}",
          "description": "Trois segments du SHA-256 de l'identifiant, puis l'identifiant encodé"
        }

        """;

    private const string LayoutConfig =
        $$"""
        {
          "extensionName": "{{StorageLayout.Extension}}",
          "digestAlgorithm": "sha256",
          "tupleSize": 3,
          "numberOfTuples": 3
        }

        """;

    private static readonly TimeSpan LongestWork = TimeSpan.FromDays(1);

    private OcflRoot(string folder) => Folder = folder;

    /// <summary>Full path of the root.</summary>
    public string Folder { get; }

    private bool IsDeclared => File.Exists(Path.Combine(Folder, Declaration));

    private string WorkArea => Path.Combine(Folder, "extensions", "cpomdocs");

    private string WorkFolders => Path.Combine(WorkArea, "chantiers");

    /// <summary>Opens a root that exists.</summary>
    /// <param name="folder">Folder.</param>
    /// <returns>The root.</returns>
    /// <exception cref="ArchiveUnavailableException">The folder is not an OCFL 1.1 storage root.</exception>
    public static OcflRoot Open(string folder)
    {
        var root = new OcflRoot(Path.GetFullPath(folder));
        return root.IsDeclared ? root : throw new ArchiveUnavailableException(Messages.NotARoot(folder));
    }

    /// <summary>Opens a root, making it when the folder is absent or empty.</summary>
    /// <param name="folder">Folder.</param>
    /// <returns>The root.</returns>
    /// <exception cref="ArchiveUnavailableException">The folder holds something else.</exception>
    public static OcflRoot OpenOrCreate(string folder)
    {
        var root = new OcflRoot(Path.GetFullPath(folder));
        if (root.IsDeclared)
        {
            root.RemoveAbandonedWork();
            return root;
        }

        root.RefuseOtherContent();
        using FileStream guard = root.Lock("racine");
        if (!root.IsDeclared)
        {
            root.Declare();
        }

        return root;
    }

    /// <summary>Full path of an object, whether it exists or not.</summary>
    /// <param name="id">Identifier.</param>
    /// <returns>Full path.</returns>
    public string ObjectFolder(string id) => Path.Combine([Folder, .. StorageLayout.PartsOf(id)]);

    /// <summary>Folders of all objects, in a stable order.</summary>
    /// <returns>Full paths.</returns>
    public IEnumerable<string> ObjectFolders()
    {
        return Directory.EnumerateDirectories(Folder)
            .Where(folder => Path.GetFileName(folder) != "extensions")
            .Order(StringComparer.Ordinal)
            .SelectMany(ObjectsUnder);
    }

    /// <summary>Takes the right to write an object; another process waits.</summary>
    /// <param name="id">Identifier.</param>
    /// <returns>The right, until disposed.</returns>
    public FileStream LockObject(string id) => Lock(StorageLayout.PartsOf(id)[^1]);

    /// <summary>Makes an empty folder of the work area, on the same file system as the objects.</summary>
    /// <returns>Full path.</returns>
    public string NewWorkFolder()
    {
        string folder = Path.Combine(WorkFolders, Path.GetRandomFileName());
        Directory.CreateDirectory(folder);
        return folder;
    }

    // What a killed process left behind: no work lasts a day.
    private void RemoveAbandonedWork()
    {
        if (!Directory.Exists(WorkFolders))
        {
            return;
        }

        foreach (string folder in Directory.EnumerateDirectories(WorkFolders))
        {
            if (Directory.GetLastWriteTimeUtc(folder) < DateTime.UtcNow - LongestWork)
            {
                RemoveIfStillThere(folder);
            }
        }
    }

    // Work that ends between the listing and this line has no date, hence looks abandoned: it is already gone.
    private static void RemoveIfStillThere(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
            return;
        }
    }

    // Another process may be declaring the same root: what it writes first is not other content.
    private void RefuseOtherContent()
    {
        string[] ours = ["extensions", LayoutName, Declaration];
        bool hasOther = Directory.Exists(Folder)
            && Directory.EnumerateFileSystemEntries(Folder).Any(entry => !ours.Contains(Path.GetFileName(entry)));
        if (hasOther && !IsDeclared)
        {
            throw new ArchiveUnavailableException(Messages.NotARoot(Folder));
        }
    }

    private void Declare()
    {
        string config = Path.Combine(Folder, "extensions", StorageLayout.Extension);
        Directory.CreateDirectory(config);
        WriteOnce(Path.Combine(config, "config.json"), LayoutConfig);
        WriteOnce(Path.Combine(Folder, LayoutName), LayoutText);
        WriteOnce(Path.Combine(Folder, Declaration), DeclarationText);
        NativeFileSystem.FlushFolder(Folder);
    }

    // A process killed while it declared the root may have left the first files: they are the same.
    private static void WriteOnce(string path, string text)
    {
        if (!File.Exists(path))
        {
            DurableFile.Write(path, Encoding.UTF8.GetBytes(text));
        }
    }

    private FileStream Lock(string name)
    {
        string locks = Path.Combine(WorkArea, "verrous");
        Directory.CreateDirectory(locks);
        return LockFile.Acquire(Path.Combine(locks, name));
    }

    private static IEnumerable<string> ObjectsUnder(string folder)
    {
        return File.Exists(Path.Combine(folder, OcflObject.Declaration))
            ? [folder]
            : Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal).SelectMany(ObjectsUnder);
    }
}
