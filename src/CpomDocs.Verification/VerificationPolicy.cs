using System.Collections.Immutable;
using CpomDocs.Trust.Certificates;
using CpomDocs.Trust.Revocation;
using CpomDocs.Trust.TrustedLists;

namespace CpomDocs.Verification;

/// <summary>What a verification believes and when it is made.</summary>
public sealed record VerificationPolicy
{
    /// <summary>Trusted roots; without any, an intact signature ends INDETERMINATE.</summary>
    public ImmutableArray<Certificate> Roots { get; init; } = [];

    /// <summary>Trusted lists; a path may end at one of their services while it is active.</summary>
    public ImmutableArray<TrustedList> TrustedLists { get; init; } = [];

    /// <summary>Other certificates at hand, untrusted.</summary>
    public ImmutableArray<Certificate> Certificates { get; init; } = [];

    /// <summary>Control time.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What to do where no revocation data is at hand.</summary>
    public RevocationMode Revocation { get; init; }

    /// <summary>Revocation lists brought to the verification, besides those of the files.</summary>
    public ImmutableArray<Crl> Crls { get; init; } = [];

    /// <summary>OCSP responses brought to the verification, besides those of the files.</summary>
    public ImmutableArray<OcspResponse> OcspResponses { get; init; } = [];
}

/// <summary>What to do where no revocation data is at hand.</summary>
public enum RevocationMode
{
    /// <summary>The verdict stands and the detail says « révocation non vérifiée ».</summary>
    Soft,

    /// <summary>The verdict is INDETERMINATE/TRY_LATER.</summary>
    Require,
}
