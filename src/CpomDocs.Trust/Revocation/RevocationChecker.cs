using System.Collections.Concurrent;
using System.Collections.Immutable;
using CpomDocs.Trust.Certificates;
using CpomDocs.Trust.Cms;

namespace CpomDocs.Trust.Revocation;

/// <summary>Judges the revocation of certificates from the data at hand, wherever it comes from. Thread-safe.</summary>
public sealed class RevocationChecker
{
    private const int CrlSign = 6;
    private readonly ConcurrentDictionary<Asked, ImmutableArray<RevocationStatement>> _statements = new();
    private readonly OperationCount _operations = new();
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

    /// <summary>
    /// Finds the certificates of those who sign lists for others; <see langword="null"/>: only the lists of the issuers are heard.
    /// </summary>
    public CertificatePathBuilder? Paths { get; init; }

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
    /// <param name="anchor">
    /// End of that path; lists signed by others than the issuer are only heard where their signer leads to it. <see langword="null"/>:
    /// no such list is heard.
    /// </param>
    /// <returns>The statements; those of a responder whose own certificate was revoked are left out.</returns>
    /// <exception cref="TrustLimitException">Too much data says it is about one certificate.</exception>
    public ImmutableArray<RevocationStatement> Statements(Certificate certificate, Certificate issuer, Certificate? anchor = null)
    {
        // Verifying the data costs more than judging it; a path of a document is judged at several times.
        return _statements.GetOrAdd(new Asked(certificate, issuer, anchor), asked =>
        [
            .. _responses.Where(response => response.MaySpeakOf(asked.Certificate, asked.Issuer))
                .Select(response => Said(asked.Certificate, asked.Issuer, response))
                .Concat(_crls.Where(crl => crl.MaySpeakOf(asked.Certificate)).Select(crl => Said(asked, crl)))
                .OfType<RevocationStatement>()
                .Where(statement => !IsFromRevokedResponder(statement, asked.Issuer))
                .OrderByDescending(statement => statement.ThisUpdate),
        ]);
    }

    private RevocationStatement? Said(Certificate certificate, Certificate issuer, OcspResponse response)
    {
        _operations.Spend(1 + response.Certificates.Length);
        return HostileAsn1.TryRead(() => response.About(certificate, issuer));
    }

    private RevocationStatement? Said(Asked asked, Crl crl) =>
        Said(asked.Certificate, asked.Issuer, crl)
        ?? SignersOf(crl, asked).Select(signer => Said(asked.Certificate, signer, crl)).FirstOrDefault(said => said is not null);

    private RevocationStatement? Said(Certificate certificate, Certificate signer, Crl crl)
    {
        if (signer.Content.SubjectKey != crl.IssuerKey)
        {
            return null;
        }

        _operations.Spend();
        return HostileAsn1.TryRead(() => crl.About(certificate, signer));
    }

    // RFC 5280, 6.3.3 f: another key of the authority, or another authority it names, whose path ends where that of the certificate does.
    private IEnumerable<Certificate> SignersOf(Crl crl, Asked asked)
    {
        if (Paths is not CertificatePathBuilder paths || asked.Anchor is not Certificate anchor)
        {
            return [];
        }

        return paths.Named(crl.IssuerKey)
            .Where(signer => !signer.Equals(asked.Issuer) && !signer.Equals(asked.Certificate))
            .Where(signer => signer.Content.Extensions.HasKeyUsage(CrlSign))
            .Where(signer => paths.BuildAll(signer, crl.ThisUpdate, CertificateUse.Crl).Any(path =>
                path is { IsTrusted: true, Certificates.Length: > 1 } && path.Certificates[^1].Equals(anchor) && !IsRevoked(path)));
    }

    // The lists of the issuers themselves tell: no list is heard to judge its own signer.
    private bool IsRevoked(CertificatePath path) => path.Certificates.Zip(path.Certificates.Skip(1)).Any(pair =>
        _crls.Where(crl => crl.MaySpeakOf(pair.First)).Any(crl => Said(pair.First, pair.Second, crl)?.RevokedAt is not null));

    // RFC 6960, 4.2.2.2.1: without the no-check extension, the responder's own certificate may be revoked. Its lists tell; not itself.
    private bool IsFromRevokedResponder(RevocationStatement statement, Certificate issuer)
    {
        return statement.Responder is Certificate responder
            && !responder.Content.Extensions.IsOcspNoCheck
            && _crls.Where(crl => crl.MaySpeakOf(responder)).Any(crl => Said(responder, issuer, crl)?.RevokedAt is not null);
    }

    private readonly record struct Asked(Certificate Certificate, Certificate Issuer, Certificate? Anchor);
}
