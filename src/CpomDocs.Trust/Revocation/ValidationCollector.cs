using System.Collections.Immutable;
using CpomDocs.Trust.Certificates;
using CpomDocs.Trust.Network;

namespace CpomDocs.Trust.Revocation;

/// <summary>
/// Gathers what a judge without network will need about a certificate: its path, and the revocation of each certificate of it. What was
/// gathered serves a whole batch while it is current. Thread-safe.
/// </summary>
public sealed class ValidationCollector
{
    private readonly IRevocationSource _revocation;
    private readonly IssuerClient _issuers;
    private readonly TimeProvider _clock;
    private readonly FreshCache<(Certificate Leaf, CertificateUse Use), ValidationGathering> _gatherings;

    /// <summary>Makes a collector.</summary>
    /// <param name="revocation">Where revocation data comes from.</param>
    /// <param name="issuers">Where missing issuers come from.</param>
    /// <param name="clock">Clock that dates are judged by.</param>
    public ValidationCollector(IRevocationSource revocation, IssuerClient issuers, TimeProvider clock)
    {
        _revocation = revocation;
        _issuers = issuers;
        _clock = clock;
        _gatherings = new FreshCache<(Certificate, CertificateUse), ValidationGathering>(clock);
    }

    /// <summary>Gathers the data of a certificate.</summary>
    /// <param name="leaf">The certificate.</param>
    /// <param name="use">What it was used for.</param>
    /// <param name="atHand">Certificates among which its issuers are looked for first.</param>
    /// <returns>The data, with every problem found; what has a problem is gathered anew at the next call.</returns>
    public ValidationGathering Collect(Certificate leaf, CertificateUse use, IReadOnlyCollection<Certificate> atHand)
    {
        ArgumentNullException.ThrowIfNull(leaf);
        ArgumentNullException.ThrowIfNull(atHand);
        return _gatherings.Get((leaf, use), () =>
        {
            ValidationGathering found = CollectAnew(leaf, use, atHand);
            DateTimeOffset now = _clock.GetUtcNow();
            return (found, found.Problems.IsEmpty ? RevocationFreshness.ReuseUntil(found.Until, now) : now);
        });
    }

    private ValidationGathering CollectAnew(Certificate leaf, CertificateUse use, IReadOnlyCollection<Certificate> atHand)
    {
        (ImmutableArray<Certificate> chain, ValidationProblem? problem) = BestChain(leaf, use, atHand);
        var work = new Gathering();
        work.Certificates.AddRange(chain);
        if (problem is not null)
        {
            work.Problems.Add(problem);
        }

        for (int i = 0; i + 1 < chain.Length; i++)
        {
            AddRevocation(work, chain[i], chain[i + 1]);
        }

        return work.ToResult();
    }

    // The first sound chain; failing that, the first that ends, then the longest, with what is wrong with it. An issuer is fetched from its
    // address only where those at hand lead nowhere.
    private (ImmutableArray<Certificate> Chain, ValidationProblem? Problem) BestChain(
        Certificate leaf, CertificateUse use, IReadOnlyCollection<Certificate> atHand)
    {
        (ImmutableArray<Certificate> Chain, ValidationProblem? Problem)? best = null;
        foreach (ImmutableArray<Certificate> chain in CertificateChains.From(leaf, last => atHand.Concat(Fetched(last))))
        {
            ValidationProblem? problem = ProblemOf(chain, use);
            if (problem is null)
            {
                return (chain, null);
            }

            best = best is { } known && !IsBetter((chain, problem), known!) ? known : (chain, problem);
        }

        return best!.Value;
    }

    private static bool IsBetter(
        (ImmutableArray<Certificate> Chain, ValidationProblem Problem) one,
        (ImmutableArray<Certificate> Chain, ValidationProblem Problem) other)
    {
        bool ends = one.Problem.Kind is not ValidationProblemKind.ChainIncomplete;
        bool otherEnds = other.Problem.Kind is not ValidationProblemKind.ChainIncomplete;
        return ends == otherEnds ? !ends && one.Chain.Length > other.Chain.Length : ends;
    }

    private IEnumerable<Certificate> Fetched(Certificate certificate)
    {
        foreach (Certificate issuer in _issuers.Fetch(certificate))
        {
            yield return issuer;
        }
    }

    private ValidationProblem? ProblemOf(ImmutableArray<Certificate> chain, CertificateUse use) => chain[^1].IsSelfIssued
        ? ChainProblem(chain, use)
        : new ValidationProblem(ValidationProblemKind.ChainIncomplete, chain[0].CommonName, chain[^1].IssuerName);

    private ValidationProblem? ChainProblem(ImmutableArray<Certificate> chain, CertificateUse use)
    {
        CertificatePath path = new CertificatePathBuilder([chain[^1]], chain).Build(chain[0], _clock.GetUtcNow(), use);
        return path.Problem is TrustProblem problem
            ? new ValidationProblem(
                ValidationProblemKind.ChainInvalid, (path.Culprit ?? chain[0]).CommonName, Messages.Format("Chaine." + problem))
            : null;
    }

    private void AddRevocation(Gathering work, Certificate certificate, Certificate issuer)
    {
        if (certificate.Content.Extensions.IsOcspNoCheck)
        {
            return;
        }

        try
        {
            RevocationInfo info = _revocation.Find(certificate, issuer);
            work.Add(certificate, info);
            if (info.Responder is Certificate responder && !work.Certificates.Contains(responder))
            {
                work.Certificates.Add(responder);
                AddRevocation(work, responder, issuer);
            }
        }
        catch (RevocationUnavailableException refusal)
        {
            work.Problems.Add(
                new ValidationProblem(ValidationProblemKind.RevocationUnavailable, certificate.CommonName, refusal.Message));
        }
    }

    private sealed class Gathering
    {
        private readonly List<OcspResponse> _responses = [];
        private readonly List<Crl> _lists = [];
        private DateTimeOffset _until = DateTimeOffset.MaxValue;

        public List<Certificate> Certificates { get; } = [];

        public List<ValidationProblem> Problems { get; } = [];

        public void Add(Certificate certificate, RevocationInfo info)
        {
            if (info.Ocsp is not null)
            {
                _responses.Add(info.Ocsp);
            }

            if (info.Crl is not null)
            {
                _lists.Add(info.Crl);
            }

            _until = info.Until < _until ? info.Until : _until;
            if (info.RevokedAt is DateTimeOffset revokedAt)
            {
                Problems.Add(new ValidationProblem(ValidationProblemKind.Revoked, certificate.CommonName, "", revokedAt));
            }
        }

        public ValidationGathering ToResult() => new(
            ValidationData.None.With(new ValidationData([.. Certificates], [.. _responses], [.. _lists])),
            [.. Problems],
            _until);
    }
}
