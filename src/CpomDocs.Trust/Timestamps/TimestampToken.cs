using System.Security.Cryptography;
using CpomDocs.Trust.Certificates;
using CpomDocs.Trust.Cms;

namespace CpomDocs.Trust.Timestamps;

/// <summary>A time-stamp token taken apart; nothing in it is verified yet. Immutable.</summary>
/// <remarks>RFC 3161, 2.4.2; EN 319 422.</remarks>
public sealed record TimestampToken
{
    /// <summary>Time it attests (UTC).</summary>
    public required DateTimeOffset Instant { get; init; }

    /// <summary>Digest algorithm of what was stamped; <see langword="null"/> when unknown.</summary>
    public required HashAlgorithmName? ImprintAlgorithm { get; init; }

    /// <summary>Digest of what was stamped.</summary>
    public required ReadOnlyMemory<byte> Imprint { get; init; }

    /// <summary>Policy under which it was made (object identifier).</summary>
    public required string Policy { get; init; }

    /// <summary>Nonce of the request it answers, upper-case hexadecimal; <see langword="null"/> when it has none.</summary>
    public required string? Nonce { get; init; }

    /// <summary>Certificate of the time-stamp unit, or <see langword="null"/> when the token does not carry it.</summary>
    public required Certificate? Signer { get; init; }

    /// <summary>The token as it was given, DER, padding left out.</summary>
    public required ReadOnlyMemory<byte> Encoded { get; init; }

    /// <summary>The CMS of the token.</summary>
    public required SignedDataMessage Message { get; init; }
}
