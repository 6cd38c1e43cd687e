using CpomDocs.Trust.Certificates;
using CpomDocs.Trust.Network;
using CpomDocs.Trust.Revocation;
using CpomDocs.Verification;

namespace CpomDocs.Campagnes.Runs;

/// <summary>
/// Fetches what the certificates of a file name and the file does not hold: issuers, OCSP responses, revocation lists. The judge itself
/// asks nothing. Thread-safe; what was fetched serves the whole run while it is current.
/// </summary>
/// <remarks>RFC 5280, 4.2.2.1 and 4.2.1.13; each exchange is bounded in time and size, and the certificates of a file in number.</remarks>
public sealed class OnlineEvidence
{
    private readonly ValidationCollector _collector;

    /// <summary>Makes a source.</summary>
    /// <param name="http">Network; not disposed.</param>
    /// <param name="clock">Clock that answers are judged current by.</param>
    public OnlineEvidence(PkiHttpClient http, TimeProvider clock)
    {
        _collector = new ValidationCollector(new RevocationClient(http, clock), new IssuerClient(http, clock), clock);
    }

    /// <summary>Completes what a verification has at hand for one file.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="file">The file.</param>
    /// <returns>The policy with what could be had; where a service does not answer, the verdict says what was not verified.</returns>
    public VerificationPolicy Complete(VerificationPolicy policy, FichierAVerifier file)
    {
        ArgumentNullException.ThrowIfNull(policy);
        CertificatsDuFichier named = LiasseVerifier.CertificatesOf(file, policy);
        Certificate[] atHand = [.. policy.Roots, .. policy.Certificates, .. named.Presents];
        ValidationData fetched = named.AJuger.Select(one => _collector.Collect(one.Certificat, one.Usage, atHand).Data)
            .Aggregate(ValidationData.None, (all, more) => all.With(more));
        return policy with
        {
            Certificates = [.. policy.Certificates, .. fetched.Certificates],
            OcspResponses = [.. policy.OcspResponses, .. fetched.OcspResponses],
            Crls = [.. policy.Crls, .. fetched.Crls],
        };
    }
}
