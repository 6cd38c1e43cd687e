using CpomDocs.Trust.Certificates;

namespace CpomDocs.Trust.Revocation;

/// <summary>Verified and current data about the revocation of one certificate.</summary>
public sealed record RevocationInfo
{
    /// <summary>The response it comes from, or <see langword="null"/>.</summary>
    public OcspResponse? Ocsp { get; init; }

    /// <summary>The list it comes from, or <see langword="null"/>.</summary>
    public Crl? Crl { get; init; }

    /// <summary>Certificate of the responder, where the authority delegated its answers.</summary>
    public Certificate? Responder { get; init; }

    /// <summary>When it was issued (UTC).</summary>
    public required DateTimeOffset ThisUpdate { get; init; }

    /// <summary>Until when it is current (UTC).</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>When the certificate was revoked (UTC), or <see langword="null"/>: it is not.</summary>
    public DateTimeOffset? RevokedAt { get; init; }
}
