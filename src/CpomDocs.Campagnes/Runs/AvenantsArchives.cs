using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using CpomDocs.Archiving;
using CpomDocs.Archiving.Manifests;
using CpomDocs.Campagnes.Plans;
using CpomDocs.Contrats.Avenants;
using CpomDocs.Contrats.Circuits;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Contrats.Model;
using CpomDocs.Contrats.Reading;
using CpomDocs.Signing.Pades;

namespace CpomDocs.Campagnes.Runs;

/// <summary>
/// The avenants that the archive holds of a contract: those that everybody has signed have each made a version, in the order of their
/// numbers; the others wait.
/// </summary>
public sealed class AvenantsArchives
{
    private const string VersionBase = "versionBase";
    private const string VersionPrefix = "donnees/contrat.v";

    private readonly ImmutableArray<string> _paths;
    private readonly Func<string, ReadOnlyMemory<byte>> _read;
    private readonly Lazy<CircuitEvents> _events;

    private AvenantsArchives(IEnumerable<string> paths, Func<string, ReadOnlyMemory<byte>> read)
    {
        _paths = [.. paths];
        _read = read;
        _events = new Lazy<CircuitEvents>(() =>
            CircuitEvents.Of(_paths.Where(CircuitEvents.IsEvent).Select(path => KeyValuePair.Create(path, read(path)))));
        Numeros = [.. _paths.Select(ArchiveContent.AvenantOf).OfType<int>().Distinct().Order()];
        Integres = [.. Numeros.Take(_paths.Count(path => path.StartsWith(VersionPrefix, StringComparison.Ordinal)))];
    }

    /// <summary>Numbers of the avenants, in order.</summary>
    public ImmutableArray<int> Numeros { get; }

    /// <summary>Numbers of those that made a version of the contract, in order.</summary>
    public ImmutableArray<int> Integres { get; }

    /// <summary>Whether the archive holds the data of the contract.</summary>
    public bool AUnContrat => _paths.Contains(ArchiveContent.Data);

    /// <summary>Logical path of the data in force.</summary>
    public string DonneesEnVigueur =>
        _paths.Where(path => path.StartsWith(VersionPrefix, StringComparison.Ordinal)).MaxBy(VersionIn) ?? ArchiveContent.Data;

    private IEnumerable<int> NonIntegres => Numeros.Skip(Integres.Length);

    /// <summary>Numbers of those that were issued, made no version yet, and were neither refused nor recalled.</summary>
    internal IEnumerable<int> EnCirculation => NonIntegres.Where(number => !EstArrete(number));

    /// <summary>Reads those of a contract in its newest version.</summary>
    /// <param name="archive">The archive.</param>
    /// <param name="id">Code of the contract, or its identifier.</param>
    /// <returns>The avenants, or <see langword="null"/> when the archive does not hold the contract.</returns>
    /// <exception cref="ArchiveUnavailableException">The object is damaged.</exception>
    public static AvenantsArchives? De(LiasseArchiver archive, string id)
    {
        ArgumentNullException.ThrowIfNull(archive);
        return archive.TryShow(id) is { } inventory ? De(inventory, path => archive.GetFile(id, path)) : null;
    }

    /// <summary>Those of a contract whose inventory is at hand.</summary>
    internal static AvenantsArchives De(Inventory inventory, Func<string, ReadOnlyMemory<byte>> read) =>
        new(inventory.HeadVersion.State.Keys, read);

    /// <summary>The contract in force: the one first archived, then each avenant that everybody has signed.</summary>
    /// <param name="producer">Judges and applies.</param>
    /// <param name="au">Date, or <see langword="null"/> for the last version.</param>
    /// <param name="ensuite">Avenants to apply after those of the archive.</param>
    /// <returns>The contract with the avenant each value comes from; or why one cannot be read.</returns>
    public Outcome<ContratConsolide> EnVigueur(AvenantProducer producer, DateOnly? au, params IEnumerable<AvenantPropose> ensuite)
    {
        ArgumentNullException.ThrowIfNull(producer);
        Outcome<ContratValide> initial = producer.Lire(ArchiveContent.Data, _read(ArchiveContent.Data));
        if (!initial.TryGet(out ContratValide? contrat))
        {
            return Outcome.Failure<ContratConsolide>(initial.Diagnostics);
        }

        Outcome<ContratConsolide> inForce = producer.Consolider(contrat, Integres.Select(Signe).Concat(ensuite), au);
        return inForce.TryGet(out ContratConsolide? consolide)
            ? Outcome.Of(consolide with { DateConclusion = ConclusionDuContrat() }, inForce.Diagnostics)
            : inForce;
    }

