using System.Collections.Immutable;
using System.Text;
using CpomDocs.Archiving.Checks;
using CpomDocs.Archiving.Conservations;
using CpomDocs.Archiving.Manifests;
using CpomDocs.Archiving.Stores;

namespace CpomDocs.Archiving;

/// <summary>The archive of an agency: one OCFL 1.1 object per contract, one version per event. Safe for several processes.</summary>
public sealed class LiasseArchiver
{
    private const string UrnPrefix = "urn:";
    private const string IdPrefix = UrnPrefix + "cpom:";
    private const string ReadmePath = "LISEZMOI.txt";

    private static readonly ImmutableHashSet<string> Accompanying = [EntryManifest.LogicalPath, ReadmePath];

    private readonly OcflRoot _root;
    private readonly OcflRepository _objects;
    private readonly TimeProvider _clock;

    private LiasseArchiver(OcflRoot root, TimeProvider clock)
    {
        _root = root;
        _objects = new OcflRepository(root);
        _clock = clock;
    }

    /// <summary>Opens an archive to read it.</summary>
    /// <param name="store">Folder of the OCFL storage root, or address of a container of Azure Blob Storage.</param>
    /// <param name="clock">Clock that dates new versions.</param>
    /// <param name="options">How a container is reached and protected; nothing for a folder.</param>
    /// <returns>The archive.</returns>
    /// <exception cref="ArchiveUnavailableException">There is no OCFL 1.1 storage root, or the service refuses.</exception>
    public static LiasseArchiver Open(string store, TimeProvider clock, ArchiveOptions? options = null) =>
        new(OcflRoot.Open(ArchivePlace.StoreOf(store, options ?? new ArchiveOptions(), clock)), clock);

    /// <summary>Opens an archive to write to it; an absent or empty folder or container becomes one.</summary>
    /// <param name="store">Folder of the OCFL storage root, or address of a container of Azure Blob Storage.</param>
    /// <param name="clock">Clock that dates new versions.</param>
    /// <param name="options">How a container is reached and protected; nothing for a folder.</param>
    /// <returns>The archive.</returns>
    /// <exception cref="ArchiveUnavailableException">The place holds something else, or the service refuses.</exception>
    public static LiasseArchiver OpenOrCreate(string store, TimeProvider clock, ArchiveOptions? options = null)
    {
        IArchiveStore opened = ArchivePlace.StoreOf(store, options ?? new ArchiveOptions(), clock);
        (opened as FolderStore)?.RemoveAbandonedWork();
        return new LiasseArchiver(OcflRoot.OpenOrCreate(opened), clock);
    }

    /// <summary>Time by the clock that dates new versions.</summary>
    public DateTimeOffset Now => _clock.GetUtcNow();

    /// <summary>Identifier of the object of a contract.</summary>
    /// <param name="idOrCode">Identifier, or the code of the contract alone.</param>
    /// <returns><c>urn:cpom:</c> and the code.</returns>
    public static string IdOf(string idOrCode)
    {
        ArgumentNullException.ThrowIfNull(idOrCode);
        return idOrCode.StartsWith(UrnPrefix, StringComparison.Ordinal) ? idOrCode : IdPrefix + idOrCode;
    }

    /// <summary>Whether an identifier is that of a contract, and not of a register of the archive itself.</summary>
    /// <param name="idOrCode">Identifier, or the code of the contract alone.</param>
    /// <returns>True for a contract, whether the archive holds it or not.</returns>
    public static bool IsContract(string idOrCode) => IdOf(idOrCode).StartsWith(IdPrefix, StringComparison.Ordinal);

