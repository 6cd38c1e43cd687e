namespace CpomDocs.Trust;

/// <summary>Judging what was given would take more public-key operations than any honest material asks: nothing is concluded.</summary>
public sealed class TrustLimitException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="limit">Number of operations allowed.</param>
    public TrustLimitException(int limit)
        : base(FormattableString.Invariant($"More than {limit} public-key operations.")) => Limit = limit;

    /// <summary>Number of operations allowed.</summary>
    public int Limit { get; }
}
