using System.Security.Cryptography;
using CpomDocs.Trust.Cms;

namespace CpomDocs.Trust.Timestamps;

/// <summary>
/// A time-stamp authority reached through another protocol than that of RFC 3161, such as a signing service: what it brings is judged all
/// the same. Thread-safe if the relay is.
/// </summary>
public sealed class RelayedTimestampAuthority : ITimestampAuthority
{
    private readonly Func<TimestampOrder, ReadOnlyMemory<byte>> _relay;
    private readonly TimestampAuthorityOptions _options;
    private readonly TimeProvider _clock;

    /// <summary>Makes a client.</summary>
    /// <param name="name">How the service is named in messages.</param>
    /// <param name="options">Policy and tolerance; the address is that of the service.</param>
    /// <param name="clock">Local clock, which the time of a token is compared with.</param>
    /// <param name="relay">Asks for a token (DER); throws <see cref="TimestampRefusedException"/> when there is none.</param>
    public RelayedTimestampAuthority(
        string name,
        TimestampAuthorityOptions options,
        TimeProvider clock,
        Func<TimestampOrder, ReadOnlyMemory<byte>> relay)
    {
        ArgumentNullException.ThrowIfNull(relay);
        Name = name;
        _options = options;
        _clock = clock;
        _relay = relay;
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public TimestampToken Stamp(ReadOnlyMemory<byte> digest, HashAlgorithmName algorithm)
    {
        var query = TimestampQuery.Create(digest, algorithm, _options.Policy);
        ReadOnlyMemory<byte> brought = _relay(new TimestampOrder(digest, SignatureAlgorithm.OidOf(algorithm).Id, query.Nonce));
        TimestampToken token = TimestampTokenReader.TryRead(brought, []) ?? throw Refused(TimestampRefusal.Malformed);
        return TimestampAcceptance.Refusal(token, query, _options, _clock.GetUtcNow()) is TimestampRefusal refusal
            ? throw Refused(refusal)
            : token;
    }

    /// <inheritdoc/>
    public IReadOnlyList<TimestampToken> Probe() => [Stamp(SHA256.HashData([]), HashAlgorithmName.SHA256)];

    private TimestampRefusedException Refused(TimestampRefusal reason) =>
        new(Name, reason, Messages.Format("Horodatage." + reason, Name));
}

/// <summary>A time-stamp asked of another service.</summary>
/// <param name="Digest">Digest to stamp.</param>
/// <param name="Algorithm">Object identifier of its algorithm.</param>
/// <param name="Nonce">Nonce that the token must repeat, hexadecimal.</param>
public sealed record TimestampOrder(ReadOnlyMemory<byte> Digest, string Algorithm, string Nonce);
