using System.Collections.Immutable;
using CpomDocs.Archiving;
using CpomDocs.Archiving.Manifests;
using CpomDocs.Campagnes.Plans;
using CpomDocs.Contrats.Circuits;
using CpomDocs.Contrats.Model;
using CpomDocs.Verification;

namespace CpomDocs.Campagnes.Runs;

/// <summary>Result of a deposit in the archive.</summary>
/// <param name="DejaSignes">Documents that bear a signature on other bytes: nothing was deposited when there is one.</param>
/// <param name="IsNew">Whether a version was added.</param>
public sealed record Deposit(ImmutableArray<string> DejaSignes, bool IsNew)
{
    /// <summary>Documents that were refused or recalled and would go on, or be replaced: nothing was deposited when there is one.</summary>
    public ImmutableArray<string> Arretes { get; init; } = [];

    /// <summary>Why an avenant was not deposited, in French; <see langword="null"/> when nothing is said against it.</summary>
    public string? Refus { get; init; }
}

/// <summary>Brings liasses to the archive without ever replacing a signed document by an unsigned one (SIG-11).</summary>
public sealed class LiasseDepositor
{
    private readonly LiasseArchiver _archive;
    private readonly Modeles _modeles;
    private readonly AvenantRegister _avenants;

    /// <summary>Makes a depositor.</summary>
    /// <param name="archive">The archive.</param>
    /// <param name="modeles">Profiles and templates.</param>
    public LiasseDepositor(LiasseArchiver archive, Modeles modeles)
    {
        _archive = archive;
        _modeles = modeles;
        _avenants = new AvenantRegister(new AvenantProducer(modeles));
    }

    /// <summary>
    /// What the judge trusts when a liasse is complete: its report is deposited with it. <see langword="null"/>: no report is made.
    /// </summary>
    public VerificationPolicy? Confiance { get; init; }

    /// <summary>Deposits documents as they are issued.</summary>
    /// <param name="liasse">The liasse.</param>
    /// <returns>What was done.</returns>
    public Deposit Issue(LiasseProduite liasse)
    {
        ArgumentNullException.ThrowIfNull(liasse);
        string code = liasse.Contrat.Contrat.CodeContrat;
        return NewestVersion.After(_archive, code, version => Issue(code, version, liasse));
    }

    private Deposit Issue(string code, int version, LiasseProduite liasse)
    {
        ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> held = Held(code);
        LiasseProduite whole = held.TryGetValue(LiasseProduite.ManifestName, out ReadOnlyMemory<byte> manifest)
            ? liasse.WithManifestOf(manifest)
            : liasse;
        ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> issued = ArchiveContent.Of(whole.Fichiers, liasse.Contrat.Profil, _modeles);
        ImmutableArray<string> conflicts =
            [.. issued.Where(file => held.TryGetValue(file.Key, out var present) && IsSignedOtherwise(present, file))
                .Select(file => file.Key).Except(Replaced(held, issued))];
        if (!conflicts.IsEmpty)
        {
            return new Deposit(conflicts, IsNew: false);
        }

        KeyValuePair<string, ReadOnlyMemory<byte>>[] fresh =
            [.. issued.Where(file => !held.TryGetValue(file.Key, out var present) || !IsActOn(present, file.Value))];
        return Put(code, version, Messages.Get("EventIssued"), WithReplacements(version, held, fresh, Messages.Get("ReplacementIssued")));
    }

    /// <summary>
    /// Deposits the files of a liasse folder in the place of documents that were refused or recalled; these stay in the earlier versions.
    /// </summary>
    /// <param name="code">Code of the contract.</param>
    /// <param name="motif">Why.</param>
    /// <param name="files">Bytes by file name of the liasse folder.</param>
    /// <returns>What was done; nothing new when no stopped document has another content.</returns>
    public Deposit Replace(string code, string motif, IEnumerable<KeyValuePair<string, ReadOnlyMemory<byte>>> files)
    {
        KeyValuePair<string, ReadOnlyMemory<byte>>[] given = [.. files];
        return NewestVersion.After(_archive, code, version => Replace(code, version, motif, given));
    }

