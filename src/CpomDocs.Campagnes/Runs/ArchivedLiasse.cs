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
        CircuitEvents events = CircuitEvents.Of(
            inventory.HeadVersion.State.Keys.Where(CircuitEvents.IsEvent).Select(path => KeyValuePair.Create(path, Get(path))));
        return inventory.HeadVersion.State.Keys
            .Where(path => path.EndsWith(".pdf", StringComparison.Ordinal))
            .GroupBy(ArchiveContent.AvenantOf)
            .OrderBy(liasse => liasse.Key ?? 0)
            .SelectMany(liasse => FilesOf(liasse.Key is { } number ? ArchiveContent.FolderOf(number) : "", liasse, events));
    }

    // An avenant and what it changes are a liasse of their own, with their own list.
    private IEnumerable<FichierSoumis> FilesOf(string folder, IEnumerable<string> paths, CircuitEvents events)
    {
        LiasseManifeste? manifest = ManifestOf(folder + LiasseProduite.ManifestName);
        string name = folder.Length == 0 ? inventory.Id : inventory.Id + "/" + folder.TrimEnd('/');
        LiasseAVerifier place = new(name, [.. (manifest?.Documents ?? []).Select(document => document.Code)]);
        return paths.Select(path => new FichierSoumis($"{inventory.Id}/{path}", () => archive.GetFile(inventory.Id, path))
        {
            Liasse = place,
            Sources = folder.Length == 0 ? Sources : () => SourcesOfAvenant(folder),
            Reserves = pdf => Reserves(pdf, Path.GetFileName(path), events, manifest),
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

    // What an avenant was made from: the version it starts from, its own file, those that were waiting before it, its templates.
    private IEnumerable<ImmutableSortedDictionary<string, ReadOnlyMemory<byte>>> SourcesOfAvenant(string folder)
    {
        int number = ArchiveContent.AvenantOf(folder + LiasseProduite.ManifestName)!.Value;
        var avenants = AvenantsArchives.De(inventory, Get);
        ICollection<string> paths = [.. inventory.HeadVersion.State.Keys];
        if (avenants.Lire(number) is not { } avenant || !paths.Contains(folder + LiasseProduite.ManifestName))
        {
            yield break;
        }

        string own = folder + ArchiveContent.Templates;
        string templates = paths.Any(path => path.StartsWith(own, StringComparison.Ordinal)) ? own : ArchiveContent.Templates;
        yield return paths
            .Where(path => path.StartsWith(templates, StringComparison.Ordinal))
            .Select(path => KeyValuePair.Create(ArchiveContent.Templates + path[templates.Length..], Get(path)))
            .Append(KeyValuePair.Create(LiasseProduite.ManifestName, Get(folder + LiasseProduite.ManifestName)))
            .Append(KeyValuePair.Create(ArchiveContent.Data, Get(avenants.DonneesDe(avenant.VersionBase))))
            .Concat(avenants.Numeros.Where(one => one <= number).Select(one =>
                KeyValuePair.Create(ArchiveContent.AvenantPath(one), Get(ArchiveContent.AvenantPath(one)))))
            .ToImmutableSortedDictionary(StringComparer.Ordinal);
    }

    private static bool IsSource(string path) =>
        path is ArchiveContent.Data or LiasseProduite.ManifestName || path.StartsWith("modeles/", StringComparison.Ordinal);

    private LiasseManifeste? ManifestOf(string path) =>
        inventory.HeadVersion.State.ContainsKey(path) ? LiasseJson.Read(path, Get(path)).Value : null;

    private ReadOnlyMemory<byte> Get(string path) => archive.GetFile(inventory.Id, path);

    /// <summary>What an archive says against a document.</summary>
    /// <param name="pdf">The document.</param>
    /// <param name="name">Its file name.</param>
    /// <param name="events">Events of its contract.</param>
    /// <param name="manifest">List of its liasse, if there is one.</param>
    internal static ImmutableArray<string> Reserves(ReadOnlyMemory<byte> pdf, string name, CircuitEvents events, LiasseManifeste? manifest)
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
