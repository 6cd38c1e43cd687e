using System.Security.Cryptography;
using CpomDocs.Trust.Network;

namespace CpomDocs.Trust.Timestamps;

/// <summary>A time-stamp authority asked over HTTP. Thread-safe.</summary>
/// <remarks>RFC 3161, 2.4 and 3.4; EN 319 422.</remarks>
public sealed class HttpTimestampAuthority : ITimestampAuthority
{
    private const string QueryType = "application/timestamp-query";

    private readonly TimestampAuthorityOptions _options;
    private readonly PkiHttpClient _http;
    private readonly TimeProvider _clock;

    /// <summary>Makes a client of one authority.</summary>
    /// <param name="options">The authority.</param>
    /// <param name="http">Network; not disposed.</param>
    /// <param name="clock">Local clock, which the time of a token is compared with.</param>
    public HttpTimestampAuthority(TimestampAuthorityOptions options, PkiHttpClient http, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(http);
        _options = options;
        _http = http;
        _clock = clock;
        Name = ServiceName.Of(options.Address);
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public TimestampToken Stamp(ReadOnlyMemory<byte> digest, HashAlgorithmName algorithm)
    {
        var query = TimestampQuery.Create(digest, algorithm, _options.Policy);
        TimestampReply reply = TimestampReply.TryRead(Ask(query)) ?? throw Refused(TimestampRefusal.Malformed);
        if (!reply.IsGranted)
        {
            string message = Messages.Format("Horodatage.Rejected", Name, reply.Explanation);
            throw new TimestampRefusedException(Name, TimestampRefusal.Rejected, message);
        }

        TimestampToken token = TimestampTokenReader.TryRead(reply.Token, []) ?? throw Refused(TimestampRefusal.Malformed);
        return TimestampAcceptance.Refusal(token, query, _options, _clock.GetUtcNow()) is TimestampRefusal refusal
            ? throw Refused(refusal)
            : token;
    }

    /// <inheritdoc/>
    public IReadOnlyList<TimestampToken> Probe() => [Stamp(SHA256.HashData([]), HashAlgorithmName.SHA256)];

    private byte[] Ask(TimestampQuery query)
    {
        try
        {
            return _http.Post(
                new PkiQuestion(_options.Address, QueryType, query.Encoded) { Login = _options.Login }, _http.Options.MaxAnswerBytes);
        }
        catch (PkiHttpException exception)
        {
            string message = Messages.Format("Horodatage.Unreachable", Name, exception.Explanation);
            throw new TimestampRefusedException(Name, TimestampRefusal.Unreachable, message, exception);
        }
    }

    private TimestampRefusedException Refused(TimestampRefusal reason) =>
        new(Name, reason, Messages.Format("Horodatage." + reason, Name));
}
