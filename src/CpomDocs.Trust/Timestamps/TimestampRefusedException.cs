namespace CpomDocs.Trust.Timestamps;

/// <summary>No acceptable time-stamp was given. Its message is a French sentence for the user.</summary>
public sealed class TimestampRefusedException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="authority">The service that was asked, without secret.</param>
    /// <param name="reason">What it did.</param>
    /// <param name="message">French sentence: what was asked and what was answered.</param>
    /// <param name="innerException">What the machine said, if anything.</param>
    public TimestampRefusedException(string authority, TimestampRefusal reason, string message, Exception? innerException = null)
        : base(message, innerException)
    {
        Authority = authority;
        Reason = reason;
    }

    /// <summary>
    /// The service that was asked (<c>http://127.0.0.1:8318/tsa</c>); several, separated by commas, where all of them failed.
    /// </summary>
    public string Authority { get; }

    /// <summary>What it did; of several, the last one.</summary>
    public TimestampRefusal Reason { get; }
}

/// <summary>What a time-stamp authority did instead of giving an acceptable token.</summary>
public enum TimestampRefusal
{
    /// <summary>It cannot be reached, is too slow, fails, or answers too much.</summary>
    Unreachable,

    /// <summary>It answers something that is no time-stamp response.</summary>
    Malformed,

    /// <summary>It refuses the request.</summary>
    Rejected,

    /// <summary>Its token is over something else.</summary>
    ImprintMismatch,

    /// <summary>Its token does not repeat the nonce of the request.</summary>
    NonceMismatch,

    /// <summary>Its token is made under another policy than the one asked.</summary>
    PolicyMismatch,

    /// <summary>Its token does not carry, or does not designate, the certificate of the time-stamp unit.</summary>
    NoCertificate,

    /// <summary>The certificate of the time-stamp unit is not made for time-stamping alone.</summary>
    WrongUsage,

    /// <summary>The certificate of the time-stamp unit is out of its dates.</summary>
    OutOfDates,

    /// <summary>The signature of its token does not verify, or uses a weak algorithm.</summary>
    SignatureInvalid,

    /// <summary>Its clock is far from ours.</summary>
    WrongTime,
}