    /// <summary>Seals a version: all of it is in the archive when the call returns, or nothing is.</summary>
    /// <param name="entry">Content; the files must be those of the newest version for nothing to be added.</param>
    /// <returns>The contract as the archive then knows it.</returns>
    /// <exception cref="ArchiveUnavailableException">
    /// Another writer came first (<see cref="ArchiveUnavailableException.IsConflict"/>), the object is damaged, or there is not enough
    /// room: the
    /// archive is as it was.
    /// </exception>
    /// <exception cref="ArgumentException">A logical path would leave the object.</exception>
    /// <exception cref="IOException">The disk refuses; the archive is as it was.</exception>
    public ArchiveSummary Put(ArchiveEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        string id = IdOf(entry.CodeContrat);
        bool isHeld = EtatConservation.Of(entry.Fichiers.Keys, path => entry.Fichiers[path]).EstGele;
        _objects.Commit(id, Draft(entry), entry.ApresVersion);
        if (isHeld)
        {
            Hold(id, isHeld: true);
        }

        return Find(id)!;
    }

    /// <summary>
    /// Seals a version of a register of the archive itself, which <see cref="List()"/> does not give among the contracts.
    /// </summary>
    /// <param name="id">Identifier, which begins with <c>urn:</c>.</param>
    /// <param name="entry">Content.</param>
    /// <exception cref="ArchiveUnavailableException">
    /// Another writer came first, the object is damaged, or there is not enough room.
    /// </exception>
    public void PutRegister(string id, RegisterEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var files = entry.Fichiers.ToImmutableSortedDictionary(
            file => file.Key, file => ContentSource.Of(file.Value), StringComparer.Ordinal);
        _objects.Commit(id, new VersionDraft(_clock.GetUtcNow(), entry.Evenement, entry.Auteur, files), entry.ApresVersion);
    }

    /// <summary>
    /// Asks the service that keeps the archive to hold a contract, or to let it go; a folder has no such service, and what the archive
    /// records of the hold is then the only one.
    /// </summary>
    /// <param name="idOrCode">Identifier, or the code of the contract alone.</param>
    /// <param name="isHeld">Whether it is to be held.</param>
    /// <exception cref="ArchiveUnavailableException">The service keeps no hold, or refuses.</exception>
    public void Hold(string idOrCode, bool isHeld) => _root.Store.Hold(OcflRoot.ObjectFolder(IdOf(idOrCode)), isHeld);

    /// <summary>The inventory of a contract, byte for byte.</summary>
    /// <param name="idOrCode">Identifier, or the code of the contract alone.</param>
    /// <returns>Its bytes.</returns>
    /// <exception cref="ArchiveUnavailableException">The archive does not hold it, or it is damaged.</exception>
    public byte[] InventoryBytes(string idOrCode) => Require(idOrCode).InventoryBytes.ToArray();

    /// <summary>
    /// Removes a contract for ever: in one step for a reader; a removal that was stopped half-way is finished. Whoever calls has recorded
    /// why.
    /// </summary>
    /// <param name="idOrCode">Identifier, or the code of the contract alone.</param>
    /// <param name="inventorySha512">SHA-512 of the inventory of the object that is to be removed, lower-case hexadecimal.</param>
    /// <exception cref="ArchiveUnavailableException">
    /// The object is something else by now (<see cref="ArchiveUnavailableException.IsConflict"/>), or the store protects it: it is as it
    /// was.
    /// </exception>
    public void Remove(string idOrCode, string inventorySha512) =>
        _root.Store.Remove(OcflRoot.ObjectFolder(IdOf(idOrCode)), OcflObject.SidecarOf(inventorySha512));

    /// <summary>Removes what killed writers left beside the archive; nothing of it is visible in the archive.</summary>
    public void RemoveAbandonedWork() => (_root.Store as FolderStore)?.RemoveAbandonedWork();

    /// <summary>Every contract of the archive, in the order of the storage.</summary>
    /// <returns>Summaries, read one by one.</returns>
    /// <exception cref="ArchiveUnavailableException">An inventory is damaged.</exception>
    public IEnumerable<ArchiveSummary> List() => _objects.Objects().Where(IsContract).Select(Summarize);

