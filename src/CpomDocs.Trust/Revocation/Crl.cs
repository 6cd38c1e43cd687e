using System.Collections.Immutable;
using CpomDocs.Trust.Certificates;
using CpomDocs.Trust.Cms;
using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.X509;

namespace CpomDocs.Trust.Revocation;

/// <summary>A certificate revocation list, read and not verified yet. Immutable, thread-safe.</summary>
/// <remarks>
/// RFC 5280, 5. A delta, or a list limited to some reasons, only tells who is revoked, never who is not.
/// </remarks>
public sealed class Crl
{
    private const string ExpiredCertsOnCrl = "2.5.29.60";
    private const int CertificateHold = 6;
    private const int RemovedFromList = 8;

    private readonly Lazy<CrlEntries?> _entries;
    private readonly DateTimeOffset? _keepsExpiredSince;
    private readonly IssuingDistributionPoint? _scope;
    private readonly ImmutableHashSet<string> _names;
    private readonly bool _isUsable;
    private readonly bool _isComplete;
    private readonly SignatureAlgorithm? _algorithm;
    private readonly byte[] _digest;
    private readonly byte[] _signature;

    private Crl(CrlStructure list, ReadOnlyMemory<byte> der)
    {
        IssuerKey = DistinguishedName.KeyOf(list.Issuer);
        _entries = new Lazy<CrlEntries?>(() => HostileAsn1.TryRead(() => CrlEntries.Read(list.Entries, IssuerKey)));
        _keepsExpiredSince = KeptSince(list.Extensions);
        _scope = ScopeOf(list.Extensions);
        _names = RevocationListPoint.KeysOf(_scope?.DistributionPoint, list.Issuer);
        _isUsable = HasOnlyKnownCriticals(list.Extensions)
            && _scope is not { OnlyContainsAttributeCerts: true };
        _isComplete = _scope?.OnlySomeReasons is null && list.Extensions?.GetExtension(X509Extensions.DeltaCrlIndicator) is null;
        _algorithm = list.Algorithm is AlgorithmIdentifier algorithm ? SignatureAlgorithm.Of(algorithm, null) : null;
        _digest = _algorithm is null ? [] : CertificateContent.SignedInputOf(der, _algorithm);
        _signature = list.Signature;
        Encoded = der;
        ThisUpdate = list.ThisUpdate;
        NextUpdate = list.NextUpdate;
    }

    /// <summary>The list, DER.</summary>
    public ReadOnlyMemory<byte> Encoded { get; }

    /// <summary>When it was issued (UTC).</summary>
    public DateTimeOffset ThisUpdate { get; }

    /// <summary>When the next one was due (UTC), if it says.</summary>
    public DateTimeOffset? NextUpdate { get; }

    /// <summary>Name of the one who signs it, in the form in which names are compared.</summary>
    internal string IssuerKey { get; }

    /// <summary>Reads the list of a file, DER or PEM.</summary>
    /// <param name="file">Bytes of the file; kept, and must not change.</param>
    /// <returns>The list, or <see langword="null"/> when the bytes are none. Never throws.</returns>
    public static Crl? TryRead(ReadOnlyMemory<byte> file)
    {
        ReadOnlyMemory<byte> der = Pem.Values(file, "X509 CRL").FirstOrDefault();
        return BoundedBer.IsOneLongValue(der.Span) ? HostileAsn1.TryRead(() => new Crl(CrlStructure.Read(der), der)) : null;
    }

    /// <summary>
    /// Whether the list, by its names alone, is about a certificate: of its issuer, or of the one the certificate names for its list.
    /// </summary>
    internal bool MaySpeakOf(Certificate certificate)
    {
        bool isOwn = IssuerKey == certificate.Content.IssuerKey;
        ImmutableArray<RevocationListPoint> points = certificate.Content.Extensions.ListPoints;
        bool isDelegated = _scope is { IsIndirectCrl: true } && points.Any(point => point.Issuers.Contains(IssuerKey));
        return _isUsable
            && (isOwn || isDelegated)
            && IsOfItsKind(certificate)
            && (_scope?.DistributionPoint is null || points.Any(point => point.Announces(_names, IssuerKey, isOwn)));
    }

    /// <summary>What the list says of a certificate, once its signature is verified; <see langword="null"/> when it says nothing.</summary>
    /// <param name="certificate">A certificate that it may speak of.</param>
    /// <param name="signer">Certificate whose key signs it: trusted by the caller for that.</param>
    internal RevocationStatement? About(Certificate certificate, Certificate signer)
    {
        if (!MaySpeakOf(certificate) || signer.Content.SubjectKey != IssuerKey || !IsSignedBy(signer)
            || _entries.Value is not { HasUnknownCritical: false } entries)
        {
            return null;
        }

        DateTimeOffset until = signer.Content.PublicKey.AcceptableUntil(_algorithm!);
        CrlEntry? entry = entries.Find(certificate);

        // RFC 5280, 5.3.1: a delta takes a suspended certificate off the list.
        bool isLifted = entry is not null && !_isComplete && ReasonOf(entry) == RemovedFromList;
        DateTimeOffset? revokedAt = entry is null || isLifted ? null : Utc(entry.RevocationDate);
        return until < ThisUpdate || !(_isComplete || entry is not null) ? null : new RevocationStatement(ThisUpdate, NextUpdate, revokedAt)
        {
            Crl = this,
            IsHold = entry is not null && ReasonOf(entry) == CertificateHold,
            KeepsExpiredSince = _keepsExpiredSince,
            ReliableUntil = until,
        };
    }

    private bool IsOfItsKind(Certificate certificate)
    {
        bool isAuthority = certificate.Content.Extensions.IsAuthority;
        return _scope is null || (!(isAuthority && _scope.OnlyContainsUserCerts) && !(!isAuthority && _scope.OnlyContainsCACerts));
    }

    private bool IsSignedBy(Certificate issuer)
    {
        bool mayList = issuer.Content.Extensions.KeyUsage is not int usage || (usage & KeyUsage.CrlSign) != 0;
        return mayList && _algorithm is not null && issuer.Content.PublicKey.Verify(_algorithm, _digest, _signature) is null;
    }

    private static int? ReasonOf(CrlEntry entry)
    {
        X509Extension? reason = entry.Extensions?.GetExtension(X509Extensions.ReasonCode);
        return reason is null ? null : DerEnumerated.GetInstance(reason.GetParsedValue()).IntValueExact;
    }

    private static DateTimeOffset? KeptSince(X509Extensions? extensions)
    {
        X509Extension? since = extensions?.GetExtension(new DerObjectIdentifier(ExpiredCertsOnCrl));
        return since is null ? null : Utc(Time.GetInstance(since.GetParsedValue()));
    }

    private static IssuingDistributionPoint? ScopeOf(X509Extensions? extensions)
    {
        X509Extension? extension = extensions?.GetExtension(X509Extensions.IssuingDistributionPoint);
        return extension is null ? null : IssuingDistributionPoint.GetInstance(extension.GetParsedValue());
    }

    private static bool HasOnlyKnownCriticals(X509Extensions? extensions)
    {
        return extensions is null || extensions.GetCriticalExtensionOids()
            .All(oid => oid.Equals(X509Extensions.IssuingDistributionPoint)
                || oid.Equals(X509Extensions.DeltaCrlIndicator));
    }

    private static DateTimeOffset Utc(Time time) => new(DateTime.SpecifyKind(time.ToDateTime().ToUniversalTime(), DateTimeKind.Utc));
}
