using System.Collections.Concurrent;
using System.Collections.Immutable;
using CpomDocs.Trust.Cms;

namespace CpomDocs.Trust.Certificates;

/// <summary>
/// Builds and validates certificate paths (RFC 5280, 6) from candidates of any origin to given roots. Candidates are only believed through
/// a path.
/// Thread-safe; keeps the signatures it has verified.
/// </summary>
public sealed class CertificatePathBuilder
{
    private const int MaxPathLength = 8;
    private const int MaxAttempts = 64;

    private readonly ImmutableHashSet<Certificate> _roots;
    private readonly ILookup<string, Certificate> _issuers;
    private readonly ConcurrentDictionary<(Certificate Subject, Certificate Issuer), TrustProblem?> _signatures = new();
    private readonly OperationCount _operations = new();
    private readonly PolicyInputs _policies;

    /// <summary>Takes the certificates to choose from.</summary>
    /// <param name="roots">Trusted roots; their own dates and signatures are not judged.</param>
    /// <param name="candidates">Other certificates at hand, untrusted.</param>
    public CertificatePathBuilder(IEnumerable<Certificate> roots, IEnumerable<Certificate> candidates)
        : this(roots, candidates, PolicyInputs.None)
    {
    }

    internal CertificatePathBuilder(IEnumerable<Certificate> roots, IEnumerable<Certificate> candidates, PolicyInputs policies)
    {
        _policies = policies;
        _roots = [.. roots];
        Candidates = [.. candidates.Distinct()];
        _issuers = _roots.Concat(Candidates.Where(candidate => !_roots.Contains(candidate)))
            .ToLookup(certificate => certificate.Content.SubjectKey, StringComparer.Ordinal);
    }

    /// <summary>The untrusted certificates at hand, each once.</summary>
    public ImmutableArray<Certificate> Candidates { get; }

    /// <summary>Finds the best path of a certificate.</summary>
    /// <param name="leaf">Certificate to judge.</param>
    /// <param name="at">Control time.</param>
    /// <param name="use">What the certificate is used for.</param>
    /// <returns>
    /// The first path without problem; otherwise the first that reaches a root; otherwise what could be assembled, with
    /// <see cref="TrustProblem.NoPath"/>.
    /// </returns>
    public CertificatePath Build(Certificate leaf, DateTimeOffset at, CertificateUse use)
    {
        CertificatePath? best = null;
        foreach (CertificatePath path in BuildAll(leaf, at, use))
        {
            if (path.IsTrusted)
            {
                return path;
            }

            best = Better(best, path);
        }

        return best ?? new CertificatePath([leaf], TrustProblem.NoPath, leaf);
    }

    /// <summary>Every path of a certificate, sound or not; a bounded number, judged as they are asked.</summary>
    /// <param name="leaf">Certificate to judge.</param>
    /// <param name="at">Control time.</param>
    /// <param name="use">What the certificate is used for.</param>
    /// <returns>The paths; at least one.</returns>
    /// <exception cref="TrustLimitException">The signatures of too many issuers would have to be tried.</exception>
    public IEnumerable<CertificatePath> BuildAll(Certificate leaf, DateTimeOffset at, CertificateUse use)
    {
        ArgumentNullException.ThrowIfNull(leaf);
        return PathsFrom([leaf]).Take(MaxAttempts).Select(certificates => Judge(certificates, at, use));
    }

    /// <summary>Certificates of a name, at hand or trusted.</summary>
    internal IEnumerable<Certificate> Named(string subjectKey) => _issuers[subjectKey];

    private static CertificatePath Better(CertificatePath? best, CertificatePath path)
    {
        return best is null || (best.Problem == TrustProblem.NoPath && path.Problem != TrustProblem.NoPath) ? path : best;
    }

    private IEnumerable<ImmutableArray<Certificate>> PathsFrom(ImmutableArray<Certificate> path)
    {
        Certificate last = path[^1];
        bool isExtended = false;
        if (!_roots.Contains(last) && path.Length < MaxPathLength)
        {
            foreach (Certificate issuer in IssuersOf(last).Where(issuer => !path.Contains(issuer)))
            {
                isExtended = true;
                foreach (ImmutableArray<Certificate> longer in PathsFrom(path.Add(issuer)))
                {
                    yield return longer;
                }
            }
        }

        if (!isExtended)
        {
            yield return path;
        }
    }

    private IEnumerable<Certificate> IssuersOf(Certificate subject)
    {
        ReadOnlyMemory<byte>? wanted = subject.Content.Extensions.AuthorityKeyIdentifier;
        return _issuers[subject.Content.IssuerKey].Where(issuer => MayBe(issuer, wanted));
    }

    private static bool MayBe(Certificate issuer, ReadOnlyMemory<byte>? wanted)
    {
        return wanted is not ReadOnlyMemory<byte> key
            || issuer.Content.Extensions.SubjectKeyIdentifier is not ReadOnlyMemory<byte> own
            || key.Span.SequenceEqual(own.Span);
    }

    private CertificatePath Judge(ImmutableArray<Certificate> path, DateTimeOffset at, CertificateUse use)
    {
        if (!_roots.Contains(path[^1]))
        {
            return new CertificatePath(path, TrustProblem.NoPath, path[^1]);
        }

        for (int i = 0; i + 1 < path.Length; i++)
        {
            if (SignatureProblem(path[i], path[i + 1]) is TrustProblem problem)
            {
                return new CertificatePath(path, problem, path[i]);
            }
        }

        (TrustProblem Problem, Certificate Culprit)? found = CertificatePathRules.FirstProblem(path, at, use, _policies);
        return new CertificatePath(path, found?.Problem, found?.Culprit);
    }

    private TrustProblem? SignatureProblem(Certificate subject, Certificate issuer)
    {
        TrustProblem? problem = _signatures.GetOrAdd((subject, issuer), pair =>
        {
            _operations.Spend();
            return pair.Subject.VerifySignedBy(pair.Issuer);
        });
        return problem == TrustProblem.SignatureInvalid ? TrustProblem.PathSignatureInvalid : problem;
    }
}
