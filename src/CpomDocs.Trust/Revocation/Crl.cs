using CpomDocs.Trust.Certificates;
using CpomDocs.Trust.Cms;
using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.X509;

namespace CpomDocs.Trust.Revocation;

/// <summary>A certificate revocation list, read and not verified yet. Immutable, thread-safe.</summary>
/// <remarks>
/// RFC 5280, 5. Complete lists of the authority itself only: a delta, an indirect list or one limited to some reasons answers nothing.
/// </remarks>
public sealed class Crl
{
    private readonly Dictionary<string, DateTimeOffset> _revoked;
    private readonly string _issuerKey;
    private readonly IssuingDistributionPoint? _scope;
    private readonly bool _isUsable;
    private readonly SignatureAlgorithm? _algorithm;
    private readonly byte[] _digest;
    private readonly byte[] _signature;

    private Crl(CertificateList list, ReadOnlyMemory<byte> der)
    {
        TbsCertificateList body = list.TbsCertList;
        _issuerKey = CertificateContent.KeyOf(body.Issuer);
        _revoked = RevokedOf(list);
        _scope = ScopeOf(body.Extensions);
        _isUsable = HasOnlyKnownCriticals(body.Extensions)
            && _scope is not { IsIndirectCrl: true } and not { OnlyContainsAttributeCerts: true }
            && _scope?.OnlySomeReasons is null;
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

        DateTimeOffset? revokedAt = _revoked.TryGetValue(certificate.SerialNumber, out DateTimeOffset date) ? date : null;
        return new RevocationStatement(ThisUpdate, NextUpdate, revokedAt);
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

    private static Dictionary<string, DateTimeOffset> RevokedOf(CertificateList list)
    {
        var revoked = new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal);
        foreach (CrlEntry entry in list.GetRevokedCertificateEnumeration())
        {
            revoked[Convert.ToHexString(entry.UserCertificate.Value.ToByteArray())] = Utc(entry.RevocationDate);
        }

        return revoked;
    }

    private static IssuingDistributionPoint? ScopeOf(X509Extensions? extensions)
    {
        X509Extension? extension = extensions?.GetExtension(X509Extensions.IssuingDistributionPoint);
        return extension is null ? null : IssuingDistributionPoint.GetInstance(extension.GetParsedValue());
    }

    private static bool HasOnlyKnownCriticals(X509Extensions? extensions)
    {
        return extensions is null || extensions.GetCriticalExtensionOids().All(oid => oid.Equals(X509Extensions.IssuingDistributionPoint));
    }

    private static DateTimeOffset Utc(Time time) => new(DateTime.SpecifyKind(time.ToDateTime().ToUniversalTime(), DateTimeKind.Utc));
}
