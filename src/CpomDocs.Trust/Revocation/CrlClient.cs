using CpomDocs.Trust.Certificates;
using CpomDocs.Trust.Cms;
using CpomDocs.Trust.Network;

namespace CpomDocs.Trust.Revocation;

/// <summary>Reads the revocation lists that a certificate names. Thread-safe; a list serves every certificate it is about.</summary>
/// <remarks>RFC 5280, 4.2.1.13 and 6.3.</remarks>
public sealed class CrlClient : IRevocationSource
{
    private readonly PkiHttpClient _http;
    private readonly TimeProvider _clock;
    private readonly FreshCache<Uri, Crl> _lists;

    /// <summary>Makes a client.</summary>
    /// <param name="http">Network; not disposed.</param>
    /// <param name="clock">Clock that freshness is judged by.</param>
    public CrlClient(PkiHttpClient http, TimeProvider clock)
    {
        _http = http;
        _clock = clock;
        _lists = new FreshCache<Uri, Crl>(clock);
    }

    /// <inheritdoc/>
    public RevocationInfo Find(Certificate certificate, Certificate issuer)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        ArgumentNullException.ThrowIfNull(issuer);
        return NamedServices.First(
            certificate, certificate.Content.Extensions.ListAddresses, "CRL", address => Read(certificate, issuer, address));
    }

    private RevocationInfo Read(Certificate certificate, Certificate issuer, Uri address)
    {
        Crl list = _lists.Get(address, () => Fetch(certificate, address));
        RevocationStatement statement = HostileAsn1.TryRead(() => list.About(certificate, issuer))
            ?? throw RevocationFreshness.Refused(certificate, RevocationProblem.NotAuthentic, ServiceName.Of(address));
        if (!RevocationFreshness.IsCurrent(statement, _clock.GetUtcNow()))
        {
            throw RevocationFreshness.Refused(certificate, RevocationProblem.Stale, ServiceName.Of(address));
        }

        return new RevocationInfo
        {
            Crl = list,
            ThisUpdate = statement.ThisUpdate,
            Until = statement.Until,
            RevokedAt = statement.RevokedAt,
        };
    }

    // A stale list is not kept: the next certificate asks again.
    private (Crl List, DateTimeOffset Until) Fetch(Certificate certificate, Uri address)
    {
        byte[] bytes;
        try
        {
            bytes = _http.Get(address, _http.Options.MaxListBytes);
        }
        catch (PkiHttpException exception)
        {
            string message =
                Messages.Format("Revocation.Unreachable", certificate.CommonName, ServiceName.Of(address), exception.Explanation);
            throw new RevocationUnavailableException(certificate.CommonName, RevocationProblem.Unreachable, message, exception);
        }

        Crl list = Crl.TryRead(bytes)
            ?? throw RevocationFreshness.Refused(certificate, RevocationProblem.Malformed, ServiceName.Of(address));
        DateTimeOffset now = _clock.GetUtcNow();
        return (list, RevocationFreshness.ReuseUntil(list.NextUpdate ?? now, now));
    }
}
