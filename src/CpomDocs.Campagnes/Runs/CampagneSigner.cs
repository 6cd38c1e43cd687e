using System.Collections.Concurrent;
using System.Collections.Immutable;
using CpomDocs.Archiving;
using CpomDocs.Campagnes.Suivis;

namespace CpomDocs.Campagnes.Runs;

/// <summary>
/// Makes one role sign everything that waits for it in a campaign, with one PIN or one authorisation, and brings each liasse back to the
/// archive as soon as its documents are signed: a process that is killed loses none that the archive has, and a rerun does the rest.
/// </summary>
public sealed class CampagneSigner
{
    private readonly LiasseArchiver _archive;
    private readonly LiasseDepositor _depositor;
    private readonly LiasseSigner _signer;

    /// <summary>Makes a signer.</summary>
    /// <param name="archive">The archive.</param>
    /// <param name="depositor">Brings signed documents to it.</param>
    /// <param name="signer">Signs files.</param>
    public CampagneSigner(LiasseArchiver archive, LiasseDepositor depositor, LiasseSigner signer)
    {
        _archive = archive;
        _depositor = depositor;
        _signer = signer;
    }

    /// <summary>Signs.</summary>
    /// <param name="attente">What waits.</param>
    /// <param name="demande">Where, how, and who is told.</param>
    /// <param name="cancellationToken">Ends the batch after the acts under way, whose documents are still archived.</param>
    /// <returns>What became of each document, named <c>code/DOCUMENT.pdf</c>, in order.</returns>
    public ImmutableArray<SigningResult> Sign(AttenteSignature attente, SeanceSignature demande, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(attente);
        ArgumentNullException.ThrowIfNull(demande);
        var failures = new ConcurrentDictionary<string, string>(StringComparer.Ordinal);
        ImmutableArray<SigningPlace> places = [.. attente.Documents.Select(document => PlaceOf(document, demande.Dossier, failures))
            .OfType<SigningPlace>()];
        var left = new ConcurrentDictionary<string, int>(
            places.GroupBy(CodeOf).ToDictionary(group => group.Key, group => group.Count()), StringComparer.Ordinal);
        ImmutableArray<SigningResult> results = _signer.Sign(
            places,
            demande.Parallelisme,
            result =>
            {
                string code = CodeOf(result.Fichier);
                if (left.AddOrUpdate(code, 0, (_, count) => count - 1) == 0)
                {
                    Deposit(code, demande, failures);
                }

                demande.Journal(result);
            },
            cancellationToken);
        IEnumerable<string> unfinished = left.Where(item => item.Value > 0).Select(item => item.Key);
        foreach (string code in unfinished.Concat(attente.EnAvance).Where(code => !failures.ContainsKey(code)).Distinct())
        {
            Deposit(code, demande, failures);
        }

        return [.. results.Select(result => Named(result, failures)), .. NotBegun(attente, places, failures)];
    }

    // A copy that is there and continues that of the archive is gone on with: it bears acts that the archive does not have yet.
    private SigningPlace? PlaceOf(DocumentEnAttente document, string folder, ConcurrentDictionary<string, string> failures)
    {
        string path = Path.Combine(folder, document.CodeContrat, document.Document + ".pdf");
        try
        {
            byte[] archived = _archive.GetFile(document.CodeContrat, ArchiveContent.PathOf(document.Document + ".pdf"));
            byte[]? present = File.Exists(path) ? File.ReadAllBytes(path) : null;
            if (present is null)
            {
                AtomicFile.Write(path, archived);
            }
            else if (!present.AsSpan().StartsWith(archived))
            {
                failures[document.CodeContrat] = Messages.Get("TargetInTheWay", path);
                return null;
            }

            return new SigningPlace(path, path, IsNamed: false);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArchiveUnavailableException)
        {
            failures[document.CodeContrat] = error.Message;
            return null;
        }
    }

    private void Deposit(string code, SeanceSignature demande, ConcurrentDictionary<string, string> failures)
    {
        try
        {
            var liasse = new LiasseFolder(Path.Combine(demande.Dossier, code));
            IEnumerable<KeyValuePair<string, ReadOnlyMemory<byte>>> files = liasse.Pdfs
                .Select(path => KeyValuePair.Create(Path.GetFileName(path), new ReadOnlyMemory<byte>(File.ReadAllBytes(path))))
                .Where(file => IsAhead(code, file));
            Deposit deposit = _depositor.Deposit(code, Messages.Get("EventSigned", demande.Role), files);
            if (deposit.DejaSignes.Concat(deposit.Arretes).ToArray() is { Length: > 0 } refused)
            {
                failures[code] = Messages.Get("SignedMeanwhile", string.Join(", ", refused));
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArchiveUnavailableException)
        {
            failures[code] = error.Message;
        }
    }

    private bool IsAhead(string code, KeyValuePair<string, ReadOnlyMemory<byte>> file)
    {
        string path = ArchiveContent.PathOf(file.Key);
        if (_archive.TryShow(code)?.HeadVersion.State.ContainsKey(path) != true)
        {
            return false;
        }

        byte[] archived = _archive.GetFile(code, path);
        return file.Value.Length > archived.Length && file.Value.Span.StartsWith(archived);
    }

    private static IEnumerable<SigningResult> NotBegun(
        AttenteSignature attente, ImmutableArray<SigningPlace> places, ConcurrentDictionary<string, string> failures)
    {
        HashSet<string> begun = [.. places.Select(place => NameOf(place.Source))];
        return
        [
            .. attente.Documents
                .Where(document => !begun.Contains(document.Nom))
                .Select(document => new SigningResult(document.Nom, SigningFate.Echec, []) { Message = failures[document.CodeContrat] }),
            .. attente.Retenus.Select(document =>
                new SigningResult(document.Nom, SigningFate.Refuse, []) { Message = Messages.Get("SocleFirst", document.CodeContrat) }),
        ];
    }

    private static SigningResult Named(SigningResult result, ConcurrentDictionary<string, string> failures)
    {
        SigningResult named = result with { Fichier = NameOf(result.Fichier) };
        return named.Sort is SigningFate.Signe && failures.TryGetValue(CodeOf(result.Fichier), out string? reason)
            ? named with { Sort = SigningFate.Echec, Message = reason }
            : named;
    }

    private static string CodeOf(SigningPlace place) => CodeOf(place.Source);

    private static string CodeOf(string path) => Path.GetFileName(Path.GetDirectoryName(path)!);

    private static string NameOf(string path) => CodeOf(path) + "/" + Path.GetFileName(path);
}

/// <summary>Where and how a campaign is signed.</summary>
public sealed record SeanceSignature
{
    /// <summary>Role that signs.</summary>
    public required string Role { get; init; }

    /// <summary>Folder where the documents are signed, one folder a contract.</summary>
    public required string Dossier { get; init; }

    /// <summary>Documents worked on at the same time, at least 1.</summary>
    public required int Parallelisme { get; init; }

    /// <summary>Told each result, from several threads.</summary>
    public required Action<SigningResult> Journal { get; init; }
}
