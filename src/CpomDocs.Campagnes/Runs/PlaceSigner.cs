using System.Collections.Immutable;
using CpomDocs.Archiving;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Signing.Keys;
using CpomDocs.Signing.Pades;

namespace CpomDocs.Campagnes.Runs;

/// <summary>Takes one document through its act: reads and judges it, prepares the act, writes what comes of it. Thread-safe.</summary>
internal sealed class PlaceSigner(PadesSigner signer, SigningRequest request, ArchivedCircuits? archive)
{
    /// <summary>Judges a document when no key can be opened.</summary>
    public SigningResult JudgeWithoutKey(SigningPlace place, string why) => Guard(place, () =>
    {
        byte[] pdf = File.ReadAllBytes(place.Source);
        if (WhyNot(pdf, place) is { } reason)
        {
            return new SigningResult(place.Source, reason, []);
        }

        ImmutableArray<Diagnostic> refusals = [.. signer.Refusals(pdf, request), .. Objections(pdf)];
        SigningFate fate = refusals.IsEmpty ? SigningFate.Echec : SigningFate.Refuse;
        return new SigningResult(place.Source, fate, refusals) { Message = why };
    });

    /// <summary>Whether a document may wait for the act; what became of it otherwise.</summary>
    public SigningResult? PassOver(SigningPlace place)
    {
        SigningFate? reason = null;
        SigningResult failure = Guard(place, () =>
        {
            reason = WhyNot(File.ReadAllBytes(place.Source), place);
            return new SigningResult(place.Source, reason ?? SigningFate.Signe, []);
        });
        return reason is null && failure.Sort is SigningFate.Signe ? null : failure;
    }

    /// <summary>Prepares the act of a document.</summary>
    /// <param name="place">The document.</param>
    /// <param name="identity">Whose key will sign.</param>
    /// <param name="pending">The act that waits for its signature, or <see langword="null"/>.</param>
    /// <returns>What became of the document when there is no act to wait for.</returns>
    public SigningResult? Prepare(SigningPlace place, SigningIdentity identity, out PendingAct? pending)
    {
        PendingAct? prepared = null;
        SigningResult result = Guard(place, () =>
        {
            byte[] pdf = File.ReadAllBytes(place.Source);
            Outcome<PreparedAct> outcome = signer.Prepare(pdf, request, identity);
            ImmutableArray<Diagnostic> objections = Objections(pdf);
            prepared = objections.IsEmpty && outcome.TryGet(out PreparedAct? act) ? new PendingAct(place, pdf, act) : null;
            // Read a second time only where the act is refused: a document that waits is opened once.
            return prepared is null && WhyNot(pdf, place) is { } reason
                ? new SigningResult(place.Source, reason, [])
                : new SigningResult(place.Source, SigningFate.Refuse, [.. outcome.Diagnostics, .. objections]);
        });
        pending = prepared;
        return prepared is null ? result : null;
    }

    /// <summary>Finishes an act and writes its document.</summary>
    /// <returns>
    /// What became of it; <see langword="null"/> when another process wrote there meanwhile and all is to be judged again.
    /// </returns>
    public SigningResult? Finish(PendingAct pending, Func<byte[]> sign)
    {
        bool isOvertaken = false;
        SigningResult result = Guard(pending.Place, () =>
        {
            Outcome<SignedDocument> completed = pending.Act.Complete(sign());
            if (!completed.TryGet(out SignedDocument? document))
            {
                return new SigningResult(pending.Place.Source, SigningFate.Refuse, completed.Diagnostics);
            }

            SigningResult? written = Write(pending, document, completed.Diagnostics);
            isOvertaken = written is null;
            return written ?? new SigningResult(pending.Place.Source, SigningFate.Echec, []);
        });
        return isOvertaken ? null : result;
    }

    private SigningResult? Write(PendingAct pending, SignedDocument document, ImmutableArray<Diagnostic> warnings)
    {
        SigningPlace place = pending.Place;
        byte[]? present = place.Target == place.Source ? pending.Pdf : File.Exists(place.Target) ? File.ReadAllBytes(place.Target) : null;
        if (present is not null && !document.File.Span.StartsWith(present))
        {
            return InTheWay(present, place);
        }

        return AtomicFile.TryReplace(place.Target, present, document.File.Span)
            ? new SigningResult(place.Source, SigningFate.Signe, warnings)
            {
                Etat = document.Etat,
                Descripteur = document.Descripteur,
                Message = LiasseEmise.Beside(place.Target),
            }
            : null;
    }

    // Only what a new file continues may be replaced by it: an act that another process has written meanwhile is never lost.
    private SigningResult InTheWay(byte[] present, SigningPlace place)
    {
        if (WhyNot(present, place) is { } reason)
        {
            return new SigningResult(place.Source, reason, []);
        }

        bool isDone = SignatureStatusReader.Read(present).Value?.Etat.Signes.Contains(request.Role) == true;
        return isDone
            ? new SigningResult(place.Source, SigningFate.Refuse, signer.Refusals(present, request))
            : throw new IOException(Messages.Get("TargetInTheWay", place.Target));
    }

    private ImmutableArray<Diagnostic> Objections(byte[] pdf) => archive?.Objections(pdf) ?? [];

    // A document asked for by name is put to the signer whatever its state, so that the refusal says why.
    private SigningFate? WhyNot(byte[] pdf, SigningPlace place)
    {
        if (place.IsNamed || SignatureStatusReader.Read(pdf).Value?.Etat is not { } etat)
        {
            return null;
        }

        if (etat.EtapeDe(request.Role) is null)
        {
            return SigningFate.NonConcerne;
        }

        return etat.Signes.Contains(request.Role) ? SigningFate.DejaSigne : null;
    }

    private static SigningResult Guard(SigningPlace place, Func<SigningResult> work)
    {
        try
        {
            return work();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException
            or SigningKeyUnavailableException or ArchiveUnavailableException)
        {
            return new SigningResult(place.Source, SigningFate.Echec, []) { Message = error.Message };
        }
    }
}

/// <summary>An act that waits for its signature.</summary>
/// <param name="Place">The document.</param>
/// <param name="Pdf">Its bytes, as they were read.</param>
/// <param name="Act">The act.</param>
internal sealed record PendingAct(SigningPlace Place, byte[] Pdf, PreparedAct Act);
