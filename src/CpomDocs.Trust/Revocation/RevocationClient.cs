using CpomDocs.Trust.Certificates;
using CpomDocs.Trust.Network;

namespace CpomDocs.Trust.Revocation;

/// <summary>
/// Revocation as the certificates themselves say where to ask it: OCSP first, then the lists. Answers serve a whole batch while they are
/// current. Thread-safe.
/// </summary>
public sealed class RevocationClient : IRevocationSource
{
    private readonly TimeProvider _clock;
    private readonly OcspClient _ocsp;
    private readonly CrlClient _crl;
    private readonly FreshCache<(Certificate Certificate, Certificate Issuer), RevocationInfo> _answers;

    /// <summary>Makes a client.</summary>
    /// <param name="http">Network; not disposed.</param>
    /// <param name="clock">Clock that freshness is judged by.</param>
    public RevocationClient(PkiHttpClient http, TimeProvider clock)
    {
        _clock = clock;
        _ocsp = new OcspClient(http, clock);
        _crl = new CrlClient(http, clock);
        _answers = new FreshCache<(Certificate, Certificate), RevocationInfo>(clock);
    }

    /// <inheritdoc/>
    public RevocationInfo Find(Certificate certificate, Certificate issuer)
    {
        return _answers.Get((certificate, issuer), () =>
        {
            RevocationInfo info = FindAnew(certificate, issuer);
            return (info, RevocationFreshness.ReuseUntil(info.Until, _clock.GetUtcNow()));
        });
    }

    private RevocationInfo FindAnew(Certificate certificate, Certificate issuer)
    {
        try
        {
            return _ocsp.Find(certificate, issuer);
        }
        catch (RevocationUnavailableException noOcsp)
        {
            try
            {
                return _crl.Find(certificate, issuer);
            }
            catch (RevocationUnavailableException noList)
            {
                throw Graver(certificate, noOcsp, noList);
            }
        }
    }

    private static RevocationUnavailableException Graver(
        Certificate certificate, RevocationUnavailableException noOcsp, RevocationUnavailableException noList)
    {
        return (noOcsp.Reason, noList.Reason) switch
        {
            (RevocationProblem.NoService, RevocationProblem.NoService) =>
                RevocationFreshness.Refused(certificate, RevocationProblem.NoService, "OCSP, CRL"),
            (RevocationProblem.NoService, _) => noList,
            (_, RevocationProblem.NoService) => noOcsp,
            _ => new RevocationUnavailableException(
                certificate.CommonName, noList.Reason, noOcsp.Message + " " + noList.Message, noList),
        };
    }
}