    // The contract is concluded once everybody has signed its socle.
    private DateOnly? ConclusionDuContrat()
    {
        const string Socle = ArchiveContent.Documents + SocleUnique.Document + ".pdf";
        return _paths.Contains(Socle) && SignatureStatusReader.Read(_read(Socle)).Value is { Etat.Prochain: null, Etat.OrdreRespecte: true }
            ? LastAct(SocleUnique.Document, _read(Socle))
            : null;
    }

    /// <summary>The contract in one of its versions.</summary>
    /// <param name="producer">Judges.</param>
    /// <param name="version">The version, from that first archived.</param>
    /// <returns>The contract, or why it cannot be read; <see langword="null"/> where the archive has no such version.</returns>
    public Outcome<ContratValide>? Version(AvenantProducer producer, int version)
    {
        ArgumentNullException.ThrowIfNull(producer);
        string path = DonneesDe(version);
        Outcome<ContratValide> read = producer.Lire(path, _read(path));
        return read.Value is { } contrat && contrat.Contrat.Version != version ? null : read;
    }

    /// <summary>
    /// Avenants that wait before another one. One that was refused or recalled, and is proposed again, does not wait for itself, nor for
    /// those that came after it.
    /// </summary>
    /// <param name="propose">Bytes of the avenant proposed.</param>
    /// <returns>The avenants, in the order of their numbers.</returns>
    public ImmutableArray<Avenant> EnAttente(ReadOnlyMemory<byte> propose)
    {
        int? number = AvenantReader.Read("", propose).Value?.Numero;
        bool isAgain = NonIntegres.Any(one => one == number && (EstArrete(one) || Json(one).Span.SequenceEqual(propose.Span)));
        return [.. NonIntegres.Where(one => !isAgain || one < number).Select(Lire).OfType<Avenant>()];
    }

    /// <summary>Another avenant that waits and changes a document too: the whole of it cannot go round twice.</summary>
    /// <param name="avenant">The avenant proposed.</param>
    /// <returns>Its number and the code of the document, or <see langword="null"/>.</returns>
    internal (int Numero, string Document)? Concurrent(Avenant avenant)
    {
        HashSet<string> touched = [.. avenant.Modifications.Select(change => change.Annexe)];
        return NonIntegres.Where(number => number != avenant.Numero)
            .Select(Lire)
            .OfType<Avenant>()
            .SelectMany(other => other.Modifications, (other, change) => ((int, string)?)(other.Numero, change.Annexe))
            .FirstOrDefault(item => touched.Contains(item!.Value.Item2));
    }

    /// <summary>Number of the last avenant of one cause alone that was refused or recalled, and not replaced since.</summary>
    /// <param name="cause">The cause.</param>
    internal int? ArretePour(CauseAvenant cause) => NonIntegres.Reverse().Cast<int?>()
        .FirstOrDefault(number => EstArrete(number!.Value) && Lire(number.Value)?.Causes.All(one => one == cause) == true);

    /// <summary>Whether an avenant says what another file says, whatever the version each starts from.</summary>
    /// <param name="number">Number of the avenant.</param>
    /// <param name="json">Bytes of the other.</param>
    internal bool Dit(int number, ReadOnlyMemory<byte> json)
    {
        var other = JsonNode.Parse(json.Span)!.AsObject();
        JsonObject? own = Lire(number) is null ? null : JsonNode.Parse(Json(number).Span)!.AsObject();
        if (own is not null)
        {
            other[VersionBase] = own[VersionBase]?.DeepClone();
        }

        return JsonNode.DeepEquals(own, other);
    }

