namespace CpomDocs.Trust.Revocation;

/// <summary>What one verified piece of revocation data says of one certificate.</summary>
/// <param name="ThisUpdate">When it was issued.</param>
/// <param name="NextUpdate">Until when it is current; <see langword="null"/> when it does not say.</param>
/// <param name="RevokedAt">When the certificate was revoked, or <see langword="null"/>.</param>
internal sealed record RevocationStatement(DateTimeOffset ThisUpdate, DateTimeOffset? NextUpdate, DateTimeOffset? RevokedAt)
{
    private static readonly TimeSpan WithoutNextUpdate = TimeSpan.FromDays(1);

    /// <summary>Until when it is current.</summary>
    public DateTimeOffset Until => NextUpdate ?? ThisUpdate + WithoutNextUpdate;

    /// <summary>Whether the data was issued after an instant, or was still current then.</summary>
    public bool Covers(DateTimeOffset at) => ThisUpdate >= at || Until >= at;
}
