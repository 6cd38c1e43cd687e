namespace CpomDocs.Trust;

/// <summary>
/// Judging what was given would take more certificates or public-key operations than any honest material: nothing is concluded.
/// </summary>
public sealed class TrustLimitException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="limit">Number allowed.</param>
    public TrustLimitException(int limit)
        : base(FormattableString.Invariant($"More than {limit} certificates or operations.")) => Limit = limit;

    /// <summary>Number allowed.</summary>
    public int Limit { get; }
}