    private Deposit Replace(string code, int version, string motif, KeyValuePair<string, ReadOnlyMemory<byte>>[] files)
    {
        ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> held = Held(code);
        KeyValuePair<string, ReadOnlyMemory<byte>>[] placed =
            [.. AtTheirPlaces(LiasseEmise.Of(files)).Select(file => WithWholeList(held, file))];
        KeyValuePair<string, ReadOnlyMemory<byte>>[] content = [.. placed, .. TemplatesOfAvenant(held, placed)];
        if (RefusalOf(held, content) is { } refusal)
        {
            return new Deposit([], IsNew: false) { Refus = refusal };
        }

        string[] replaced = [.. Replaced(held, content)];
        string[] dropped = [.. NoLongerOf(held, content)];
        ImmutableArray<string> conflicts =
            [.. content.Where(file => held.TryGetValue(file.Key, out var present) && WouldLoseActs(present, file))
                .Select(file => file.Key).Except(replaced)
                .Concat(dropped.Where(path => IsPdf(path) && LiasseStates.HasActs(held[path])))];
        ImmutableArray<string> stopped = [.. Continued(held, content)];
        if (!conflicts.IsEmpty || !stopped.IsEmpty || replaced.Length == 0)
        {
            return new Deposit(conflicts, IsNew: false) { Arretes = stopped };
        }

        string documents = string.Join(", ", replaced.Select(ArchiveContent.DocumentOf));
        string happened = Messages.Get("EventREMPLACEMENT", documents, "", motif);
        return Put(code, version, happened, WithReplacements(version, held, content, motif).RemoveRange(dropped));
    }

    /// <summary>
    /// Deposits the files of a liasse folder, on top of what the archive holds of it: that issues them, and no Word file is a draft
    /// any more.
    /// </summary>
    /// <param name="code">Code of the contract.</param>
    /// <param name="evenement">What happened, in French.</param>
    /// <param name="files">Bytes by file name of the liasse folder.</param>
    /// <returns>What was done.</returns>
    public Deposit Deposit(string code, string evenement, IEnumerable<KeyValuePair<string, ReadOnlyMemory<byte>>> files)
    {
        KeyValuePair<string, ReadOnlyMemory<byte>>[] given = [.. files];
        return NewestVersion.After(_archive, code, version => Deposit(code, version, evenement, given));
    }

    private Deposit Deposit(string code, int version, string evenement, KeyValuePair<string, ReadOnlyMemory<byte>>[] files)
    {
        ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> held = Held(code);
        KeyValuePair<string, ReadOnlyMemory<byte>>[] placed = [.. AtTheirPlaces(LiasseEmise.Of(files))];
        ImmutableArray<KeyValuePair<string, ReadOnlyMemory<byte>>> content = [.. placed, .. TemplatesOfAvenant(held, placed)];
        if (RefusalOf(held, content) is { } refusal)
        {
            return new Deposit([], IsNew: false) { Refus = refusal };
        }

        var events = CircuitEvents.Of(held);
        ImmutableArray<string> stopped = [.. content.Where(file => Changes(held, file, events)).Select(file => file.Key)];
        if (!stopped.IsEmpty)
        {
            return new Deposit([], IsNew: false) { Arretes = stopped };
        }

        ImmutableArray<string> conflicts =
            [.. content.Where(file => held.TryGetValue(file.Key, out var present) && WouldLoseActs(present, file))
                .Select(file => file.Key)];
        return conflicts.IsEmpty
            ? Put(code, version, evenement, held.AddRange(MissingTemplates(held, content)).SetItems(content))
            : new Deposit(conflicts, IsNew: false);
    }

    // A liasse rendered apart from a campaign comes without its templates: those at hand are the right ones when their version is.
    private IEnumerable<KeyValuePair<string, ReadOnlyMemory<byte>>> MissingTemplates(
        ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> held,
        ImmutableArray<KeyValuePair<string, ReadOnlyMemory<byte>>> content)
    {
        return TemplatesFor(content.FirstOrDefault(file => file.Key == LiasseProduite.ManifestName).Value)
            .Where(file => !held.ContainsKey(file.Key));
    }

