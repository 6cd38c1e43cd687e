using System.Collections.Immutable;
using CpomDocs.Trust.Certificates;

namespace CpomDocs.Trust.TrustedLists;

/// <summary>A trust service with the history of its status (ETSI TS 119 612, 5.5).</summary>
/// <param name="Provider">Its provider.</param>
/// <param name="Name">Its name.</param>
/// <param name="Certificates">Its digital identities.</param>
/// <param name="History">Periods of its status, the latest first.</param>
public sealed record TrustedService(
    string Provider,
    string Name,
    ImmutableArray<Certificate> Certificates,
    ImmutableArray<ServicePeriod> History)
{
    /// <summary>The period an instant falls in.</summary>
    /// <param name="at">Instant.</param>
    /// <returns>The period; <see langword="null"/> before the first one.</returns>
    public ServicePeriod? At(DateTimeOffset at) => History.FirstOrDefault(period => period.From <= at);
}

/// <summary>What a list says of a service from an instant on.</summary>
/// <param name="From">First instant of the period (UTC).</param>
/// <param name="Type">Kind of service.</param>
/// <param name="Status">Its status.</param>
/// <param name="IsForSignatures">Whether it issues for electronic signatures, as far as the list restricts it.</param>
/// <param name="Qualifications">What the list adds to, or takes from, what certificates say of themselves.</param>
public sealed record ServicePeriod(
    DateTimeOffset From,
    ServiceType Type,
    ServiceStatus Status,
    bool IsForSignatures,
    ImmutableArray<ServiceQualification> Qualifications);

/// <summary>Kind of a trust service (ETSI TS 119 612, 5.5.1).</summary>
public enum ServiceType
{
    /// <summary>Another kind.</summary>
    Other,

    /// <summary>Issues qualified certificates (<c>CA/QC</c>).</summary>
    QualifiedCertificates,

    /// <summary>Issues certificates (<c>CA/PKC</c>).</summary>
    Certificates,

    /// <summary>Issues qualified time-stamps (<c>TSA/QTST</c>).</summary>
    QualifiedTimestamps,

    /// <summary>Issues time-stamps (<c>TSA</c> and its other kinds).</summary>
    Timestamps,

    /// <summary>Answers on the revocation of certificates.</summary>
    RevocationStatus,
}

/// <summary>Status of a trust service, by what it allows.</summary>
public enum ServiceStatus
{
    /// <summary>Withdrawn, ceased, revoked, deprecated, or unknown to this reader.</summary>
    Inactive,

    /// <summary>Known to the scheme without being qualified (national level, or a scheme outside the Union).</summary>
    Recognised,

    /// <summary>Granted, or, before 1 July 2016, accredited or under supervision: what it issues is qualified.</summary>
    Granted,
}
