using System.Collections.Immutable;
using CpomDocs.Contrats.Circuits;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Signing.Keys;
using CpomDocs.Signing.Pades;

namespace CpomDocs.Campagnes.Runs;

/// <summary>Makes one party sign everything that waits for it, across folders; one failure never spoils the rest.</summary>
public sealed class LiasseSigner
{
    private readonly PadesSigner _signer;
    private readonly SigningRequest _request;
    private readonly ISigningKey? _key;
    private readonly SigningKeyUnavailableException? _noKey;

    /// <summary>Makes a signer.</summary>
    /// <param name="clock">Signing time.</param>
    /// <param name="request">The act, the same for each document.</param>
    /// <param name="key">Key of the person who acts; used from several threads, not disposed.</param>
    public LiasseSigner(TimeProvider clock, SigningRequest request, ISigningKey key)
    {
        _signer = new PadesSigner(clock);
        _request = request;
        _key = key;
    }

    /// <summary>
    /// Makes a signer whose key cannot be opened: it signs nothing, and says of each document what forbids the act besides.
    /// </summary>
    /// <param name="clock">Signing time.</param>
    /// <param name="request">The act, the same for each document.</param>
    /// <param name="noKey">Why the key cannot be opened.</param>
    public LiasseSigner(TimeProvider clock, SigningRequest request, SigningKeyUnavailableException noKey)
    {
        _signer = new PadesSigner(clock);
        _request = request;
        _noKey = noKey;
    }

    /// <summary>Signs the documents that wait for the role.</summary>
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
        var results = new SigningResult?[documents.Length];
        Parallel.For(0, documents.Length, new ParallelOptions { MaxDegreeOfParallelism = parallelism }, (index, loop) =>
        {
            if (cancellationToken.IsCancellationRequested)
            {
                loop.Stop();
                return;
            }

            results[index] = SignOne(documents[index]);
            journal(results[index]!);
        });
        return [.. results.OfType<SigningResult>()];
    }

    private SigningResult SignOne(SigningPlace place)
    {
        try
        {
            byte[] pdf = File.ReadAllBytes(place.Source);
            if (WhyNot(pdf, place) is { } reason)
            {
                return new SigningResult(place.Source, reason, []);
            }

            return _key is null ? JudgeWithoutKey(pdf, place) : SignAndWrite(pdf, place, _key);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or SigningKeyUnavailableException)
        {
            return new SigningResult(place.Source, SigningFate.Echec, []) { Message = error.Message };
        }
    }

    private SigningResult JudgeWithoutKey(byte[] pdf, SigningPlace place)
    {
        ImmutableArray<Diagnostic> refusals = _signer.Refusals(pdf, _request);
        SigningFate fate = refusals.IsEmpty ? SigningFate.Echec : SigningFate.Refuse;
        return new SigningResult(place.Source, fate, refusals) { Message = _noKey?.Message };
    }

    private SigningResult SignAndWrite(byte[] pdf, SigningPlace place, ISigningKey key)
    {
        Outcome<SignedDocument> signed = _signer.Sign(pdf, _request, key);
        if (!signed.TryGet(out SignedDocument? document))
        {
            return new SigningResult(place.Source, SigningFate.Refuse, signed.Diagnostics);
        }

        byte[]? present = place.Target == place.Source ? pdf : File.Exists(place.Target) ? File.ReadAllBytes(place.Target) : null;
        if (present is not null && !document.File.Span.StartsWith(present))
        {
            return InTheWay(present, place);
        }

        if (!AtomicFile.TryReplace(place.Target, present, document.File.Span))
        {
            return SignOne(place);
        }

        return new SigningResult(place.Source, SigningFate.Signe, signed.Diagnostics)
        {
            Etat = document.Etat,
            Descripteur = document.Descripteur,
        };
    }

    // Only what a new file continues may be replaced by it: an act that another process has written meanwhile is never lost.
    private SigningResult InTheWay(byte[] present, SigningPlace place)
    {
        if (WhyNot(present, place) is { } reason)
        {
            return new SigningResult(place.Source, reason, []);
        }

        bool isDone = SignatureStatusReader.Read(present).Value?.Etat.Signes.Contains(_request.Role) == true;
        return isDone
            ? new SigningResult(place.Source, SigningFate.Refuse, _signer.Refusals(present, _request))
            : throw new IOException(Messages.Get("TargetInTheWay", place.Target));
    }

    // A document asked for by name is put to the signer whatever its state, so that the refusal says why.
    private SigningFate? WhyNot(byte[] pdf, SigningPlace place)
    {
        if (place.IsNamed || SignatureStatusReader.Read(pdf).Value?.Etat is not { } etat)
        {
            return null;
        }

        if (etat.EtapeDe(_request.Role) is null)
        {
            return SigningFate.NonConcerne;
        }

        return etat.Signes.Contains(_request.Role) ? SigningFate.DejaSigne : null;
    }
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

    /// <summary>French sentence of a failure of the machine.</summary>
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
