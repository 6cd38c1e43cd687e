namespace CpomDocs.Trust.Network;

/// <summary>Limits of what is asked from the services of a PKI.</summary>
public sealed record PkiHttpOptions
{
    /// <summary>Time given to one exchange, from the connection to the last byte of the answer.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Times an exchange is tried when the service cannot be reached, is too slow or fails on its side; at least 1.</summary>
    public int Attempts { get; init; } = 3;

    /// <summary>Pause before an exchange is tried again; longer each time.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>
    /// How long a service that answered no try in time is left alone: the next questions of a batch fail at once, instead of waiting for
    /// it one after the other.
    /// </summary>
    public TimeSpan Rest { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Largest time-stamp, OCSP answer or certificate accepted, in bytes.</summary>
    public int MaxAnswerBytes { get; init; } = 256 << 10;

    /// <summary>Largest revocation list accepted, in bytes.</summary>
    public int MaxListBytes { get; init; } = 12 << 20;

    /// <summary>
    /// Whether an OCSP question carries a number of its own (RFC 8954): an answer that bears another one is refused. A responder may leave
    /// it out, and some refuse it: off unless asked for.
    /// </summary>
    public bool OcspNonce { get; init; }
}
