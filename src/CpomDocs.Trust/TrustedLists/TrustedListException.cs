namespace CpomDocs.Trust.TrustedLists;

/// <summary>A file cannot be believed as a trusted list.</summary>
public sealed class TrustedListException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="problem">Why.</param>
    public TrustedListException(TrustedListProblem problem)
        : base($"Trusted list: {problem}.")
    {
        Problem = problem;
    }

    /// <summary>Why.</summary>
    public TrustedListProblem Problem { get; }
}
