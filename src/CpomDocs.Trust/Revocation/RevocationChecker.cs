using System.Collections.Concurrent;
using System.Collections.Immutable;
using CpomDocs.Trust.Certificates;
using CpomDocs.Trust.Cms;

namespace CpomDocs.Trust.Revocation;

/// <summary>Judges the revocation of certificates from the data at hand, wherever it comes from. Thread-safe.</summary>
public sealed class RevocationChecker
{
    private readonly ConcurrentDictionary<(Certificate Certificate, Certificate Issuer), ImmutableArray<RevocationStatement>> _statements =
        new();
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
    /// <returns>The status; a revocation stated by any verified data wins, a suspension only while nothing later lifts it.</returns>
    public RevocationStatus Check(Certificate certificate, Certificate issuer, DateTimeOffset at, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        ArgumentNullException.ThrowIfNull(issuer);
        ImmutableArray<RevocationStatement> statements =
            [.. Statements(certificate, issuer).Where(statement => statement.ThisUpdate <= now)];
        if (Revocation(statements) is RevocationStatement revoked)
        {
            return new RevocationStatus(RevocationState.Revoked, revoked.RevokedAt, revoked.ThisUpdate);
        }

        RevocationStatement? current = statements.FirstOrDefault(
            statement => statement.RevokedAt is null && statement.Covers(at) && statement.TellsAbout(certificate));
        if (current is not null)
        {
            return new RevocationStatus(RevocationState.Good, null, current.ThisUpdate);
        }

        return statements.Length == 0
            ? new RevocationStatus(RevocationState.Unknown)
            : new RevocationStatus(RevocationState.Stale, null, statements[0].ThisUpdate);
    }

    /// <summary>The statement by which a certificate is revoked: the earliest revocation, or a suspension not lifted since.</summary>
    /// <param name="statements">Statements about one certificate, the latest first.</param>
    /// <returns>The statement, or <see langword="null"/>.</returns>
    public static RevocationStatement? Revocation(ImmutableArray<RevocationStatement> statements)
    {
        RevocationStatement? revoked = statements.Where(statement => statement is { RevokedAt: not null, IsHold: false })
            .MinBy(statement => statement.RevokedAt);
        return revoked ?? (statements is [{ IsHold: true } latest, ..] ? latest : null);
    }

    /// <summary>Everything the data at hand says of a certificate, verified, the latest first.</summary>
    /// <param name="certificate">The certificate.</param>
    /// <param name="issuer">Its issuer, from a validated path.</param>
    /// <returns>The statements; those of a responder whose own certificate was revoked are left out.</returns>
    public ImmutableArray<RevocationStatement> Statements(Certificate certificate, Certificate issuer)
    {
        // Verifying the data costs more than judging it; a path of a document is judged at several times.
        return _statements.GetOrAdd((certificate, issuer), pair =>
        [
            .. _responses.Select(response => HostileAsn1.TryRead(() => response.About(pair.Certificate, pair.Issuer)))
                .Concat(_crls.Select(crl => HostileAsn1.TryRead(() => crl.About(pair.Certificate, pair.Issuer))))
                .OfType<RevocationStatement>()
                .Where(statement => !IsFromRevokedResponder(statement, pair.Issuer))
                .OrderByDescending(statement => statement.ThisUpdate),
        ]);
    }

    // RFC 6960, 4.2.2.2.1: without the no-check extension, the responder's own certificate may be revoked. Its lists tell; not itself.
    private bool IsFromRevokedResponder(RevocationStatement statement, Certificate issuer)
    {
        return statement.Responder is Certificate responder
            && !responder.Content.Extensions.IsOcspNoCheck
            && _crls.Select(crl => HostileAsn1.TryRead(() => crl.About(responder, issuer))).Any(known => known?.RevokedAt is not null);
    }
}
