using System.Net;
using Azure;
using Azure.Identity;
using Azure.Storage.Blobs.Models;

namespace CpomDocs.Archiving.Stores;

/// <summary>A storage root in a container of Azure Blob Storage.</summary>
/// <remarks>
/// Blobs are not renamed: a version is its content, then its own inventory, then the inventory of the object, which is replaced on the
/// condition that
/// it is still the one the version was made from. That replacement is the act; whatever precedes it is invisible. A reader takes an
/// inventory
/// whose sidecar has not followed yet for published when the copy in the version's folder says the same.
/// </remarks>
internal sealed class AzureStore : IArchiveStore
{
    private readonly AzureContainer _container;
    private readonly AzureProtection _protection;

    /// <summary>Makes the store; the service is not asked anything.</summary>
    /// <param name="container">Container.</param>
    /// <param name="protection">What is asked of the service for each version.</param>
    public AzureStore(AzureContainer container, AzureProtection protection)
    {
        _container = container;
        _protection = protection;
    }

    /// <inheritdoc/>
    public string Name => _container.Name;

    /// <inheritdoc/>
    public bool PublishesInOneStep => false;

    /// <inheritdoc/>
    public IEnumerable<StoreEntry> List(string folder)
    {
        return Ask(() => Level(folder, null))
            .Select(item => item.IsPrefix
                ? new StoreEntry(PathOf(item.Prefix.TrimEnd('/')), StoreEntryKind.Folder, 0)
                : EntryOf(item.Blob))
            .OrderBy(entry => entry.Path, StringComparer.Ordinal);
    }

    /// <inheritdoc/>
    public IEnumerable<StoreEntry> Walk(string folder)
    {
        string prefix = _container.Prefix + (folder.Length == 0 ? "" : folder + "/");
        using IEnumerator<BlobItem> blobs =
            _container.Client.GetBlobs(BlobTraits.None, BlobStates.None, prefix, CancellationToken.None).GetEnumerator();
        while (Ask(() => NextOf(blobs)))
        {
            yield return EntryOf(blobs.Current);
        }
    }

    /// <inheritdoc/>
    public IEnumerable<string> FoldersHolding(string fileName) =>
        Walk("").Select(entry => entry.Path)
            .Where(path => path.EndsWith("/" + fileName, StringComparison.Ordinal))
            .Select(path => path[..^(fileName.Length + 1)]);

    /// <inheritdoc/>
    public StoreEntry? Find(string path)
    {
        try
        {
            return Ask(() => new StoreEntry(path, StoreEntryKind.File, _container.Blob(path).GetProperties().Value.ContentLength));
        }
        catch (ArchiveUnavailableException error) when (error.IsAbsence())
        {
            return Ask(() => Level(path, 1)).Count > 0 ? new StoreEntry(path, StoreEntryKind.Folder, 0) : null;
        }
    }

