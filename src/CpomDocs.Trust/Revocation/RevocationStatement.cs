using CpomDocs.Trust.Certificates;

namespace CpomDocs.Trust.Revocation;

/// <summary>What one verified piece of revocation data says of one certificate.</summary>
/// <param name="ThisUpdate">When it was issued (UTC).</param>
/// <param name="NextUpdate">Until when it is current (UTC); <see langword="null"/> when it does not say.</param>
/// <param name="RevokedAt">When the certificate was revoked (UTC), or <see langword="null"/>.</param>
public sealed record RevocationStatement(DateTimeOffset ThisUpdate, DateTimeOffset? NextUpdate, DateTimeOffset? RevokedAt)
{
    private static readonly TimeSpan WithoutNextUpdate = TimeSpan.FromDays(1);

    /// <summary>The response it comes from, or <see langword="null"/>.</summary>
    public OcspResponse? Ocsp { get; init; }

    /// <summary>The list it comes from, or <see langword="null"/>.</summary>
    public Crl? Crl { get; init; }

    /// <summary>Certificate of the responder, where the authority delegated its answers.</summary>
    public Certificate? Responder { get; init; }

    /// <summary>Whether the certificate is only suspended (reason certificateHold): later data may say otherwise.</summary>
    public bool IsHold { get; init; }

    /// <summary>
    /// First expiry date of the certificates still told about (<c>expiredCertsOnCRL</c>, <c>archiveCutoff</c>); <see langword="null"/>:
    /// nothing is said of a certificate once expired.
    /// </summary>
    public DateTimeOffset? KeepsExpiredSince { get; init; }

    /// <summary>Until when the algorithms of its signature, and the certificate of its responder, can be relied on (UTC).</summary>
    public DateTimeOffset ReliableUntil { get; init; } = DateTimeOffset.MaxValue;

    /// <summary>Until when it is current (UTC): one day where it does not say.</summary>
    public DateTimeOffset Until => NextUpdate ?? ThisUpdate + WithoutNextUpdate;

    /// <summary>Whether the data was issued after an instant, or was still current then.</summary>
    /// <param name="at">Instant.</param>
    /// <returns>Whether it tells about the instant.</returns>
    public bool Covers(DateTimeOffset at) => ThisUpdate >= at || Until >= at;

    /// <summary>Whether the data, when it does not name a certificate, tells that it is not revoked.</summary>
    /// <param name="certificate">The certificate.</param>
    /// <returns>Whether the certificate had not expired when the data was issued, or is one of those kept after expiry.</returns>
    /// <remarks>EN 319 102-1, 5.2.5.3; RFC 6960, 4.4.4.</remarks>
    public bool TellsAbout(Certificate certificate)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        return ThisUpdate <= certificate.NotAfter || KeepsExpiredSince <= certificate.NotAfter;
    }
}
