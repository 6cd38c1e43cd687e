using System.Collections.Concurrent;
using System.Collections.Immutable;
using CpomDocs.Contrats.Circuits;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Signing.Keys;
using CpomDocs.Signing.Pades;

namespace CpomDocs.Campagnes.Runs;

/// <summary>Makes one party sign everything that waits for it, across folders; one failure never spoils the rest.</summary>
public sealed class LiasseSigner
{
    // A service may allow thousands of hashes in one authorisation; the prepared documents wait in memory.
    private const int MostActsAtOnce = 256;

    // While some acts wait for the disk to have written, for a token or for a time-stamp, others keep the key at work.
    private const int ActsPerProcessor = 4;

    private readonly PadesSigner _signer;
    private readonly SigningRequest _request;
    private readonly ISigningKey? _key;
    private readonly SigningKeyUnavailableException? _noKey;

    /// <summary>Makes a signer.</summary>
    /// <param name="clock">Signing time.</param>
    /// <param name="request">The act, the same for each document.</param>
    /// <param name="key">Key of the person who acts; used from several threads, not disposed.</param>
    /// <param name="services">Services of the levels above B-B, or <see langword="null"/>; one answer serves the whole batch.</param>
    public LiasseSigner(TimeProvider clock, SigningRequest request, ISigningKey key, PadesServices? services)
    {
        _signer = new PadesSigner(clock, services);
        _request = request;
        _key = key;
    }

    /// <summary>
    /// Makes a signer whose key cannot be opened: it signs nothing, and says of each document what forbids the act besides.
    /// </summary>
    /// <param name="clock">Signing time.</param>
    /// <param name="request">The act, the same for each document.</param>
    /// <param name="noKey">Why the key cannot be opened.</param>
    /// <param name="services">Services of the levels above B-B, or <see langword="null"/>; nothing is asked of them.</param>
    public LiasseSigner(TimeProvider clock, SigningRequest request, SigningKeyUnavailableException noKey, PadesServices? services)
    {
        _signer = new PadesSigner(clock, services);
        _request = request;
        _noKey = noKey;
    }

    /// <summary>
    /// The archive that knows what was refused, recalled or replaced: such a document is not signed. <see langword="null"/> where none is
    /// at hand.
    /// </summary>
    public ArchivedCircuits? Archive { get; init; }

    /// <summary>Documents worked on at the same time where nothing else is asked for; at least 1.</summary>
    public static int UsualParallelism => Environment.ProcessorCount * ActsPerProcessor;

    /// <summary>
    /// Signs the documents that wait for the role: each on its own where the key signs without asking, otherwise as many as the key allows
    /// in one authorisation of the person.
    /// </summary>
    /// <param name="documents">Where each is read and where it goes.</param>
    /// <param name="parallelism">Documents worked on at the same time, at least 1.</param>
    /// <param name="journal">Told each result as it comes, from several threads.</param>
    /// <param name="cancellationToken">Ends the batch after the acts under way.</param>
    /// <returns>What became of each document, in the order given; those not begun are absent.</returns>
    public ImmutableArray<SigningResult> Sign(
        ImmutableArray<SigningPlace> documents,
        int parallelism,
        Action<SigningResult> journal,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(journal);
        AtomicFile.Sweep(documents.Select(place => place.Target));
        var results = new SigningResult?[documents.Length];
        void Keep(int index, SigningResult result)
        {
            results[index] = result;
            journal(result);
        }

        var run = new SigningRun(documents, parallelism, Keep, cancellationToken);
        if (_key is { SignaturesPerAuthorization: > 1 })
        {
            SignTogether(run, _key);
        }
        else
        {
            run.Each(Enumerable.Range(0, documents.Length), index => run.Keep(index, SignOne(documents[index])));
        }

        return [.. results.OfType<SigningResult>()];
    }

    private PlaceSigner Places => new(_signer, _request, Archive);