    // An avenant keeps the templates of its own edition: those of the contract may have changed since, and those at hand may change after.
    private IEnumerable<KeyValuePair<string, ReadOnlyMemory<byte>>> TemplatesOfAvenant(
        ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> held, KeyValuePair<string, ReadOnlyMemory<byte>>[] content)
    {
        if (ArchiveContent.AvenantIn(content.Select(file => Path.GetFileName(file.Key))) is not { } number)
        {
            return [];
        }

        string folder = ArchiveContent.FolderOf(number);
        string pdf = folder + ArchiveContent.CodeOf(number) + ".pdf";
        ReadOnlyMemory<byte> given = content.FirstOrDefault(file => file.Key == pdf).Value;
        bool isSameEdition = held.TryGetValue(pdf, out ReadOnlyMemory<byte> present) && given.Span.StartsWith(present.Span);
        ReadOnlyMemory<byte> manifest = content.FirstOrDefault(file => file.Key == folder + LiasseProduite.ManifestName).Value;
        return isSameEdition && held.Keys.Any(path => path.StartsWith(folder + ArchiveContent.Templates, StringComparison.Ordinal))
            ? []
            : TemplatesFor(manifest).Select(file => KeyValuePair.Create(folder + file.Key, file.Value));
    }

    private IEnumerable<KeyValuePair<string, ReadOnlyMemory<byte>>> TemplatesFor(ReadOnlyMemory<byte> manifest)
    {
        return LiasseJson.Read(LiasseProduite.ManifestName, manifest).Value is { } list
            && _modeles.Profils.TryGet(list.Profil, out Profil? profil)
            && profil.Version == list.ProfilVersion
            ? ArchiveContent.TemplatesOf(profil, _modeles)
            : [];
    }

    /// <summary>Deposits proofs beside the documents the archive holds of a contract.</summary>
    /// <param name="code">Code of the contract.</param>
    /// <param name="evenement">What happened, in French.</param>
    /// <param name="proofs">Bytes by file name.</param>
    /// <returns>What was done.</returns>
    public Deposit DepositProofs(string code, string evenement, IEnumerable<KeyValuePair<string, ReadOnlyMemory<byte>>> proofs)
    {
        KeyValuePair<string, ReadOnlyMemory<byte>>[] added =
            [.. proofs.Select(proof => KeyValuePair.Create(ArchiveContent.Proofs + proof.Key, proof.Value))];
        return NewestVersion.After(_archive, code, version => Put(code, version, evenement, Held(code).SetItems(added)));
    }

