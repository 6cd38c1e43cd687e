using System.Collections.Immutable;
using CpomDocs.Archiving;
using CpomDocs.Archiving.Manifests;
using CpomDocs.Contrats.Circuits;
using CpomDocs.Verification;

namespace CpomDocs.Campagnes.Runs;

/// <summary>The documents of a contract in an archive, with what the archive says against them.</summary>
/// <param name="archive">The archive.</param>
/// <param name="inventory">Inventory of the contract.</param>
internal sealed class ArchivedLiasse(LiasseArchiver archive, Inventory inventory)
{
    /// <summary>Its PDF documents.</summary>
    public IEnumerable<FichierSoumis> Files()
    {
        var held = new Lazy<(CircuitEvents Events, LiasseManifeste? Manifest)>(Read);
        LiasseAVerifier place = new(inventory.Id, [.. (held.Value.Manifest?.Documents ?? []).Select(document => document.Code)]);
        return inventory.HeadVersion.State.Keys
            .Where(path => path.EndsWith(".pdf", StringComparison.Ordinal))
            .Select(path => new FichierSoumis($"{inventory.Id}/{path}", () => archive.GetFile(inventory.Id, path))
            {
                Liasse = place,
                Sources = Sources,
                Reserves = pdf => Reserves(pdf, Path.GetFileName(path), held.Value.Events, held.Value.Manifest),
            });
    }

    // A later stage or an avenant replaces the data: a document is what the data of one of the versions give.
    private IEnumerable<ImmutableSortedDictionary<string, ReadOnlyMemory<byte>>> Sources()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (InventoryVersion version in inventory.Versions.OrderByDescending(one => one.Key).Select(one => one.Value))
        {
            KeyValuePair<string, string>[] sources = [.. version.State.Where(file => IsSource(file.Key))];
            if (seen.Add(string.Join(' ', sources.Select(file => file.Key + "=" + file.Value))))
            {
                int number = inventory.Versions.First(one => ReferenceEquals(one.Value, version)).Key;
                yield return archive.Get(inventory.Id, number).Where(file => IsSource(file.Key)).ToImmutableSortedDictionary(
                    file => file.Key, file => new ReadOnlyMemory<byte>(file.Value), StringComparer.Ordinal);
            }
        }
    }

    private static bool IsSource(string path) =>
        path is ArchiveContent.Data or LiasseProduite.ManifestName || path.StartsWith("modeles/", StringComparison.Ordinal);

    private (CircuitEvents Events, LiasseManifeste? Manifest) Read()
    {
        ImmutableArray<string> paths = [.. inventory.HeadVersion.State.Keys];
        var events = CircuitEvents.Of(paths.Where(CircuitEvents.IsEvent).Select(path => KeyValuePair.Create(path, Get(path))));
        return (events, paths.Contains(LiasseProduite.ManifestName)
            ? LiasseJson.Read(LiasseProduite.ManifestName, Get(LiasseProduite.ManifestName)).Value
            : null);
    }

    private ReadOnlyMemory<byte> Get(string path) => archive.GetFile(inventory.Id, path);

    private static ImmutableArray<string> Reserves(ReadOnlyMemory<byte> pdf, string name, CircuitEvents events, LiasseManifeste? manifest)
    {
        var reserves = ImmutableArray.CreateBuilder<string>();
        if (events.StopOf(pdf) is { } stop)
        {
            reserves.Add(ArchivedStops.SentenceOf(stop));
        }

        FichierLiasse? issued = manifest?.Documents.Select(document => document.Fichiers.Pdf).FirstOrDefault(file => file?.Nom == name);
        if (issued is not null && !IsIssued(pdf, issued))
        {
            reserves.Add(Messages.Get("ReserveAutreEdition"));
        }

        return reserves.ToImmutable();
    }

    private static bool IsIssued(ReadOnlyMemory<byte> pdf, FichierLiasse issued) =>
        issued.Octets <= pdf.Length && CircuitEvents.DigestOf(pdf.Span[..(int)issued.Octets]) == issued.Sha256;
}
