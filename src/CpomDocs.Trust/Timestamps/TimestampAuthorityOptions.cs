using CpomDocs.Trust.Network;

namespace CpomDocs.Trust.Timestamps;

/// <summary>A time-stamp authority to ask.</summary>
/// <param name="Address">Where it answers, over HTTP.</param>
public sealed record TimestampAuthorityOptions(Uri Address)
{
    /// <summary>Policy asked (object identifier); <see langword="null"/> to take that of the authority.</summary>
    public string? Policy { get; init; }

    /// <summary>Name and password of the customer, for an authority that asks for them.</summary>
    public ServiceLogin? Login { get; init; }

    /// <summary>How far the time of a token may be from the local clock.</summary>
    public TimeSpan ClockTolerance { get; init; } = TimeSpan.FromMinutes(10);
}
