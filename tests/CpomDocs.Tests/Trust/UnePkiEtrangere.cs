using System.Collections.Concurrent;
using System.Net;
using System.Numerics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CpomDocs.Signing.Keys;
using CpomDocs.Signing.Pades;
using CpomDocs.Trust.Demonstration;
using CpomDocs.Trust.Network;

namespace CpomDocs.Tests.Trust;

/// <summary>
/// A PKI of others: authorities of any algorithm, certified as they please, whose lists and certificates are at addresses of their own;
/// beside it, the time-stamps of the demonstration.
/// </summary>
internal sealed class UnePkiEtrangere
{
    private const string Host = "pki.etrangere.example";

    private readonly ConcurrentDictionary<string, byte[]> _pages = new(StringComparer.Ordinal);
    private int _serial;

    /// <summary>Services that reach this PKI and the demonstration's, without network.</summary>
    public PadesServices Services => PadesServices.Over(
        [DemonstrationFiles.Shared.Services.TimestampAuthority],
        new PkiHttpClient(new PkiHttpOptions(), new Pages(_pages)),
        TimeProvider.System);

    /// <summary>Makes an authority: a root, or below another.</summary>
    public Autorite Autorite(string name, AsymmetricAlgorithm key, Autorite? issuer = null)
    {
        var subject = new X500DistinguishedName(name);
        CertificateRequest request = RequestOf(subject, key);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, critical: true));
        request.CertificateExtensions.Add(
            new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, critical: true));
        var made = new Autorite(key, subject);
        made.Certificate = Issue(request, issuer ?? made, hasAddress: issuer is not null, DateTimeOffset.UtcNow.AddYears(-1));
        return made;
    }

    /// <summary>A key certified by an authority, in a PKCS#12 file where its certificate comes after those of others.</summary>
    public Pkcs12SigningKey Cle(Titulaire holder, Autorite issuer, params X509Certificate2[] others)
    {
        CertificateRequest request = RequestOf(holder.Name, holder.Key);
        foreach (X509Extension extension in holder.Extensions)
        {
            request.CertificateExtensions.Add(extension);
        }

        using X509Certificate2 bare = Issue(request, issuer, holder.HasAddress, holder.From);
        X509Certificate2 withKey = holder.Key is RSA rsa ? bare.CopyWithPrivateKey(rsa) : bare.CopyWithPrivateKey((ECDsa)holder.Key);
        var content = new X509Certificate2Collection((X509Certificate2[])[.. others, withKey]);
        return Pkcs12SigningKey.Open(content.Export(X509ContentType.Pkcs12, "mot"), "mot", "p12:etrangere");
    }

    private static CertificateRequest RequestOf(X500DistinguishedName name, AsymmetricAlgorithm key) => key is RSA rsa
        ? new CertificateRequest(name, rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
        : new CertificateRequest(name, (ECDsa)key, HashAlgorithmName.SHA384);

    private X509Certificate2 Issue(CertificateRequest request, Autorite issuer, bool hasAddress, DateTimeOffset from)
    {
        if (issuer.Certificate is not null)
        {
            request.CertificateExtensions.Add(
                CertificateRevocationListBuilder.BuildCrlDistributionPointExtension([Publish(issuer.ListName, ListOf(issuer))]));
        }

        if (hasAddress && issuer.Certificate is not null)
        {
            string address = Publish(issuer.ListName + ".cer", issuer.Certificate.RawData);
            request.CertificateExtensions.Add(new X509AuthorityInformationAccessExtension([], [address]));
        }

        return request.Create(issuer.Name, issuer.Generator, from, from.AddYears(10), [.. BitConverter.GetBytes(++_serial).Reverse()]);
    }

    private string Publish(string name, byte[] bytes)
    {
        _pages["/" + name] = bytes;
        return $"http://{Host}/{name}";
    }

    private static byte[] ListOf(Autorite issuer)
    {
        return new CertificateRevocationListBuilder().Build(
            issuer.Name,
            issuer.Generator,
            BigInteger.One,
            DateTimeOffset.UtcNow.AddDays(7),
            HashAlgorithmName.SHA384,
            X509AuthorityKeyIdentifierExtension.CreateFromSubjectKeyIdentifier(SHA256.HashData(issuer.Name.RawData).AsSpan(0, 20)),
            DateTimeOffset.UtcNow.AddHours(-1));
    }

    private sealed class Pages(ConcurrentDictionary<string, byte[]> pages)
        : DelegatingHandler(new DemonstrationTransport(DemonstrationFiles.Shared.Services))
    {
        protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.RequestUri!.Host != Host)
            {
                return base.Send(request, cancellationToken);
            }

            return pages.TryGetValue(request.RequestUri.AbsolutePath, out byte[]? bytes)
                ? new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(bytes) }
                : new HttpResponseMessage(HttpStatusCode.NotFound);
        }
    }
}

/// <summary>An authority of another PKI.</summary>
internal sealed class Autorite(AsymmetricAlgorithm key, X500DistinguishedName name)
{
    public X500DistinguishedName Name { get; } = name;

    public AsymmetricAlgorithm Key { get; } = key;

    public X509Certificate2? Certificate { get; set; }

    public string ListName => Convert.ToHexString(SHA256.HashData(Name.RawData))[..8] + ".crl";

    public X509SignatureGenerator Generator => Key is RSA rsa
        ? X509SignatureGenerator.CreateForRSA(rsa, RSASignaturePadding.Pkcs1)
        : X509SignatureGenerator.CreateForECDsa((ECDsa)Key);

    public string Pem => Certificate!.ExportCertificatePem();
}

/// <summary>Whom a certificate of another PKI names, and what it is for.</summary>
internal sealed class Titulaire(X500DistinguishedName name, AsymmetricAlgorithm key)
{
    public X500DistinguishedName Name { get; } = name;

    public AsymmetricAlgorithm Key { get; } = key;

    public bool HasAddress { get; init; } = true;

    public DateTimeOffset From { get; init; } = DateTimeOffset.UtcNow.AddDays(-10);

    public X509Extension[] Extensions { get; init; } = [new X509KeyUsageExtension(X509KeyUsageFlags.NonRepudiation, critical: true)];
}
