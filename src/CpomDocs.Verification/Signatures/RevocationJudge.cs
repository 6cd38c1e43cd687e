using System.Collections.Immutable;
using CpomDocs.Trust.Certificates;
using CpomDocs.Trust.Revocation;
using CpomDocs.Verification.Reports;

namespace CpomDocs.Verification.Signatures;

/// <summary>
/// Judges the revocation of the certificates of a path, from below the root down to the leaf, sliding back the time up to which what each
/// authority signed can be relied on.
/// </summary>
/// <remarks>
/// EN 319 102-1, 5.6.2.2. The standard slides to the issuance of data that is no longer fresh; here data tells as long as it was current
/// (<c>nextUpdate</c>), and the time slides where an authority ends: its revocation, its expiry.
/// </remarks>
internal sealed class RevocationJudge(VerificationPolicy policy, RevocationChecker revocation, ProofsOfExistence proofs)
{
    /// <summary>Judges the certificates of a sound path.</summary>
    /// <param name="path">The path.</param>
    /// <param name="time">Best time of the signature.</param>
    /// <returns>One judgement for each certificate but the root, the leaf first.</returns>
    public IReadOnlyList<Judgement> Judge(CertificatePath path, ControlTime time)
    {
        var judgements = new List<Judgement>();
        var slide = new Slide(policy.At, IsRevoked: false);
        for (int i = path.Certificates.Length - 2; i >= 0; i--)
        {
            Certificate certificate = path.Certificates[i];
            ImmutableArray<RevocationStatement> statements =
            [
                .. revocation.Statements(certificate, path.Certificates[i + 1], path.Certificates[^1])
                    .Where(statement => statement.ThisUpdate <= policy.At),
            ];
            RevocationStatement? revoked = RevocationChecker.Revocation(statements);
            judgements.Insert(0, revoked is null
                ? JudgeUnrevoked(certificate, statements, time, slide)
                : JudgeRevoked(certificate, revoked.RevokedAt!.Value, time, isLeaf: i == 0));
            slide = slide.Past(certificate, revoked);
        }

        return judgements;
    }

    private Judgement JudgeUnrevoked(Certificate certificate, ImmutableArray<RevocationStatement> statements, ControlTime time, Slide slide)
    {
        RevocationStatement[] reliable =
            [.. statements.Where(statement => statement.RevokedAt is null && IsReliable(statement, slide.Until))];
        RevocationStatement? current =
            Array.Find(reliable, statement => statement.Covers(time.At) && statement.TellsAbout(certificate));
        if (current is not null)
        {
            return Judgement.Passed(
                Fait.Revocation(Messages.Format("Revocation.Bonne", certificate.CommonName, Messages.Instant(current.ThisUpdate))));
        }

        if (statements.IsEmpty)
        {
            return Missing(certificate, "Revocation.Unknown", SubIndication.TRY_LATER);
        }

        if (reliable.Length > 0)
        {
            return Missing(certificate, "Revocation.Stale", SubIndication.TRY_LATER);
        }

        return slide.IsRevoked
            ? Judgement.Indeterminate(SubIndication.REVOKED_CA_NO_POE,
                Fait.Revocation(Messages.Format("Revocation.SansPreuve", certificate.CommonName)))
            : Missing(certificate, "Revocation.SansPreuve", SubIndication.REVOCATION_OUT_OF_BOUNDS_NO_POE);
    }

    // Data can be forged once the key or the algorithm that signed it fell: it must be proven to exist before.
    private bool IsReliable(RevocationStatement statement, DateTimeOffset authorityUntil)
    {
        DateTimeOffset until = statement.ReliableUntil < authorityUntil ? statement.ReliableUntil : authorityUntil;
        return until >= policy.At || (statement.ThisUpdate <= until && proofs.Of((object?)statement.Ocsp ?? statement.Crl) <= until);
    }

    private Judgement Missing(Certificate certificate, string key, SubIndication reason)
    {
        Fait detail = Fait.Revocation(Messages.Format(key, certificate.CommonName));
        return policy.Revocation == RevocationMode.Require ? Judgement.Indeterminate(reason, detail) : Judgement.Passed(detail);
    }

    private static Judgement JudgeRevoked(Certificate certificate, DateTimeOffset revokedAt, ControlTime time, bool isLeaf)
    {
        Fait detail = Fait.Revocation(Messages.Format("Revocation.Revoque", certificate.CommonName, Messages.Instant(revokedAt)));
        if (isLeaf && time.SignedAfter >= revokedAt)
        {
            return Judgement.Failed(SubIndication.REVOKED, detail);
        }

        return time.IsProven && time.At < revokedAt
            ? Judgement.Passed(Fait.Revocation(
                Messages.Format("Revocation.Posterieure", certificate.CommonName, Messages.Instant(revokedAt))))
            : Judgement.Indeterminate(isLeaf ? SubIndication.REVOKED_NO_POE : SubIndication.REVOKED_CA_NO_POE, detail);
    }

    /// <summary>Up to when what an authority signed can be relied on without further proof.</summary>
    /// <param name="Until">The time.</param>
    /// <param name="IsRevoked">Whether an authority above was revoked.</param>
    private readonly record struct Slide(DateTimeOffset Until, bool IsRevoked)
    {
        public Slide Past(Certificate authority, RevocationStatement? revoked)
        {
            DateTimeOffset end = revoked?.RevokedAt < authority.NotAfter ? revoked!.RevokedAt!.Value : authority.NotAfter;
            return new Slide(end < Until ? end : Until, IsRevoked || revoked is not null);
        }
    }
}
