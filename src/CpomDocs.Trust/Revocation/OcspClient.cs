using CpomDocs.Trust.Certificates;
using CpomDocs.Trust.Network;

namespace CpomDocs.Trust.Revocation;

/// <summary>Asks the OCSP responders that a certificate names. Thread-safe.</summary>
/// <remarks>
/// RFC 6960, appendix A: by POST, and by GET where the responder does not take it. A nonce where the options ask for one (RFC 8954); an
/// answer serves a whole batch all the same, while it is current.
/// </remarks>
public sealed class OcspClient : IRevocationSource
{
    private const string RequestType = "application/ocsp-request";

    private readonly PkiHttpClient _http;
    private readonly TimeProvider _clock;

    /// <summary>Makes a client.</summary>
    /// <param name="http">Network; not disposed.</param>
    /// <param name="clock">Clock that freshness is judged by.</param>
    public OcspClient(PkiHttpClient http, TimeProvider clock)
    {
        _http = http;
        _clock = clock;
    }

    /// <inheritdoc/>
    public RevocationInfo Find(Certificate certificate, Certificate issuer)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        ArgumentNullException.ThrowIfNull(issuer);
        return NamedServices.First(
            certificate, certificate.Content.Extensions.OcspAddresses, "OCSP", address => Ask(certificate, issuer, address));
    }

    private RevocationInfo Ask(Certificate certificate, Certificate issuer, Uri address)
    {
        string service = ServiceName.Of(address);
        byte[]? nonce = _http.Options.OcspNonce ? OcspNonce.New() : null;
        OcspResponse response = OcspResponse.TryRead(Exchange(certificate, address, OcspQuery.For(certificate, issuer, nonce)))
            ?? throw RevocationFreshness.Refused(certificate, RevocationProblem.Malformed, service);
        RevocationStatement? statement = Cms.HostileAsn1.TryRead(() => response.About(certificate, issuer));
        if (statement is null)
        {
            bool isUnknown = response.IsUnknown(certificate, issuer);
            RevocationProblem problem = isUnknown ? RevocationProblem.UnknownCertificate : RevocationProblem.NotAuthentic;
            throw RevocationFreshness.Refused(certificate, problem, service);
        }

        if (nonce is not null && response.Nonce is { } answered && !answered.AsSpan().SequenceEqual(OcspNonce.Spell(nonce)))
        {
            throw RevocationFreshness.Refused(certificate, RevocationProblem.Replayed, service);
        }

        if (!RevocationFreshness.IsCurrent(statement, _clock.GetUtcNow()))
        {
            throw RevocationFreshness.Refused(certificate, RevocationProblem.Stale, service);
        }

        return new RevocationInfo
        {
            Ocsp = response,
            Responder = response.DelegateOf(issuer),
            ThisUpdate = statement.ThisUpdate,
            Until = statement.Until,
            RevokedAt = statement.RevokedAt,
        };
    }

    private byte[] Exchange(Certificate certificate, Uri address, byte[] query)
    {
        try
        {
            return Post(address, query);
        }
        catch (PkiHttpException exception)
        {
            string message =
                Messages.Format("Revocation.Unreachable", certificate.CommonName, ServiceName.Of(address), exception.Explanation);
            throw new RevocationUnavailableException(certificate.CommonName, RevocationProblem.Unreachable, message, exception);
        }
    }

    private byte[] Post(Uri address, byte[] query)
    {
        try
        {
            return _http.Post(address, RequestType, query, _http.Options.MaxAnswerBytes);
        }
        catch (PkiHttpException exception) when (exception.Problem is PkiHttpProblem.Status)
        {
            string encoded = Uri.EscapeDataString(Convert.ToBase64String(query));
            return _http.Get(new Uri(address.AbsoluteUri.TrimEnd('/') + "/" + encoded), _http.Options.MaxAnswerBytes);
        }
    }
}
