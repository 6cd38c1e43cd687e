namespace CpomDocs.Trust.Revocation;

/// <summary>What the revocation data at hand says of a certificate at an instant.</summary>
/// <param name="State">The answer.</param>
/// <param name="RevokedAt">When it was revoked, if it was (UTC); may be later than the instant asked about.</param>
/// <param name="ThisUpdate">When the authority issued the data the answer rests on.</param>
public readonly record struct RevocationStatus(RevocationState State, DateTimeOffset? RevokedAt = null, DateTimeOffset? ThisUpdate = null);

/// <summary>Answers about revocation.</summary>
public enum RevocationState
{
    /// <summary>No acceptable data about the certificate is at hand.</summary>
    Unknown,

    /// <summary>Data is at hand, but too old for the instant asked about.</summary>
    Stale,

    /// <summary>Not revoked, by data that covers the instant.</summary>
    Good,

    /// <summary>Revoked, at the instant or later: compare with <see cref="RevocationStatus.RevokedAt"/>.</summary>
    Revoked,
}
