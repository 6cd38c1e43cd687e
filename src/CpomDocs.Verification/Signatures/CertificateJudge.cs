using CpomDocs.Trust;
using CpomDocs.Trust.Certificates;
using CpomDocs.Verification.Reports;

namespace CpomDocs.Verification.Signatures;

/// <summary>Judges whether a certificate could be relied on at a time: path, dates, revocation (EN 319 102-1, 5.2.6).</summary>
internal sealed class CertificateJudge(
    VerificationPolicy policy,
    CertificatePathBuilder paths,
    RevocationJudge revocation,
    TrustedServices services)
{
    private const int MaxSoundPaths = 8;

    /// <summary>Judges the legal level of a signature.</summary>
    public QualificationJudge Qualifications { get; } = new(policy, services, paths);

    /// <summary>Judges a certificate by the best of its sound paths: an authority revoked on one does not hide another.</summary>
    public Judgement Judge(Certificate certificate, CertificateUse use, ControlTime time)
    {
        Judgement? best = null;
        foreach (CertificatePath path in paths.BuildAll(certificate, time.At, use).Where(path => path.IsTrusted).Take(MaxSoundPaths))
        {
            Judgement judgement = JudgeSound(path, time);
            if (judgement.IsPassed)
            {
                return judgement;
            }

            best = best is null || judgement.Verdict < best.Verdict ? judgement : best;
        }

        return best ?? JudgeProblem(paths.Build(certificate, time.At, use), time);
    }

    private Judgement JudgeSound(CertificatePath path, ControlTime time)
    {
        Certificate anchor = path.Certificates[^1];
        return policy.Roots.Contains(anchor) || services.IsActive(anchor, time.At)
            ? Judgement.Worst(
            [
                Judgement.Passed(Fait.Confiance(Messages.Format("Certificat.Chaine", anchor.CommonName))),
                .. revocation.Judge(path, time),
            ])
            : Judgement.Indeterminate(SubIndication.NO_CERTIFICATE_CHAIN_FOUND,
                Fait.Confiance(Messages.Format("Trust.ServiceInactif", anchor.CommonName, Messages.Instant(time.At))));
    }

    private static Judgement JudgeProblem(CertificatePath path, ControlTime time)
    {
        Certificate culprit = path.Culprit ?? path.Certificates[0];
        bool isLeaf = culprit.Equals(path.Certificates[0]);
        TrustProblem? problem = path.Problem;
        Fait detail = Fait.Confiance(Messages.Format("Trust." + problem, culprit.CommonName));
        return problem switch
        {
            TrustProblem.NoPath => Judgement.Indeterminate(SubIndication.NO_CERTIFICATE_CHAIN_FOUND, detail),
            TrustProblem.Expired when isLeaf && time.SignedAfter > culprit.NotAfter => Judgement.Failed(SubIndication.EXPIRED, detail),
            TrustProblem.Expired => Judgement.Indeterminate(SubIndication.OUT_OF_BOUNDS_NO_POE, detail),
            TrustProblem.NotYetValid when time.IsProven && isLeaf => Judgement.Failed(SubIndication.NOT_YET_VALID, detail),
            TrustProblem.NotYetValid => Judgement.Indeterminate(SubIndication.OUT_OF_BOUNDS_NO_POE, detail),
            TrustProblem.AlgorithmWeak => Judgement.Indeterminate(SubIndication.CRYPTO_CONSTRAINTS_FAILURE_NO_POE, detail),
            TrustProblem.AlgorithmUnknown => Judgement.Indeterminate(SubIndication.CRYPTO_CONSTRAINTS_FAILURE, detail),
            TrustProblem.WrongUsage when isLeaf =>
                Judgement.Indeterminate(SubIndication.CHAIN_CONSTRAINTS_FAILURE, detail),
            _ => Judgement.Indeterminate(SubIndication.CERTIFICATE_CHAIN_GENERAL_FAILURE, detail),
        };
    }
}