    /// <summary>Files of the folder of an avenant, by name.</summary>
    /// <param name="number">Its number.</param>
    internal IEnumerable<KeyValuePair<string, ReadOnlyMemory<byte>>> FichiersDe(int number)
    {
        string folder = ArchiveContent.FolderOf(number);
        return _paths
            .Where(path => path.StartsWith(folder, StringComparison.Ordinal) && path.LastIndexOf('/') == folder.Length - 1)
            .Select(path => KeyValuePair.Create(path[folder.Length..], _read(path)));
    }

    /// <summary>Whether one of the documents of an avenant was refused or recalled.</summary>
    internal bool EstArrete(int number) => PdfsDe(number).Any(path => _events.Value.StopOf(_read(path)) is not null);

    /// <summary>Whether everybody has signed an avenant and each document it changes, on the bytes that were issued.</summary>
    internal bool EstSigne(int number)
    {
        string list = ArchiveContent.FolderOf(number) + LiasseProduite.ManifestName;
        return _paths.Contains(list)
            && LiasseJson.Read(list, _read(list)).Value is { } manifest
            && manifest.Documents.Any(document => document.Code == ArchiveContent.CodeOf(number))
            && manifest.Documents.All(document => EstSigne(manifest.CodeContrat, document, number));
    }

    /// <summary>An avenant that everybody has signed, to apply in its turn.</summary>
    internal AvenantPropose Signe(int number) =>
        new(PathOf(number), Json(number)) { EstSigne = true, DateConclusion = ConclusionDe(number) };

    /// <summary>The avenants of a version that is not in the archive yet.</summary>
    internal static AvenantsArchives De(ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> files) =>
        new(files.Keys, path => files[path]);

    private bool EstSigne(string code, DocumentLiasse document, int number)
    {
        string path = ArchiveContent.FolderOf(number) + document.Code + ".pdf";
        if (document.Fichiers.Pdf is not { } issued || !_paths.Contains(path))
        {
            return false;
        }

        ReadOnlyMemory<byte> pdf = _read(path);
        return issued.Octets <= pdf.Length
            && CircuitEvents.DigestOf(pdf.Span[..(int)issued.Octets]) == issued.Sha256
            && SignatureStatusReader.Read(pdf).Value is { } status
            && (status.Descripteur.CodeContrat, status.Descripteur.Document) == (code, document.Code)
            && status.Etat.Prochain is null
            && status.Etat.OrdreRespecte
            && _events.Value.StopOf(pdf) is null;
    }

    private DateOnly? ConclusionDe(int number)
    {
        string code = ArchiveContent.CodeOf(number);
        return LastAct(code, _read(ArchiveContent.FolderOf(number) + code + ".pdf"));
    }

    private static DateOnly? LastAct(string document, ReadOnlyMemory<byte> pdf)
    {
        DateTimeOffset? last = ProofReader.Read(document, pdf).Actes.Where(act => act.Role is not null).Max(act => act.Instant);
        return last is { } instant ? DateOnly.FromDateTime(instant.UtcDateTime) : null;
    }

    private IEnumerable<string> PdfsDe(int number) => _paths.Where(path =>
        path.StartsWith(ArchiveContent.FolderOf(number), StringComparison.Ordinal) && path.EndsWith(".pdf", StringComparison.Ordinal));

    /// <summary>An avenant as its file says it, or <see langword="null"/> where it cannot be read.</summary>
    internal Avenant? Lire(int number) => AvenantReader.Read(PathOf(number), Json(number)).Value;

    private ReadOnlyMemory<byte> Json(int number) => _paths.Contains(PathOf(number)) ? _read(PathOf(number)) : ReadOnlyMemory<byte>.Empty;

    private static string PathOf(int number) => ArchiveContent.AvenantPath(number);

    /// <summary>Logical path of the data of a version, that of the contract first archived included.</summary>
    internal string DonneesDe(int version) => _paths.Contains(DataOf(version)) ? DataOf(version) : ArchiveContent.Data;

    /// <summary>Logical path of a version that an avenant made.</summary>
    internal static string DataOf(int version) => VersionPrefix + version.ToString(CultureInfo.InvariantCulture) + ".json";

    private static int VersionIn(string path) =>
        int.TryParse(path.AsSpan(VersionPrefix.Length, path.Length - VersionPrefix.Length - ".json".Length),
            NumberStyles.None, CultureInfo.InvariantCulture, out int version) ? version : 0;
}