    /// <summary>Every contract of the archive that can be read, in the order of the storage.</summary>
    /// <param name="damaged">Told of each object whose inventory is damaged: its path, and why in French.</param>
    /// <returns>Summaries, read one by one.</returns>
    public IEnumerable<ArchiveSummary> List(Action<string, string> damaged)
    {
        ArgumentNullException.ThrowIfNull(damaged);
        return _root.ObjectFolders().Select(folder => TrySummarize(folder, damaged)).OfType<ArchiveSummary>();
    }

    /// <summary>One contract.</summary>
    /// <param name="idOrCode">Identifier, or the code of the contract alone.</param>
    /// <returns>Its summary, or <see langword="null"/> when the archive does not hold it.</returns>
    public ArchiveSummary? Find(string idOrCode) => _objects.Find(IdOf(idOrCode)) is { } found ? Summarize(found) : null;

    /// <summary>Inventory of a contract: its versions, their files and digests.</summary>
    /// <param name="idOrCode">Identifier, or the code of the contract alone.</param>
    /// <returns>The inventory.</returns>
    /// <exception cref="ArchiveUnavailableException">The archive does not hold it, or it is damaged.</exception>
    public Inventory Show(string idOrCode) => Require(idOrCode).Inventory;

    /// <summary>Inventory of a contract, if the archive holds it.</summary>
    /// <param name="idOrCode">Identifier, or the code of the contract alone.</param>
    /// <returns>The inventory, or <see langword="null"/>.</returns>
    /// <exception cref="ArchiveUnavailableException">The inventory is damaged.</exception>
    public Inventory? TryShow(string idOrCode) => _objects.Find(IdOf(idOrCode))?.Inventory;

    /// <summary>One file of a version, its digest checked.</summary>
    /// <param name="idOrCode">Identifier, or the code of the contract alone.</param>
    /// <param name="path">Logical path.</param>
    /// <param name="version">Version from 1, or <see langword="null"/> for the newest.</param>
    /// <returns>Its bytes.</returns>
    /// <exception cref="ArchiveUnavailableException">The archive does not hold it, or it is altered.</exception>
    public byte[] GetFile(string idOrCode, string path, int? version = null)
    {
        OcflObject found = Require(idOrCode);
        InventoryVersion? wanted = found.Inventory.Versions.GetValueOrDefault(version ?? found.Inventory.Head);
        return wanted?.State.GetValueOrDefault(path) is { } digest
            ? found.Read(digest)
            : throw new ArchiveUnavailableException(Messages.UnknownObject(idOrCode + "/" + path));
    }

    /// <summary>Files of a version, each digest checked.</summary>
    /// <param name="idOrCode">Identifier, or the code of the contract alone.</param>
    /// <param name="version">Version from 1, or <see langword="null"/> for the newest.</param>
    /// <returns>Bytes by logical path.</returns>
    /// <exception cref="ArchiveUnavailableException">The archive does not hold it, or a file is missing or altered.</exception>
    public ImmutableSortedDictionary<string, byte[]> Get(string idOrCode, int? version = null)
    {
        OcflObject found = Require(idOrCode);
        if (!found.Inventory.Versions.TryGetValue(version ?? found.Inventory.Head, out InventoryVersion? wanted))
        {
            throw new ArchiveUnavailableException(Messages.UnknownObject(idOrCode + " " + Inventory.FolderOf(version ?? 0)));
        }

        return wanted.State.ToImmutableSortedDictionary(file => file.Key, file => found.Read(file.Value), StringComparer.Ordinal);
    }

    /// <summary>Checks the archive against OCFL 1.1 and every digest it holds.</summary>
    /// <param name="idOrCode">One contract, or <see langword="null"/> for the whole root.</param>
    /// <returns>What was found, in the order of the storage; empty when all is sound.</returns>
    public ArchiveCheckReport Check(string? idOrCode = null)
    {
        ArchiveChecker checker = Checker();
        RootCheck found = idOrCode is null ? checker.CheckRoot(CancellationToken.None) : new RootCheck([PathOf(idOrCode)], []);
        return ArchiveCheckReport.Of(found, found.Objets.Select(path => checker.CheckObject(path, null, CancellationToken.None)),
            isOurs: true);
    }

