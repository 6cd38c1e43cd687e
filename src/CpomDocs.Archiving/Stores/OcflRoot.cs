using System.Text;

namespace CpomDocs.Archiving.Stores;

/// <summary>An OCFL 1.1 storage root in a store: its declaration, its layout, and where its objects are (OCFL 1.1 §4).</summary>
internal sealed class OcflRoot
{
    /// <summary>Declaration of a storage root.</summary>
    public const string Declaration = "0=ocfl_1.1";

    private const string Extensions = "extensions";
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

    private OcflRoot(IArchiveStore store) => Store = store;

    /// <summary>Where the files are.</summary>
    public IArchiveStore Store { get; }

    /// <summary>Opens a root that exists.</summary>
    /// <param name="store">Store.</param>
    /// <returns>The root.</returns>
    /// <exception cref="ArchiveUnavailableException">The store holds no OCFL 1.1 storage root.</exception>
    public static OcflRoot Open(IArchiveStore store) =>
        IsDeclared(store) ? new OcflRoot(store) : throw new ArchiveUnavailableException(Messages.NotARoot(store.Name));

    /// <summary>Opens a root, making it when the store is absent or empty.</summary>
    /// <param name="store">Store.</param>
    /// <returns>The root.</returns>
    /// <exception cref="ArchiveUnavailableException">The store holds something else.</exception>
    public static OcflRoot OpenOrCreate(IArchiveStore store)
    {
        if (!IsDeclared(store))
        {
            RefuseOtherContent(store);
            Declare(store);
        }

        return new OcflRoot(store);
    }

    /// <summary>Path of an object, whether it exists or not.</summary>
    /// <param name="id">Identifier.</param>
    /// <returns>Path, relative to the root.</returns>
    public static string ObjectFolder(string id) => string.Join('/', StorageLayout.PartsOf(id));

    /// <summary>Paths of all objects, in a stable order, found one by one.</summary>
    /// <returns>Paths, relative to the root.</returns>
    public IEnumerable<string> ObjectFolders() =>
        Store.FoldersHolding(OcflObject.Declaration).Where(folder => !folder.StartsWith(Extensions + "/", StringComparison.Ordinal));

    private static bool IsDeclared(IArchiveStore store) => store.Find(Declaration) is { Kind: StoreEntryKind.File };

    // Another process may be declaring the same root: what it writes first is not other content.
    private static void RefuseOtherContent(IArchiveStore store)
    {
        string[] ours = [Extensions, LayoutName, Declaration];
        if (store.List("").Any(entry => !ours.Contains(entry.Name)) && !IsDeclared(store))
        {
            throw new ArchiveUnavailableException(Messages.NotARoot(store.Name));
        }
    }

    // A process killed while it declared the root may have left the first files, and another may be at it: they are the same.
    private static void Declare(IArchiveStore store)
    {
        store.TryCreate($"{Extensions}/{StorageLayout.Extension}/config.json", Encoding.UTF8.GetBytes(LayoutConfig));
        store.TryCreate(LayoutName, Encoding.UTF8.GetBytes(LayoutText));
        store.TryCreate(Declaration, Encoding.UTF8.GetBytes(DeclarationText));
    }
}