    private SigningResult SignOne(SigningPlace place)
    {
        while (_key is not null)
        {
            if (Places.Prepare(place, _key.Identity, out PendingAct? pending) is { } result)
            {
                return result;
            }

            if (Places.Finish(pending!, () => _key.Sign(pending!.Act.ToBeSigned.Span)) is { } finished)
            {
                return finished;
            }
        }

        return Places.JudgeWithoutKey(place, _noKey!.Message);
    }

    // The documents that nobody waits for take no place in an authorisation.
    private void SignTogether(SigningRun run, ISigningKey key)
    {
        bool[] waits = new bool[run.Documents.Length];
        run.Each(Enumerable.Range(0, run.Documents.Length), index =>
        {
            if (Places.PassOver(run.Documents[index]) is { } passed)
            {
                run.Keep(index, passed);
            }
            else
            {
                waits[index] = true;
            }
        });
        int most = Math.Min(key.SignaturesPerAuthorization, MostActsAtOnce);
        foreach (int[] some in Enumerable.Range(0, waits.Length).Where(index => waits[index]).Chunk(most))
        {
            SignAuthorized(run, key, some);
        }
    }

    private void SignAuthorized(SigningRun run, ISigningKey key, int[] indexes)
    {
        var prepared = new PendingAct?[run.Documents.Length];
        run.Each(indexes, index =>
        {
            if (Places.Prepare(run.Documents[index], key.Identity, out prepared[index]) is { } refused)
            {
                run.Keep(index, refused);
            }
        });
        int[] pending = [.. indexes.Where(index => prepared[index] is not null)];
        if (pending.Length == 0 || run.Stop.IsCancellationRequested)
        {
            return;
        }

        Lazy<IReadOnlyList<byte[]>> signatures = Authorize(key, [.. pending.Select(index => prepared[index]!.Act.ToBeSigned)]);
        var overtaken = new ConcurrentBag<int>();
        (run with { Stop = CancellationToken.None }).Each(Enumerable.Range(0, pending.Length), rank =>
        {
            if (Places.Finish(prepared[pending[rank]]!, () => signatures.Value[rank]) is { } result)
            {
                run.Keep(pending[rank], result);
            }
            else
            {
                overtaken.Add(pending[rank]);
            }
        });
        SignAuthorizedAgain(run, key, [.. overtaken.Order()]);
    }

    private void SignAuthorizedAgain(SigningRun run, ISigningKey key, int[] overtaken)
    {
        if (overtaken.Length > 0)
        {
            SignAuthorized(run, key, overtaken);
        }
    }

    // One call for all of them: when it fails, each document says why.
    private static Lazy<IReadOnlyList<byte[]>> Authorize(ISigningKey key, ImmutableArray<ReadOnlyMemory<byte>> data) =>
        new(() => key.SignAll(data), LazyThreadSafetyMode.ExecutionAndPublication);
}

/// <summary>A document to sign.</summary>
/// <param name="Source">Path it is read from.</param>
/// <param name="Target">Path it is written to; the same to sign in place.</param>
/// <param name="IsNamed">Whether the user named this very file: it is then never passed over in silence.</param>
public sealed record SigningPlace(string Source, string Target, bool IsNamed);

/// <summary>What became of a document in a batch.</summary>
/// <param name="Fichier">Path it was read from.</param>
/// <param name="Sort">Its fate.</param>
/// <param name="Diagnostics">Why it was refused.</param>
public sealed record SigningResult(string Fichier, SigningFate Sort, ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>State after the act.</summary>
    public EtatCircuit? Etat { get; init; }

    /// <summary>What the document says of itself.</summary>
    public Descripteur? Descripteur { get; init; }

    /// <summary>
    /// French sentence of a failure of the machine; of a signed document, why its Word file still says that it is a draft.
    /// </summary>
    public string? Message { get; init; }
}

/// <summary>Fates of a document in a batch.</summary>
public enum SigningFate
{
    /// <summary>Initialled and signed.</summary>
    Signe,

    /// <summary>The role had signed it already.</summary>
    DejaSigne,

    /// <summary>The role has nothing to sign in it.</summary>
    NonConcerne,

    /// <summary>The act was refused; the file is as before.</summary>
    Refuse,

    /// <summary>The file or the key failed; the file is as before.</summary>
    Echec,
}