    /// <summary>Makes a checker of the archive, to look at several contracts at once.</summary>
    /// <returns>The checker.</returns>
    /// <exception cref="IOException">The archive cannot be read.</exception>
    public ArchiveChecker Checker() => new(new StoreTree(_root.Store));

    /// <summary>Path of a contract in the archive, sound or damaged.</summary>
    /// <param name="idOrCode">Identifier or code.</param>
    /// <returns>Path relative to the storage root, with <c>/</c>.</returns>
    /// <exception cref="ArchiveUnavailableException">It has no place in the archive.</exception>
    public string PathOf(string idOrCode)
    {
        return Has(idOrCode)
            ? OcflRoot.ObjectFolder(IdOf(idOrCode))
            : throw new ArchiveUnavailableException(Messages.UnknownObject(idOrCode));
    }

    /// <summary>Whether the archive holds a contract, sound or damaged.</summary>
    /// <param name="idOrCode">Identifier or code.</param>
    /// <returns>True when it has a place in the archive.</returns>
    public bool Has(string idOrCode) => _root.Store.List(OcflRoot.ObjectFolder(IdOf(idOrCode))).Any();

    private OcflObject Require(string idOrCode) =>
        _objects.Find(IdOf(idOrCode)) ?? throw new ArchiveUnavailableException(Messages.UnknownObject(idOrCode));

    private VersionDraft Draft(ArchiveEntry entry)
    {
        var manifest = new EntryManifest(entry.CodeContrat, entry.Evenement, entry.Etat);
        string readme = Messages.Readme(entry);
        ImmutableSortedDictionary<string, ContentSource> files = entry.Fichiers
            .SetItem(EntryManifest.LogicalPath, manifest.ToJson())
            .SetItem(ReadmePath, Encoding.UTF8.GetBytes(readme))
            .ToImmutableSortedDictionary(file => file.Key, file => ContentSource.Of(file.Value), StringComparer.Ordinal)
            .AddRange(entry.FichiersDuDisque.Select(file => KeyValuePair.Create(file.Key, ContentSource.OfFile(file.Value))));
        if (files.Keys.FirstOrDefault(path => !ArchivePath.IsSafe(path)) is { } stray)
        {
            throw new ArgumentException(Messages.UnsafePath(stray), nameof(entry));
        }

        return new VersionDraft(_clock.GetUtcNow(), entry.Evenement, entry.Auteur, files) { Accompanying = Accompanying };
    }

    private ArchiveSummary? TrySummarize(string folder, Action<string, string> damaged)
    {
        try
        {
            return OcflObject.TryOpen(_root.Store, folder) is { } found && IsContract(found) ? Summarize(found) : null;
        }
        catch (ArchiveUnavailableException error)
        {
            damaged(folder, error.Message);
            return null;
        }
    }

    private static bool IsContract(OcflObject found) => IsContract(found.Inventory.Id);

    private static ArchiveSummary Summarize(OcflObject found)
    {
        InventoryVersion head = found.Inventory.HeadVersion;
        EntryManifest? manifest = head.State.TryGetValue(EntryManifest.LogicalPath, out string? digest)
            ? EntryManifest.TryRead(found.Read(digest))
            : null;
        return new ArchiveSummary
        {
            Id = found.Inventory.Id,
            CodeContrat = found.Inventory.Id[(found.Inventory.Id.LastIndexOf(':') + 1)..],
            Version = found.Inventory.Head,
            Etat = manifest?.Etat ?? "",
            Fichiers = head.State.Count,
            Octets = found.ContentLength(),
            DerniereVersion = head.Created,
        };
    }
}
