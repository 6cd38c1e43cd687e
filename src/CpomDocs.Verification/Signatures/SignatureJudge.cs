using CpomDocs.Trust.Certificates;
using CpomDocs.Trust.Cms;
using CpomDocs.Trust.Timestamps;
using CpomDocs.Verification.Reports;

namespace CpomDocs.Verification.Signatures;

/// <summary>Judges one signature: form, values, later changes, then the signer's certificate at the best time that can be proven.</summary>
internal sealed class SignatureJudge(DocumentEvidence evidence, JudgedTimestamps archive)
{
    private readonly LevelJudge _levels = new(evidence, archive);

    private static SignatureTime OutOfOrder { get; } = new(null, false,
        Judgement.Indeterminate(SubIndication.TIMESTAMP_ORDER_FAILURE, Fait.Temps(Messages.Get("Horodatage.Contradiction"))));

    public SignatureVerifiee Judge(FoundSignature found)
    {
        if (evidence.FormatProblemOf(found) is Judgement refused)
        {
            return Report(found, refused, ModificationsPosterieures.Interdites, null);
        }

        SignatureContent content = evidence.ContentOf(found)!;
        Judgement changes = evidence.Changes.Judge(found);
        SignatureTime time = content.Message is null ? SignatureTime.Unknown : TimeOf(found, content);
        var judgements = new List<Judgement> { changes };
        Qualification? qualification = null;
        if (content.Signer is Certificate signer)
        {
            ControlTime control = ControlTimeOf(found, time);
            Judgement trust = evidence.Certificates.Judge(signer, CertificateUse.Signature, control);
            judgements.Add(trust);
            qualification = trust.IsPassed ? evidence.Certificates.Qualifications.Of(signer, control.At) : null;
        }

        // EN 319 102-1, 5.3: trust comes before the strength of the values, but a false value condemns whatever the trust.
        judgements.Insert(content.Judgement.Verdict == Verdict.TOTAL_FAILED ? 0 : judgements.Count, content.Judgement);
        judgements.Add(time.Judgement);
        judgements.Add(StrengthOf(content, ControlTimeOf(found, time)));
        return WithLevel(Report(found, Judgement.Worst(judgements), evidence.Changes.StateAfter(found), time), qualification);
    }

    // A signature that does not hold has no legal level.
    private static SignatureVerifiee WithLevel(SignatureVerifiee signature, Qualification? qualification) =>
        qualification is null || signature.Verdict == Verdict.TOTAL_FAILED
            ? signature
            : signature with { Qualification = qualification.Niveau, Constats = [.. signature.Constats, .. qualification.Detail] };

    private ControlTime ControlTimeOf(FoundSignature found, SignatureTime time)
    {
        DateTimeOffset? after = archive.Proven.MadeAfter(found.Coverage.Revision);
        return new ControlTime(time.Proven ?? evidence.Policy.At, time.Proven is not null, after);
    }

    private SignatureTime TimeOf(FoundSignature found, SignatureContent content)
    {
        DateTimeOffset? archived = archive.Proven.ExistedAt(found.Coverage.Revision);
        var known = new ControlTime(archived ?? evidence.Policy.At, archived is not null);
        var time = new SignatureTime(archived, false, Judgement.Passed());
        foreach (ReadOnlyMemory<byte> encoded in content.Message!.SignatureTimestamps)
        {
            time = time.With(JudgeToken(encoded, content, known));
        }

        return archive.Proven.MadeAfter(found.Coverage.Revision) > time.Proven ? time.With(OutOfOrder) : time;
    }

    // EN 319 102-1, 5.2.8: what the signature rests on must have been reliable when it is known to exist.
    private static Judgement StrengthOf(SignatureContent content, ControlTime time)
    {
        if (content is not { IsIntact: true, Message: SignedDataMessage message, Signer: Certificate signer })
        {
            return Judgement.Passed();
        }

        DateTimeOffset until = SignedDataReader.AcceptableUntil(message, signer);
        if (time.At <= until)
        {
            return Judgement.Passed();
        }

        bool isLater = time.SignedAfter > until || signer.NotBefore > until;
        return Judgement.Indeterminate(
            isLater ? SubIndication.CRYPTO_CONSTRAINTS_FAILURE : SubIndication.CRYPTO_CONSTRAINTS_FAILURE_NO_POE,
            Fait.Integrite(Messages.Get("Cms.AlgorithmWeak")));
    }

    private SignatureTime JudgeToken(ReadOnlyMemory<byte> encoded, SignatureContent content, ControlTime known)
    {
        if (TimestampTokenReader.TryRead(encoded, []) is not TimestampToken token)
        {
            return SignatureTime.Broken(Fait.Temps(Messages.Get("Horodatage.Illisible")));
        }

        Judgement judgement = TimestampJudge.Judge(
            token, algorithm =>
                Digests.Of(algorithm, content.Message!.SignatureValue.Span), evidence.Certificates, known);
        string authority = token.Signer?.CommonName ?? "";
        return judgement.Verdict switch
        {
            Verdict.TOTAL_PASSED => new SignatureTime(
                token.Instant, true, Judgement.Passed(
                    [Fait.Temps(Messages.Format("Horodatage.Valide", authority, Messages.Instant(token.Instant))), .. judgement.Detail])),
            Verdict.TOTAL_FAILED => SignatureTime.Broken(judgement.Detail[^1]),
            _ when judgement.SubIndication == SubIndication.TIMESTAMP_ORDER_FAILURE && known.IsProven => OutOfOrder,
            _ => new SignatureTime(null, true,
                Judgement.Passed([Fait.Temps(Messages.Format("Horodatage.NonRetenu", authority)), .. judgement.Detail])),
        };
    }

    private SignatureVerifiee Report(FoundSignature found, Judgement judgement, ModificationsPosterieures modifications,
        SignatureTime? time)
    {
        SignatureContent? content = evidence.ContentOf(found);
        DateTimeOffset? claimed = PdfDate.Read(found.Dictionary.M) ?? content?.Message?.SigningTime;
        DateTimeOffset? instant = time?.Proven ?? claimed;
        string signatory = content?.Signer?.HolderName ?? content?.Signer?.CommonName ?? found.Dictionary.SignerName ?? "";
        bool isDemonstration = content?.Signer?.IsDemonstration ?? false;
        return new SignatureVerifiee
        {
            Champ = found.Name,
            Signataire = signatory,
            Verdict = judgement.Verdict,
            SousIndication = judgement.SubIndication,
            Phrase =
                SignaturePhrase.Of(judgement, signatory, instant,
                    time?.Proven is not null) + (isDemonstration ? Messages.Get("Phrase.Demonstration") : ""),
            Niveau = _levels.Of(found, time),
            Instant = instant,
            SourceInstant = time?.Proven is null ? SourceInstant.Declare : SourceInstant.Horodatage,
            Integre = content?.IsIntact ?? false,
            CouvreToutLeDocument = found.Coverage.Revision == evidence.Document.Revisions.Count - 1
                && evidence.Document.TrailingBytes.IsEmpty,
            ModificationsPosterieures = modifications,
            Constats = [.. judgement.Detail, .. SignatureFacts.Of(content, claimed, time)],
        };
    }
}
