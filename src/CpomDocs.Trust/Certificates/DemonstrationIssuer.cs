using System.Formats.Asn1;
using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace CpomDocs.Trust.Certificates;

/// <summary>Issues the certificates of the demonstration PKI (RFC 5280 profile).</summary>
internal sealed class DemonstrationIssuer(DemonstrationPkiOptions options)
{
    private const string OcspNoCheckOid = "1.3.6.1.5.5.7.48.1.5";
    private const string CertificatePoliciesOid = "2.5.29.32";
    private const string TimeStampingOid = "1.3.6.1.5.5.7.3.8";
    private const string OcspSigningOid = "1.3.6.1.5.5.7.3.9";

    // A serial number is positive and at most 20 octets long (RFC 5280, 4.1.2.2).
    private const int SerialLength = 16;

    private static readonly TimeSpan ClockTolerance = TimeSpan.FromDays(1);

    private readonly DateTimeOffset _now = options.Clock.GetUtcNow();
    private readonly string _baseUrl = "http://127.0.0.1:" + options.Port.ToString(CultureInfo.InvariantCulture);

    /// <summary>Issues one certificate.</summary>
    /// <param name="holder">Its holder.</param>
    /// <param name="key">Key of the holder.</param>
    /// <param name="issuer">Certificate of the issuer with its private key, <see langword="null"/> for the root.</param>
    /// <returns>The certificate, with its private key.</returns>
    public X509Certificate2 Issue(DemonstrationHolder holder, AsymmetricAlgorithm key, X509Certificate2? issuer)
    {
        CertificateRequest request = Request(holder, key);
        AddUsage(request, holder.Usage);
        AddPolicy(request, holder.Usage);
        var subjectKey =
            new X509SubjectKeyIdentifierExtension(request.PublicKey, X509SubjectKeyIdentifierHashAlgorithm.Sha256, critical: false);
        request.CertificateExtensions.Add(subjectKey);
        DateTimeOffset from = _now - ClockTolerance;
        if (issuer is null)
        {
            return request.CreateSelfSigned(from, _now.AddYears(20));
        }

        AddIssuer(request, holder, issuer);
        DateTimeOffset until = _now.AddYears(YearsOf(holder.Usage));
        using X509Certificate2 issued = Sign(request, issuer, from, until);
        return WithKey(issued, key);
    }

    // A time-stamp outlives the signatures it dates: that is what it is for.
    private static int YearsOf(DemonstrationUsage usage) => usage switch
    {
        DemonstrationUsage.Authority => 15,
        DemonstrationUsage.Timestamp => 10,
        _ => 5,
    };

    private static CertificateRequest Request(DemonstrationHolder holder, AsymmetricAlgorithm key)
    {
        return key is RSA rsa
            ? new CertificateRequest(holder.Subject(), rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            : new CertificateRequest(holder.Subject(), (ECDsa)key, HashAlgorithmName.SHA256);
    }

    private static X509Certificate2 Sign(CertificateRequest request, X509Certificate2 issuer, DateTimeOffset from, DateTimeOffset until)
    {
        using RSA issuerKey = issuer.GetRSAPrivateKey() ?? throw new InvalidOperationException("The issuer has no RSA key.");
        byte[] serial = RandomNumberGenerator.GetBytes(SerialLength);
        serial[0] = (byte)(serial[0] & 0x3F | 0x40);
        return request.Create(issuer.SubjectName, X509SignatureGenerator.CreateForRSA(issuerKey, RSASignaturePadding.Pkcs1), from, until,
            serial);
    }

    private static X509Certificate2 WithKey(X509Certificate2 certificate, AsymmetricAlgorithm key)
    {
        return key is RSA rsa ? certificate.CopyWithPrivateKey(rsa) : certificate.CopyWithPrivateKey((ECDsa)key);
    }

    private static void AddUsage(CertificateRequest request, DemonstrationUsage usage)
    {
        bool isAuthority = usage is DemonstrationUsage.Root or DemonstrationUsage.Authority;
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(isAuthority, usage is DemonstrationUsage.Authority, 0,
            critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(KeyUsage(usage), critical: true));
        switch (usage)
        {
            case DemonstrationUsage.Timestamp:
                // RFC 3161, 2.3: the only purpose, and critical.
                request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(TimeStampingOid)], critical: true));
                break;
            case DemonstrationUsage.Ocsp:
                request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(OcspSigningOid)], critical: false));
                request.CertificateExtensions.Add(new X509Extension(OcspNoCheckOid, [0x05, 0x00], critical: false));
                break;
        }
    }

    private static X509KeyUsageFlags KeyUsage(DemonstrationUsage usage) => usage switch
    {
        DemonstrationUsage.Root or DemonstrationUsage.Authority => X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign,
        DemonstrationUsage.Signatory => X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation,
        _ => X509KeyUsageFlags.DigitalSignature,
    };

    private static void AddPolicy(CertificateRequest request, DemonstrationUsage usage)
    {
        if (usage is DemonstrationUsage.Root)
        {
            return;
        }

        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(DemonstrationCertificate.PolicyOid);
        }

        request.CertificateExtensions.Add(new X509Extension(CertificatePoliciesOid, writer.Encode(), critical: false));
    }

    private void AddIssuer(CertificateRequest request, DemonstrationHolder holder, X509Certificate2 issuer)
    {
        X509SubjectKeyIdentifierExtension issuerKey = issuer.Extensions.OfType<X509SubjectKeyIdentifierExtension>().Single();
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromSubjectKeyIdentifier(issuerKey));
        if (holder.Usage is DemonstrationUsage.Ocsp)
        {
            return;
        }

        string issuerName = holder.Issuer ?? throw new ArgumentException("The root has no issuer.", nameof(holder));
        string[] ocsp = holder.Usage is DemonstrationUsage.Signatory ? [_baseUrl + "/ocsp"] : [];
        request.CertificateExtensions.Add(new X509AuthorityInformationAccessExtension(ocsp, [$"{_baseUrl}/certificats/{issuerName}.cer"]));
        string[] crls = [$"{_baseUrl}/crl/{issuerName}.crl"];
        request.CertificateExtensions.Add(CertificateRevocationListBuilder.BuildCrlDistributionPointExtension(crls));
    }
}
