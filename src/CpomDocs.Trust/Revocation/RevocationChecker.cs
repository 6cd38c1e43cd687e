using System.Collections.Concurrent;
using System.Collections.Immutable;
using CpomDocs.Trust.Certificates;
using CpomDocs.Trust.Cms;

namespace CpomDocs.Trust.Revocation;

/// <summary>Judges the revocation of certificates from the data at hand, wherever it comes from. Thread-safe.</summary>
public sealed class RevocationChecker
{
    private readonly ConcurrentDictionary<(Certificate Certificate, Certificate Issuer), RevocationStatement[]> _statements = new();
    private readonly ImmutableArray<Crl> _crls;
    private readonly ImmutableArray<OcspResponse> _responses;

    /// <summary>Takes the data at hand; it is verified when used.</summary>
    /// <param name="crls">Revocation lists.</param>
    /// <param name="responses">OCSP responses.</param>
    public RevocationChecker(IEnumerable<Crl> crls, IEnumerable<OcspResponse> responses)
    {
        _crls = [.. crls];
        _responses = [.. responses];
    }

    /// <summary>Judges one certificate.</summary>
    /// <param name="certificate">The certificate.</param>
    /// <param name="issuer">Its issuer, from a validated path.</param>
    /// <param name="at">Instant asked about.</param>
    /// <param name="now">Control time: data issued later is left out.</param>
    /// <returns>The status; a revocation stated by any verified data wins.</returns>
    public RevocationStatus Check(Certificate certificate, Certificate issuer, DateTimeOffset at, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        ArgumentNullException.ThrowIfNull(issuer);
        RevocationStatement[] statements = [.. StatementsAbout(certificate, issuer).Where(statement => statement.ThisUpdate <= now)];
        RevocationStatement? revoked = statements.FirstOrDefault(statement => statement.RevokedAt is not null);
        if (revoked is not null)
        {
            return new RevocationStatus(RevocationState.Revoked, revoked.RevokedAt, revoked.ThisUpdate);
        }

        RevocationStatement? current = statements.FirstOrDefault(statement => statement.Covers(at));
        if (current is not null)
        {
            return new RevocationStatus(RevocationState.Good, null, current.ThisUpdate);
        }

        return statements.Length == 0
            ? new RevocationStatus(RevocationState.Unknown)
            : new RevocationStatus(RevocationState.Stale, null, statements[0].ThisUpdate);
    }

    // Verifying the data costs more than judging it; a path of a document is judged at several times.
    private RevocationStatement[] StatementsAbout(Certificate certificate, Certificate issuer)
    {
        return _statements.GetOrAdd((certificate, issuer), pair =>
        [
            .. _responses.Select(response => HostileAsn1.TryRead(() => response.About(pair.Certificate, pair.Issuer)))
                .Concat(_crls.Select(crl => HostileAsn1.TryRead(() => crl.About(pair.Certificate, pair.Issuer))))
                .OfType<RevocationStatement>()
                .OrderByDescending(statement => statement.ThisUpdate),
        ]);
    }
}
