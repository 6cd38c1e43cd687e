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
    private const string PdfExtension = ".pdf";

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
        Dictionary<string, DocumentEnAttente> documents = new(StringComparer.Ordinal);
        ImmutableArray<SigningPlace>.Builder places = ImmutableArray.CreateBuilder<SigningPlace>();
        foreach (DocumentEnAttente document in attente.Documents)
        {
            if (PlaceOf(document, demande.Dossier, failures) is { } place)
            {
                places.Add(place);
                documents[place.Source] = document;
            }
        }

        var left = new ConcurrentDictionary<string, int>(
            documents.Values.GroupBy(document => document.Liasse).ToDictionary(group => group.Key, group => group.Count()),
            StringComparer.Ordinal);
        ImmutableArray<SigningResult> results = _signer.Sign(
            places.ToImmutable(),
            demande.Parallelisme,
            result =>
            {
                string liasse = documents[result.Fichier].Liasse;
                if (left.AddOrUpdate(liasse, 0, (_, count) => count - 1) == 0)
                {
                    Deposit(liasse, demande, failures);
                }

                demande.Journal(result);
            },
            cancellationToken);
        IEnumerable<string> unfinished = left.Where(item => item.Value > 0).Select(item => item.Key);
        foreach (string liasse in unfinished.Concat(attente.EnAvance).Where(liasse => !failures.ContainsKey(liasse)).Distinct())
        {
            Deposit(liasse, demande, failures);
        }

        return [.. results.Select(result => Named(result, documents[result.Fichier], failures)), .. NotBegun(attente, documents, failures)];
    }

    // A copy that is there and continues that of the archive is gone on with: it bears acts that the archive does not have yet.
    private SigningPlace? PlaceOf(DocumentEnAttente document, string folder, ConcurrentDictionary<string, string> failures)
    {
        string path = Path.Combine(folder, document.Place);
        try
        {
            byte[] archived = _archive.GetFile(document.CodeContrat, ArchiveContent.PathOf(document.Document + PdfExtension));
            byte[]? present = File.Exists(path) ? File.ReadAllBytes(path) : null;
            if (present is null)
            {
                AtomicFile.Write(path, archived);
            }
            else if (!present.AsSpan().StartsWith(archived))
            {
                failures[document.Liasse] = Messages.Get("TargetInTheWay", path);
                return null;
            }

            return new SigningPlace(path, path, IsNamed: false);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArchiveUnavailableException)
        {
            failures[document.Liasse] = error.Message;
            return null;
        }
    }

    // Files of an avenant are named after it, so that none is taken for a document of the contract itself.
    private void Deposit(string liasse, SeanceSignature demande, ConcurrentDictionary<string, string> failures)
    {
        string[] steps = liasse.Split('/');
        try
        {
            IEnumerable<KeyValuePair<string, ReadOnlyMemory<byte>>> files = new LiasseFolder(Path.Combine(demande.Dossier, liasse)).Pdfs
                .Select(path => KeyValuePair.Create(
                    string.Join('/', steps.Skip(1).Append(Path.GetFileName(path))),
                    new ReadOnlyMemory<byte>(File.ReadAllBytes(path))))
                .Where(file => IsAhead(steps[0], file));
            Deposit deposit = _depositor.Deposit(steps[0], Messages.Get("EventSigned", demande.Role), files);
            if (deposit.Refus is { } refusal)
            {
                failures[liasse] = refusal;
            }
            else if (deposit.DejaSignes.Concat(deposit.Arretes).ToArray() is { Length: > 0 } refused)
            {
                failures[liasse] = Messages.Get("SignedMeanwhile", string.Join(", ", refused));
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArchiveUnavailableException)
        {
            failures[liasse] = error.Message;
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
        AttenteSignature attente, Dictionary<string, DocumentEnAttente> begun, ConcurrentDictionary<string, string> failures)
    {
        return
        [
            .. attente.Documents.Except(begun.Values).Select(document =>
                new SigningResult(document.Nom, SigningFate.Echec, []) { Message = failures[document.Liasse] }),
            .. attente.Retenus.Select(document =>
                new SigningResult(document.Nom, SigningFate.Refuse, []) { Message = Messages.Get("SocleFirst", document.CodeContrat) }),
        ];
    }

    private static SigningResult Named(
        SigningResult result, DocumentEnAttente document, ConcurrentDictionary<string, string> failures)
    {
        SigningResult named = result with { Fichier = document.Nom };
        return named.Sort is SigningFate.Signe && failures.TryGetValue(document.Liasse, out string? reason)
            ? named with { Sort = SigningFate.Echec, Message = reason }
            : named;
    }
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
