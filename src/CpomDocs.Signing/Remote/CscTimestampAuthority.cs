using System.Security.Cryptography;
using System.Text.Json;
using CpomDocs.Signing.Keys;
using CpomDocs.Trust.Timestamps;

namespace CpomDocs.Signing.Remote;

/// <summary>The time-stamps of a remote signing service (CSC API v2, 11.13). Thread-safe.</summary>
public sealed class CscTimestampAuthority : ITimestampAuthority, IDisposable
{
    private readonly CscService _service;
    private readonly RelayedTimestampAuthority _authority;

    /// <summary>Makes a client.</summary>
    /// <param name="profile">The service.</param>
    /// <param name="options">Who gives access where a person must, and the clock.</param>
    public CscTimestampAuthority(CscProfile profile, SigningKeyOptions options)
    {
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentNullException.ThrowIfNull(options);
        _service = new CscService(profile, options);
        _authority = new RelayedTimestampAuthority(_service.Name, new TimestampAuthorityOptions(profile.Address), options.Clock, Ask);
    }

    /// <inheritdoc/>
    public string Name => _authority.Name;

    /// <inheritdoc/>
    public TimestampToken Stamp(ReadOnlyMemory<byte> digest, HashAlgorithmName algorithm) => _authority.Stamp(digest, algorithm);

    /// <inheritdoc/>
    public IReadOnlyList<TimestampToken> Probe() => _authority.Probe();

    /// <inheritdoc/>
    public void Dispose() => _service.Dispose();

    private ReadOnlyMemory<byte> Ask(TimestampOrder order)
    {
        try
        {
            JsonElement answer = _service.Translate(() => _service.Call("signatures/timestamp", new
            {
                hash = Convert.ToBase64String(order.Digest.Span),
                hashAlgo = order.Algorithm,
                nonce = order.Nonce,
            }));
            return Convert.FromBase64String(CscJson.Text(answer, "timestamp") ?? "");
        }
        catch (SigningKeyUnavailableException error)
        {
            throw new TimestampRefusedException(Name, TimestampRefusal.Unreachable, error.Message, error);
        }
        catch (FormatException)
        {
            return ReadOnlyMemory<byte>.Empty;
        }
    }
}
