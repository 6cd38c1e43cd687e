using System.Collections.Immutable;

namespace CpomDocs.Trust.Certificates;

/// <summary>
/// Completes the chain of a certificate up to a self-signed one, from what is at hand, then from where it says its issuer is.
/// </summary>
internal sealed class CertificateChainFinder(IssuerClient issuers)
{
    private const int MaxLength = 8;

    /// <summary>The chain as far as it could be completed, the certificate first.</summary>
    /// <param name="leaf">The certificate.</param>
    /// <param name="atHand">Certificates to choose from.</param>
    public ImmutableArray<Certificate> Find(Certificate leaf, IReadOnlyCollection<Certificate> atHand)
    {
        var chain = ImmutableArray.CreateBuilder<Certificate>();
        chain.Add(leaf);
        while (!chain[^1].IsSelfIssued && chain.Count < MaxLength)
        {
            Certificate last = chain[^1];
            Certificate? issuer = IssuerAmong(last, atHand) ?? IssuerAmong(last, issuers.Fetch(last));
            if (issuer is null || chain.Contains(issuer))
            {
                break;
            }

            chain.Add(issuer);
        }

        return chain.ToImmutable();
    }

    private static Certificate? IssuerAmong(Certificate subject, IEnumerable<Certificate> candidates)
    {
        return candidates.FirstOrDefault(candidate => candidate.Content.SubjectKey == subject.Content.IssuerKey
            && subject.VerifySignedBy(candidate) is null);
    }
}
