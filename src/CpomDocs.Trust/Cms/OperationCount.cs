namespace CpomDocs.Trust.Cms;

/// <summary>
/// Counts public-key operations that hostile material could ask for without end: false issuers, false lists. Thread-safe.
/// </summary>
internal sealed class OperationCount
{
    private const int Most = 2000;
    private int _spent;

    /// <summary>Counts operations about to be made.</summary>
    /// <exception cref="TrustLimitException">There are too many.</exception>
    public void Spend(int operations = 1)
    {
        if (Interlocked.Add(ref _spent, operations) > Most)
        {
            throw new TrustLimitException(Most);
        }
    }
}
