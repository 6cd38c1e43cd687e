using CpomDocs.Trust.Certificates;

namespace CpomDocs.Trust.Timestamps;

/// <summary>Decides whether a token just received is the one that was asked (RFC 3161, 2.4.2; EN 319 422, 6).</summary>
internal static class TimestampAcceptance
{
    /// <summary>Why a token is refused, or <see langword="null"/>.</summary>
    public static TimestampRefusal? Refusal(TimestampToken token, TimestampQuery query, TimestampAuthorityOptions options,
        DateTimeOffset now)
    {
        if (token.ImprintAlgorithm != query.Algorithm || !token.Imprint.Span.SequenceEqual(query.Digest.Span))
        {
            return TimestampRefusal.ImprintMismatch;
        }

        if (token.Nonce != query.Nonce)
        {
            return TimestampRefusal.NonceMismatch;
        }

        if (options.Policy is string policy && token.Policy != policy)
        {
            return TimestampRefusal.PolicyMismatch;
        }

        if (token.Signer is not Certificate signer || !token.Message.HasSigningCertificateAttribute)
        {
            return TimestampRefusal.NoCertificate;
        }

        return SignatureRefusal(token, query, now) ?? CertificateRefusal(signer, token) ?? TimeRefusal(token, options, now);
    }

    private static TimestampRefusal? SignatureRefusal(TimestampToken token, TimestampQuery query, DateTimeOffset now)
    {
        if (TimestampTokenReader.AcceptableUntil(token) < now)
        {
            return TimestampRefusal.SignatureInvalid;
        }

        return TimestampTokenReader.Verify(token, query.Digest.Span) switch
        {
            null => null,
            TrustProblem.SigningCertificateMismatch or TrustProblem.NoSigningCertificate => TimestampRefusal.NoCertificate,
            _ => TimestampRefusal.SignatureInvalid,
        };
    }

    // The certificate by itself: purpose and dates. Its path is judged where validation data is gathered.
    private static TimestampRefusal? CertificateRefusal(Certificate signer, TimestampToken token)
    {
        return new CertificatePathBuilder([signer], []).Build(signer, token.Instant, CertificateUse.Timestamp).Problem switch
        {
            null => null,
            TrustProblem.Expired or TrustProblem.NotYetValid => TimestampRefusal.OutOfDates,
            _ => TimestampRefusal.WrongUsage,
        };
    }

    private static TimestampRefusal? TimeRefusal(TimestampToken token, TimestampAuthorityOptions options, DateTimeOffset now)
    {
        return (token.Instant - now).Duration() > options.ClockTolerance ? TimestampRefusal.WrongTime : null;
    }
}
