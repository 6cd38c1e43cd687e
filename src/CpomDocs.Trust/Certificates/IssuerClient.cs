using System.Collections.Immutable;
using CpomDocs.Trust.Cms;
using CpomDocs.Trust.Network;
using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.Cms;

namespace CpomDocs.Trust.Certificates;

/// <summary>
/// Fetches the certificate of an issuer where a certificate says it is. Thread-safe; what was fetched serves a whole batch.
/// </summary>
/// <remarks>RFC 5280, 4.2.2.1: one certificate in DER, or several in a CMS without signature.</remarks>
public sealed class IssuerClient
{
    private static readonly TimeSpan Reuse = TimeSpan.FromHours(1);

    private readonly PkiHttpClient _http;
    private readonly TimeProvider _clock;
    private readonly FreshCache<Uri, FetchedCertificates> _fetched;

    /// <summary>Makes a client.</summary>
    /// <param name="http">Network; not disposed.</param>
    /// <param name="clock">Clock that tells how long what was fetched serves.</param>
    public IssuerClient(PkiHttpClient http, TimeProvider clock)
    {
        _http = http;
        _clock = clock;
        _fetched = new FreshCache<Uri, FetchedCertificates>(clock);
    }

    /// <summary>Fetches the certificates that may be the issuer's; empty when none can be had, never an exception.</summary>
    internal ImmutableArray<Certificate> Fetch(Certificate certificate)
    {
        foreach (string location in certificate.Content.Extensions.IssuerAddresses)
        {
            if (PkiHttpClient.TryAddress(location, out Uri? address) && TryFetch(address!) is { IsEmpty: false } found)
            {
                return found;
            }
        }

        return [];
    }

    private ImmutableArray<Certificate> TryFetch(Uri address)
    {
        try
        {
            return _fetched.Get(address, () => (Read(_http.Get(address, _http.Options.MaxAnswerBytes)), _clock.GetUtcNow() + Reuse))
                .Certificates;
        }
        catch (PkiHttpException)
        {
            // An issuer that cannot be fetched is an incomplete chain: the caller says so, with its name.
            return [];
        }
    }

    private static FetchedCertificates Read(byte[] bytes)
    {
        ImmutableArray<Certificate> plain = Certificate.ReadAll(bytes);
        return plain.IsEmpty && BoundedBer.IsOneValue(bytes)
            ? HostileAsn1.TryRead(() => ReadCms(bytes)) ?? new FetchedCertificates([])
            : new FetchedCertificates(plain);
    }

    private static FetchedCertificates ReadCms(byte[] bytes)
    {
        var info = ContentInfo.GetInstance(Asn1Object.FromByteArray(bytes));
        Asn1Set? set = SignedData.GetInstance(info.Content).Certificates;
        IEnumerable<Asn1Encodable> items = set ?? (IEnumerable<Asn1Encodable>)[];
        return new FetchedCertificates(
            [.. items.Select(item => Certificate.TryRead(item.ToAsn1Object().GetEncoded())).OfType<Certificate>()]);
    }

    private sealed record FetchedCertificates(ImmutableArray<Certificate> Certificates);
}