    private ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> Held(string code)
    {
        return _archive.Find(code) is null
            ? ImmutableSortedDictionary.Create<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal)
            : _archive.Get(code)
                .ToImmutableSortedDictionary(file => file.Key, file => new ReadOnlyMemory<byte>(file.Value), StringComparer.Ordinal);
    }

    private Deposit Put(string code, int before, string evenement, ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> files)
    {
        (ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> whole, ImmutableArray<string> integrated) = _avenants.Integrate(files);
        string happened = string.Join(" – ", integrated.Prepend(evenement));
        ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> reported =
            new ArchivedReport(Confiance).Refresh(code, _archive.TryShow(code)?.HeadVersion.State, whole, _archive.Now);
        ArchiveSummary after = _archive.Put(ArchiveProofs.EntryOf(code, happened, reported) with { ApresVersion = before });
        return new Deposit([], after.Version > before);
    }

    // All that a folder holds of an avenant goes to the folder of that avenant.
    private static IEnumerable<KeyValuePair<string, ReadOnlyMemory<byte>>> AtTheirPlaces(
        ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> files)
    {
        string? folder = ArchiveContent.AvenantIn(files.Keys) is { } number ? ArchiveContent.FolderOf(number) : null;
        return files.Select(file =>
            KeyValuePair.Create(folder is null || IsPlaced(file.Key) ? ArchiveContent.PathOf(file.Key) : folder + file.Key, file.Value));
    }

    private static bool IsPlaced(string fileName) => fileName.Contains('/', StringComparison.Ordinal);

    private string? RefusalOf(
        ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> held, IEnumerable<KeyValuePair<string, ReadOnlyMemory<byte>>> content)
    {
        var files = content.ToImmutableSortedDictionary(StringComparer.Ordinal);
        return files.Keys.Select(ArchiveContent.AvenantOf).FirstOrDefault(one => one is not null) is { } number
            ? _avenants.Refusal(held, files, number)
            : null;
    }

    // Another edition of an avenant may change fewer documents than the one it replaces.
    private static IEnumerable<string> NoLongerOf(
        ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> held, KeyValuePair<string, ReadOnlyMemory<byte>>[] content)
    {
        int? number = content.Select(file => ArchiveContent.AvenantOf(file.Key)).FirstOrDefault(one => one is not null);
        return number is null
            ? []
            : held.Keys.Where(path => ArchiveContent.AvenantOf(path) == number).Except(content.Select(file => file.Key));
    }

    // A document that was refused or recalled goes no further, and another one takes its place only on purpose.
    private static bool Changes(
        ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> held,
        KeyValuePair<string, ReadOnlyMemory<byte>> file,
        CircuitEvents events)
    {
        return IsPdf(file.Key)
            && held.TryGetValue(file.Key, out ReadOnlyMemory<byte> present)
            && !present.Span.SequenceEqual(file.Value.Span)
            && events.StopOf(present) is not null;
    }

    // A liasse of which one document was rendered again lists that one alone: the archive goes on listing the others.
    private KeyValuePair<string, ReadOnlyMemory<byte>> WithWholeList(
        ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> held,
        KeyValuePair<string, ReadOnlyMemory<byte>> file)
    {
        return file.Key == LiasseProduite.ManifestName
            && held.TryGetValue(file.Key, out ReadOnlyMemory<byte> present)
            && LiasseJson.Read(file.Key, file.Value).Value is { } manifest
            && _modeles.Profils.TryGet(manifest.Profil, out Profil? profil)
            ? KeyValuePair.Create(file.Key, ManifestMerge.Merge(present, file.Value, profil))
            : file;
    }

    private static IEnumerable<string> Continued(
        ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> held,
        IEnumerable<KeyValuePair<string, ReadOnlyMemory<byte>>> files)
    {
        var events = CircuitEvents.Of(held);
        return files.Where(file => Changes(held, file, events) && IsActOn(file.Value, held[file.Key])).Select(file => file.Key);
    }

    private static IEnumerable<string> Replaced(
        ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> held,
        IEnumerable<KeyValuePair<string, ReadOnlyMemory<byte>>> files)
    {
        var events = CircuitEvents.Of(held);
        return events.Count == 0
            ? []
            : files.Where(file => Changes(held, file, events) && !IsActOn(held[file.Key], file.Value)
                && !IsActOn(file.Value, held[file.Key])).Select(file => file.Key);
    }

    private ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> WithReplacements(
        int version,
        ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> held,
        KeyValuePair<string, ReadOnlyMemory<byte>>[] files,
        string motif)
    {
        int rank = CircuitEvents.Of(held).Count;
        IEnumerable<KeyValuePair<string, ReadOnlyMemory<byte>>> events = Replaced(held, files)
            .Select(path => CircuitEvents.FileOf(new EvenementDocument
            {
                Type = TypeEvenement.REMPLACEMENT,
                Document = ArchiveContent.DocumentOf(path),
                Octets = held[path].Length,
                Sha256 = CircuitEvents.DigestOf(held[path].Span),
                VersionArchive = version,
                Motif = motif,
                Instant = _archive.Now,
            }, ++rank));
        return held.SetItems(files).AddRange([.. events]);
    }

    private static bool IsSignedOtherwise(ReadOnlyMemory<byte> present, KeyValuePair<string, ReadOnlyMemory<byte>> issued) =>
        IsPdf(issued.Key) && !present.Span.StartsWith(issued.Value.Span) && LiasseStates.HasActs(present);

    private static bool WouldLoseActs(ReadOnlyMemory<byte> present, KeyValuePair<string, ReadOnlyMemory<byte>> file) =>
        IsPdf(file.Key) && !file.Value.Span.StartsWith(present.Span) && LiasseStates.HasActs(present);

    private static bool IsActOn(ReadOnlyMemory<byte> present, ReadOnlyMemory<byte> issued) =>
        present.Length > issued.Length && present.Span.StartsWith(issued.Span);

    private static bool IsPdf(string path) => path.EndsWith(".pdf", StringComparison.Ordinal);
}
