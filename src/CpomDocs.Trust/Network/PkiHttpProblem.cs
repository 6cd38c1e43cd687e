namespace CpomDocs.Trust.Network;

/// <summary>Why an exchange with a service of a PKI gave nothing.</summary>
internal enum PkiHttpProblem
{
    /// <summary>No connection, or a broken one.</summary>
    Unreachable,

    /// <summary>Not whole within the time given.</summary>
    TimedOut,

    /// <summary>The service answered something else than 200.</summary>
    Status,

    /// <summary>The answer is larger than accepted.</summary>
    TooLarge,
}
