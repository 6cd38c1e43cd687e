using CpomDocs.Trust.Certificates;
using CpomDocs.Trust.Cms;
using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.X509;

namespace CpomDocs.Trust.Revocation;

/// <summary>A certificate revocation list, read and not verified yet. Immutable, thread-safe.</summary>
/// <remarks>
/// RFC 5280, 5. An indirect list answers nothing; a delta, or a list limited to some reasons, only tells who is revoked, never who is not.
/// </remarks>
public sealed class Crl
{
    private const string ExpiredCertsOnCrl = "2.5.29.60";
    private const int CertificateHold = 6;
    private const int RemovedFromList = 8;

    private readonly Dictionary<string, CrlEntry> _revoked;
    private readonly DateTimeOffset? _keepsExpiredSince;
    private readonly string _issuerKey;
    private readonly IssuingDistributionPoint? _scope;
    private readonly bool _isUsable;
    private readonly bool _isComplete;
    private readonly SignatureAlgorithm? _algorithm;
    private readonly byte[] _digest;
    private readonly byte[] _signature;

    private Crl(CertificateList list, ReadOnlyMemory<byte> der)
    {
        TbsCertificateList body = list.TbsCertList;
        _issuerKey = DistinguishedName.KeyOf(body.Issuer);
        _revoked = RevokedOf(list);
        _keepsExpiredSince = KeptSince(body.Extensions);
        _scope = ScopeOf(body.Extensions);
        _isUsable = HasOnlyKnownCriticals(body.Extensions)
            && _scope is not { IsIndirectCrl: true } and not { OnlyContainsAttributeCerts: true }
            && _revoked.Values.All(entry => HasOnlyKnownCriticals(entry.Extensions));
        _isComplete = _scope?.OnlySomeReasons is null && body.Extensions?.GetExtension(X509Extensions.DeltaCrlIndicator) is null;
        _algorithm = list.SignatureAlgorithm.Equals(body.Signature) ? SignatureAlgorithm.Of(list.SignatureAlgorithm, null) : null;
        _digest = _algorithm is null ? [] : CertificateContent.SignedDigestOf(der, _algorithm.Digest);
        _signature = list.Signature.GetOctets();
        Encoded = der.ToArray();
        ThisUpdate = Utc(body.ThisUpdate);
        NextUpdate = body.NextUpdate is Time next ? Utc(next) : null;
    }

    /// <summary>The list, DER.</summary>
    public ReadOnlyMemory<byte> Encoded { get; }

    /// <summary>When it was issued (UTC).</summary>
    public DateTimeOffset ThisUpdate { get; }

    /// <summary>When the next one was due (UTC), if it says.</summary>
    public DateTimeOffset? NextUpdate { get; }

    /// <summary>Reads the list of a file, DER or PEM.</summary>
    /// <param name="file">Bytes of the file.</param>
    /// <returns>The list, or <see langword="null"/> when the bytes are none. Never throws.</returns>
    public static Crl? TryRead(ReadOnlyMemory<byte> file)
    {
        ReadOnlyMemory<byte> der = Pem.Values(file, "X509 CRL").FirstOrDefault();
        return BoundedBer.IsOneValue(der.Span)
            ? HostileAsn1.TryRead(() => new Crl(CertificateList.GetInstance(Asn1Object.FromByteArray(der.ToArray())), der))
            : null;
    }

    /// <summary>
    /// What the list says of a certificate, once its signature by the issuer is verified; <see langword="null"/> when it says nothing.
    /// </summary>
    internal RevocationStatement? About(Certificate certificate, Certificate issuer)
    {
        if (!_isUsable || _issuerKey != certificate.Content.IssuerKey || !IsInScope(certificate) || !IsSignedBy(issuer))
        {
            return null;
        }

        DateTimeOffset until = issuer.Content.PublicKey.AcceptableUntil(_algorithm!);
        _revoked.TryGetValue(certificate.SerialNumber, out CrlEntry? entry);
        bool tells = _isComplete || (entry is not null && ReasonOf(entry) != RemovedFromList);
        DateTimeOffset? revokedAt = entry is null ? null : Utc(entry.RevocationDate);
        return until < ThisUpdate || !tells ? null : new RevocationStatement(ThisUpdate, NextUpdate, revokedAt)
        {
            Crl = this,
            IsHold = entry is not null && ReasonOf(entry) == CertificateHold,
            KeepsExpiredSince = _keepsExpiredSince,
            ReliableUntil = until,
        };
    }

    private bool IsInScope(Certificate certificate)
    {
        if (_scope is null)
        {
            return true;
        }

        bool isAuthority = certificate.Content.Extensions.IsAuthority;
        bool isRightKind = !(isAuthority && _scope.OnlyContainsUserCerts) && !(!isAuthority && _scope.OnlyContainsCACerts);
        return isRightKind && (_scope.DistributionPoint is null || certificate.Content.Extensions.IsListedAt(_scope.DistributionPoint));
    }

    private bool IsSignedBy(Certificate issuer)
    {
        bool mayList = issuer.Content.Extensions.KeyUsage is not int usage || (usage & KeyUsage.CrlSign) != 0;
        return mayList && _algorithm is not null && issuer.Content.PublicKey.Verify(_algorithm, _digest, _signature) is null;
    }

    private static Dictionary<string, CrlEntry> RevokedOf(CertificateList list)
    {
        var revoked = new Dictionary<string, CrlEntry>(StringComparer.Ordinal);
        foreach (CrlEntry entry in list.GetRevokedCertificateEnumeration())
        {
            revoked[Convert.ToHexString(entry.UserCertificate.Value.ToByteArray())] = entry;
        }

        return revoked;
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
                || oid.Equals(X509Extensions.DeltaCrlIndicator)
                || oid.Equals(X509Extensions.ReasonCode));
    }

    private static DateTimeOffset Utc(Time time) => new(DateTime.SpecifyKind(time.ToDateTime().ToUniversalTime(), DateTimeKind.Utc));
}