    /// <inheritdoc/>
    public Stream? TryOpen(string path)
    {
        try
        {
            return Ask(() => _container.Blob(path).DownloadStreaming().Value.Content);
        }
        catch (ArchiveUnavailableException error) when (error.IsAbsence())
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public bool TryCreate(string path, ReadOnlyMemory<byte> bytes)
    {
        try
        {
            Ask(() => AzureUpload.CreateOnly(_container.Blob(path), ContentSource.Of(bytes), null));
        }
        catch (ArchiveUnavailableException error) when (error.IsAbsence())
        {
            Ask(() => _container.Client.CreateIfNotExists());
            return TryCreate(path, bytes);
        }
        catch (ArchiveUnavailableException error) when (error.IsConflict)
        {
            return false;
        }

        return true;
    }

    /// <inheritdoc/>
    public void Publish(VersionPublication version)
    {
        RequireProtection();
        using AzureRight right = Ask(() => AzureRight.Take(_container, version.Folder));
        Ask(() => new AzureVersion(_container, right, version).Publish());
        Protect(version.Folder, version.VersionFolder);
    }

    /// <inheritdoc/>
    public void Complete(OcflObject published)
    {
        if (!published.HasItsSidecar)
        {
            using AzureRight right = Ask(() => AzureRight.Take(_container, published.Folder));
            Ask(() => AzureVersion.RepairSidecar(_container, right, published));
        }

        Protect(published.Folder, Manifests.Inventory.FolderOf(published.Inventory.Head));
    }

    /// <inheritdoc/>
    public void Remove(string folder, string sidecar)
    {
        if (!Walk(folder).Any())
        {
            return;
        }

        RequireNoProtection(folder);
        using AzureRight right = Ask(() => AzureRight.Take(_container, folder));
        Ask(() => AzureVersion.Unpublish(_container, folder, sidecar));
        foreach (StoreEntry entry in Walk(folder).Where(entry => entry.Name != OcflObject.Declaration).ToArray())
        {
            Ask(() => _container.Blob(entry.Path).DeleteIfExists());
        }

        Ask(right.DeleteItsBlob);
    }

    /// <inheritdoc/>
    public void Hold(string folder, bool isHeld)
    {
        if (!_protection.IsAsked)
        {
            return;
        }

        // The inventory of the object and its sidecar change with each version: what they say is in the last version's folder too.
        StoreEntry[] blobs = [.. Walk(folder).Where(entry => entry.Path[(folder.Length + 1)..].Contains('/', StringComparison.Ordinal))];
        Ask(() => Parallel.ForEach(blobs, AzureUpload.Together, entry => _protection.Hold(_container.Blob(entry.Path), isHeld)));
    }

    // The inventory would go first: a blob that the service keeps must be known before.
    private void RequireNoProtection(string folder)
    {
        if (_protection.IsEmulated)
        {
            return;
        }

        StoreEntry[] blobs = [.. Walk(folder)];
        Ask(() => Parallel.ForEach(blobs, AzureUpload.Together, entry => _protection.RequireNone(_container.Blob(entry.Path))));
    }

    // What cannot be protected is not begun: the declaration of the root, which never changes, is protected first.
    private void RequireProtection()
    {
        Ask(() => _protection.Apply(_container.Blob(OcflRoot.Declaration)));
    }

    private void Protect(string folder, string version)
    {
        if (_protection.IsAsked)
        {
            StoreEntry[] blobs = [.. Walk(StorePath.Combine(folder, version))];
            Ask(() => Parallel.ForEach(blobs, AzureUpload.Together, entry => _protection.Apply(_container.Blob(entry.Path))));
        }
    }

    private List<BlobHierarchyItem> Level(string folder, int? most)
    {
        string prefix = _container.Prefix + (folder.Length == 0 ? "" : folder + "/");
        IEnumerable<Page<BlobHierarchyItem>> pages = _container.Client
            .GetBlobsByHierarchy(BlobTraits.None, BlobStates.None, "/", prefix, CancellationToken.None)
            .AsPages(pageSizeHint: most);
        try
        {
            return [.. (most is null ? pages : pages.Take(1)).SelectMany(page => page.Values)];
        }
        catch (RequestFailedException error) when (error.Status == (int)HttpStatusCode.NotFound)
        {
            return [];
        }
    }

    private static bool NextOf(IEnumerator<BlobItem> blobs)
    {
        try
        {
            return blobs.MoveNext();
        }
        catch (RequestFailedException error) when (error.Status == (int)HttpStatusCode.NotFound)
        {
            return false;
        }
    }

    private StoreEntry EntryOf(BlobItem blob) => new(PathOf(blob.Name), StoreEntryKind.File, blob.Properties.ContentLength ?? 0);

    private string PathOf(string name) => name[_container.Prefix.Length..];

    private static T? LastOf<T>(AggregateException errors)
        where T : Exception => errors.Flatten().InnerExceptions.OfType<T>().LastOrDefault();

    private void Ask(Action question)
    {
        Ask(() =>
        {
            question();
            return true;
        });
    }

    private T Ask<T>(Func<T> question)
    {
        try
        {
            return question();
        }
        catch (RequestFailedException error)
        {
            throw AzureRefusal.Of(Name, error);
        }
        catch (AuthenticationFailedException error)
        {
            throw new ArchiveUnavailableException(Messages.NoAzureIdentity(Name), error);
        }
        catch (AggregateException errors) when (LastOf<RequestFailedException>(errors) is { } last)
        {
            throw AzureRefusal.Of(Name, last);
        }
        catch (AggregateException errors) when (LastOf<ArchiveUnavailableException>(errors) is { } last)
        {
            throw new ArchiveUnavailableException(last.Message, last) { IsConflict = last.IsConflict };
        }
    }
}
