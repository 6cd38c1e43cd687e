using CpomDocs.Trust;
using CpomDocs.Trust.Certificates;
using CpomDocs.Trust.Revocation;
using CpomDocs.Verification.Reports;

namespace CpomDocs.Verification.Signatures;

/// <summary>Judges whether a certificate could be relied on at a time: path, dates, revocation (EN 319 102-1, 5.2.6).</summary>
internal sealed class CertificateJudge(
    VerificationPolicy policy,
    CertificatePathBuilder paths,
    RevocationChecker revocation,
    TrustedServices services)
{
    /// <summary>Judges the legal level of a signature.</summary>
    public QualificationJudge Qualifications { get; } = new(policy, services, paths);

    public Judgement Judge(Certificate certificate, CertificateUse use, ControlTime time)
    {
        CertificatePath path = paths.Build(certificate, time.At, use);
        if (path.Problem is TrustProblem problem)
        {
            return JudgeProblem(path, problem, time);
        }

        Certificate anchor = path.Certificates[^1];
        return policy.Roots.Contains(anchor) || services.IsActive(anchor, time.At)
            ? JudgeRevocation(path, time)
            : Judgement.Indeterminate(SubIndication.NO_CERTIFICATE_CHAIN_FOUND,
                Messages.Format("Trust.ServiceInactif", anchor.CommonName, Messages.Instant(time.At)));
    }

    private static Judgement JudgeProblem(CertificatePath path, TrustProblem problem, ControlTime time)
    {
        Certificate culprit = path.Culprit ?? path.Certificates[0];
        string detail = Messages.Format("Trust." + problem, culprit.CommonName);
        return problem switch
        {
            TrustProblem.NoPath => Judgement.Indeterminate(SubIndication.NO_CERTIFICATE_CHAIN_FOUND, detail),
            TrustProblem.Expired => JudgeExpired(culprit, detail, time),
            TrustProblem.NotYetValid when time.IsProven => Judgement.Failed(SubIndication.NOT_YET_VALID, detail),
            TrustProblem.NotYetValid => Judgement.Indeterminate(SubIndication.OUT_OF_BOUNDS_NO_POE, detail),
            TrustProblem.AlgorithmWeak => Judgement.Indeterminate(SubIndication.CRYPTO_CONSTRAINTS_FAILURE, detail),
            TrustProblem.WrongUsage when culprit.Equals(path.Certificates[0]) =>
                Judgement.Indeterminate(SubIndication.CHAIN_CONSTRAINTS_FAILURE, detail),
            _ => Judgement.Indeterminate(SubIndication.CERTIFICATE_CHAIN_GENERAL_FAILURE, detail),
        };
    }

    private static Judgement JudgeExpired(Certificate culprit, string detail, ControlTime time)
    {
        return time.SignedAfter > culprit.NotAfter
            ? Judgement.Failed(SubIndication.EXPIRED, detail)
            : Judgement.Indeterminate(SubIndication.OUT_OF_BOUNDS_NO_POE, detail);
    }

    private Judgement JudgeRevocation(CertificatePath path, ControlTime time)
    {
        var judgements = new List<Judgement>();
        for (int i = 0; i + 1 < path.Certificates.Length; i++)
        {
            Certificate certificate = path.Certificates[i];
            RevocationStatus status = revocation.Check(certificate, path.Certificates[i + 1], time.At, policy.At);
            judgements.Add(JudgeStatus(certificate, status, time));
        }

        string root = Messages.Format("Certificat.Chaine", path.Certificates[^1].CommonName);
        return Judgement.Worst([Judgement.Passed(root), .. judgements]);
    }

    private Judgement JudgeStatus(Certificate certificate, RevocationStatus status, ControlTime time)
    {
        string name = certificate.CommonName;
        switch (status.State)
        {
            case RevocationState.Good:
                return Judgement.Passed(Messages.Format("Revocation.Bonne", name, Messages.Instant(status.ThisUpdate!.Value)));
            case RevocationState.Revoked:
                return JudgeRevoked(name, status.RevokedAt!.Value, time);
            default:
                string detail = Messages.Format("Revocation." + status.State, name);
                return policy.Revocation == RevocationMode.Require
                    ? Judgement.Indeterminate(SubIndication.TRY_LATER, detail)
                    : Judgement.Passed(detail);
        }
    }

    private static Judgement JudgeRevoked(string name, DateTimeOffset revokedAt, ControlTime time)
    {
        string detail = Messages.Format("Revocation.Revoque", name, Messages.Instant(revokedAt));
        if (time.SignedAfter >= revokedAt)
        {
            return Judgement.Failed(SubIndication.REVOKED, detail);
        }

        return time.IsProven && time.At < revokedAt
            ? Judgement.Passed(Messages.Format("Revocation.Posterieure", name, Messages.Instant(revokedAt)))
            : Judgement.Indeterminate(SubIndication.REVOKED_NO_POE, detail);
    }
}
