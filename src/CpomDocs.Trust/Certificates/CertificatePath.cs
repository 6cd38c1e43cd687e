using System.Collections.Immutable;

namespace CpomDocs.Trust.Certificates;

/// <summary>The best path found from a certificate towards a trusted root.</summary>
/// <param name="Certificates">From the certificate itself up to the root, included where one was reached.</param>
/// <param name="Problem">
/// What prevents relying on it, or <see langword="null"/>: signatures, dates, usages and constraints all hold; says nothing of revocation.
/// </param>
/// <param name="Culprit">Certificate the problem is about, where it is about one.</param>
public sealed record CertificatePath(ImmutableArray<Certificate> Certificates, TrustProblem? Problem, Certificate? Culprit = null)
{
    /// <summary>Whether the path can be relied on at its control time, revocation aside.</summary>
    public bool IsTrusted => Problem is null;
}
