using CpomDocs.Archiving.Stores;

namespace CpomDocs.Tests.Archiving;

/// <summary>A store that counts what is asked of another one.</summary>
internal sealed class CountingStore(IArchiveStore inner) : IArchiveStore
{
    public int Listings { get; private set; }

    public int Readings { get; private set; }

    public string Name => inner.Name;

    public bool PublishesInOneStep => inner.PublishesInOneStep;

    public IEnumerable<StoreEntry> List(string folder)
    {
        Listings++;
        return inner.List(folder);
    }

    public IEnumerable<StoreEntry> Walk(string folder)
    {
        Listings++;
        return inner.Walk(folder);
    }

    public IEnumerable<string> FoldersHolding(string fileName)
    {
        Listings++;
        return inner.FoldersHolding(fileName);
    }

    public StoreEntry? Find(string path)
    {
        Readings++;
        return inner.Find(path);
    }

    public Stream? TryOpen(string path)
    {
        Readings++;
        return inner.TryOpen(path);
    }

    public bool TryCreate(string path, ReadOnlyMemory<byte> bytes) => inner.TryCreate(path, bytes);

    public void Publish(VersionPublication version) => inner.Publish(version);

    public void Complete(OcflObject published) => inner.Complete(published);

    public void Hold(string folder, bool isHeld) => inner.Hold(folder, isHeld);

    public void Remove(string folder, string sidecar) => inner.Remove(folder, sidecar);
}
