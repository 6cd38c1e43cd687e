using System.Security.Cryptography;
using CpomDocs.Trust;
using CpomDocs.Trust.Certificates;
using CpomDocs.Trust.Timestamps;
using CpomDocs.Verification.Reports;

namespace CpomDocs.Verification.Signatures;

/// <summary>Judges a time-stamp token: what it is over, its signature, its certificate.</summary>
internal static class TimestampJudge
{
    /// <summary>Judges a token.</summary>
    /// <param name="token">The token.</param>
    /// <param name="digest">Digest of what should have been stamped, by algorithm.</param>
    /// <param name="certificates">Judge of its certificate.</param>
    /// <param name="at">Time at which the token is known to exist.</param>
    public static Judgement Judge(TimestampToken token, Func<HashAlgorithmName, byte[]> digest, CertificateJudge certificates,
        ControlTime at)
    {
        if (token.ImprintAlgorithm is not HashAlgorithmName algorithm)
        {
            return Unknown();
        }

        return TimestampTokenReader.Verify(token, digest(algorithm)) switch
        {
            null => Judgement.Worst(
                [certificates.Judge(token.Signer!, CertificateUse.Timestamp, at), .. Shortcomings(token, at)]),
            TrustProblem.ImprintMismatch or TrustProblem.DigestMismatch =>
                Judgement.Failed(SubIndication.HASH_FAILURE, Fait.Temps(Messages.Get("Horodatage.Autre"))),
            TrustProblem.SignatureInvalid =>
                Judgement.Failed(SubIndication.SIG_CRYPTO_FAILURE, Fait.Temps(Messages.Get("Horodatage.Faux"))),
            TrustProblem.NoSigningCertificate or TrustProblem.SigningCertificateMismatch =>
                Judgement.Indeterminate(SubIndication.NO_SIGNING_CERTIFICATE_FOUND, Fait.Temps(Messages.Get("Horodatage.SansCertificat"))),
            _ => Unknown(),
        };
    }

    private static Judgement Unknown() =>
        Judgement.Indeterminate(SubIndication.CRYPTO_CONSTRAINTS_FAILURE, Fait.Temps(Messages.Get("Horodatage.AlgorithmUnknown")));

    private static IEnumerable<Judgement> Shortcomings(TimestampToken token, ControlTime at)
    {
        // A token cannot be younger than the moment at which it is known to exist.
        if (token.Instant > at.At)
        {
            yield return Judgement.Indeterminate(SubIndication.TIMESTAMP_ORDER_FAILURE, Fait.Temps(Messages.Get("Horodatage.Ordre")));
        }

        if (token.Instant < token.Signer!.NotBefore)
        {
            yield return Judgement.Failed(SubIndication.NOT_YET_VALID, Fait.Temps(Messages.Get("Horodatage.AvantCertificat")));
        }

        if (TimestampTokenReader.AcceptableUntil(token) < at.At)
        {
            yield return Judgement.Indeterminate(
                SubIndication.CRYPTO_CONSTRAINTS_FAILURE_NO_POE, Fait.Temps(Messages.Get("Horodatage.AlgorithmWeak")));
        }
    }
}
