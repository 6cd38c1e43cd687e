using System.Collections.Immutable;
using CpomDocs.Trust.Certificates;

namespace CpomDocs.Trust.Revocation;

/// <summary>What a judge without network needs to judge a certificate (EN 319 142-1, 5.4): each item once.</summary>
/// <param name="Certificates">The path, root included, then the responders.</param>
/// <param name="OcspResponses">OCSP responses.</param>
/// <param name="Crls">Revocation lists.</param>
public sealed record ValidationData(
    ImmutableArray<Certificate> Certificates,
    ImmutableArray<OcspResponse> OcspResponses,
    ImmutableArray<Crl> Crls)
{
    /// <summary>No data.</summary>
    public static ValidationData None { get; } = new([], [], []);

    /// <summary>Joins other data; what is in both stays once.</summary>
    /// <param name="other">Other data.</param>
    /// <returns>Everything.</returns>
    public ValidationData With(ValidationData other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new ValidationData(
            [.. Certificates.Union(other.Certificates)],
            [.. OcspResponses.Concat(other.OcspResponses).DistinctBy(item => Convert.ToHexString(item.Encoded.Span))],
            [.. Crls.Concat(other.Crls).DistinctBy(item => Convert.ToHexString(item.Encoded.Span))]);
    }
}

/// <summary>Data gathered about a certificate, and what is missing or wrong.</summary>
/// <param name="Data">What was found; whole when there is no problem.</param>
/// <param name="Problems">Every problem, in the order of the path.</param>
/// <param name="Until">Until when the data is current (UTC).</param>
public sealed record ValidationGathering(ValidationData Data, ImmutableArray<ValidationProblem> Problems, DateTimeOffset Until);

/// <summary>Why a certificate cannot be relied on, or not be judged later without network.</summary>
/// <param name="Kind">Kind of problem.</param>
/// <param name="Certificate">Common name of the certificate it is about.</param>
/// <param name="Explanation">French sentence of the service, or name of the missing issuer; empty where the kind says it all.</param>
/// <param name="RevokedAt">When it was revoked (UTC), for <see cref="ValidationProblemKind.Revoked"/>.</param>
public sealed record ValidationProblem(
    ValidationProblemKind Kind,
    string Certificate,
    string Explanation = "",
    DateTimeOffset? RevokedAt = null);

/// <summary>Kinds of problems of a certificate.</summary>
public enum ValidationProblemKind
{
    /// <summary>The certificate of an issuer is not at hand and cannot be fetched.</summary>
    ChainIncomplete,

    /// <summary>The path is complete and does not hold: signature, dates, usage or constraint.</summary>
    ChainInvalid,

    /// <summary>The certificate is revoked.</summary>
    Revoked,

    /// <summary>No usable data says whether it is revoked.</summary>
    RevocationUnavailable,
}
