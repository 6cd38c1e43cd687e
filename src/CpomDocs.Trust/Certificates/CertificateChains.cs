using System.Collections.Immutable;

namespace CpomDocs.Trust.Certificates;

/// <summary>Follows issuers from a certificate. Authorities certify each other, so there may be several ways up.</summary>
public static class CertificateChains
{
    private const int MaxLength = 8;
    private const int MaxAttempts = 64;

    /// <summary>Tells whether a certificate stands alone: nobody who is not given its issuer can follow it to a root.</summary>
    /// <param name="certificate">The certificate.</param>
    /// <param name="atHand">Certificates that go with it, in any order.</param>
    /// <returns>
    /// Name of the issuer that is missing; <see langword="null"/> when it is at hand, or when the certificate is its own.
    /// </returns>
    public static string? MissingIssuer(Certificate certificate, IReadOnlyCollection<Certificate> atHand)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        ArgumentNullException.ThrowIfNull(atHand);
        return certificate.IsSelfIssued || atHand.Any(candidate => IsIssuedBy(certificate, candidate)) ? null : certificate.IssuerName;
    }

    /// <summary>The chains of a certificate, each as far as it goes; a bounded number, made as they are asked for.</summary>
    /// <param name="leaf">The certificate; it comes first in each.</param>
    /// <param name="candidates">Certificates that may be the issuer of one, asked for as they are needed.</param>
    internal static IEnumerable<ImmutableArray<Certificate>> From(
        Certificate leaf, Func<Certificate, IEnumerable<Certificate>> candidates) =>
        Continue([leaf], candidates).Take(MaxAttempts);

    private static IEnumerable<ImmutableArray<Certificate>> Continue(
        ImmutableArray<Certificate> chain, Func<Certificate, IEnumerable<Certificate>> candidates)
    {
        Certificate last = chain[^1];
        bool isContinued = false;
        bool mayContinue = !last.IsSelfIssued && chain.Length < MaxLength;
        foreach (Certificate issuer in mayContinue ? candidates(last) : [])
        {
            if (chain.Contains(issuer) || !IsIssuedBy(last, issuer))
            {
                continue;
            }

            isContinued = true;
            foreach (ImmutableArray<Certificate> longer in Continue(chain.Add(issuer), candidates))
            {
                yield return longer;
            }
        }

        if (!isContinued)
        {
            yield return chain;
        }
    }

    private static bool IsIssuedBy(Certificate subject, Certificate candidate) =>
        candidate.Content.SubjectKey == subject.Content.IssuerKey && subject.VerifySignedBy(candidate) is null;
}
