using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CpomDocs.Trust.Certificates;

namespace CpomDocs.Tests.Trust;

/// <summary>A path of certificates made for a test: a sound authority under a sound root unless told otherwise.</summary>
internal sealed class UneChaine
{
    private static readonly DateTimeOffset Start = new(2005, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly Lazy<RSA[]> Keys = new(() => [.. Enumerable.Range(0, 4).Select(_ => RSA.Create(2048))]);
    private readonly List<Maillon> _links = [];

    public UneChaine(string root = "CN=Racine") => Add(new Maillon(root) { IsAuthority = true });

    public static DateTimeOffset At { get; } = new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);

    public ImmutableArray<Certificate> Certificates => [.. _links.Select(link => Certificate.TryRead(link.Certificate!.RawData)!)];

    /// <summary>Adds a certificate issued by the last one.</summary>
    public UneChaine Puis(Maillon link)
    {
        Add(link);
        return this;
    }

    /// <summary>The path of the last certificate.</summary>
    public CertificatePath Chemin(DateTimeOffset? at = null, PolicyInputs? policies = null)
    {
        ImmutableArray<Certificate> all = Certificates;
        var builder = new CertificatePathBuilder([all[0]], all, policies ?? PolicyInputs.None);
        return builder.Build(all[^1], at ?? At, CertificateUse.Signature);
    }

    private void Add(Maillon link)
    {
        Maillon? issuer = link.IsUnderTheRoot ? _links[0] : _links.LastOrDefault();
        link.Key = link.KeyBits is int bits ? RSA.Create(bits) : Keys.Value[_links.Count];
        var name = new X500DistinguishedName(link.Name);
        var request = new CertificateRequest(name, link.Key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        if (link.IsAuthority)
        {
            request.CertificateExtensions.Add(
                new X509BasicConstraintsExtension(true, link.PathLength is not null, link.PathLength ?? 0, critical: true));
            request.CertificateExtensions.Add(
                new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, critical: true));
        }

        foreach (X509Extension extension in link.Extensions)
        {
            request.CertificateExtensions.Add(extension);
        }

        var generator = X509SignatureGenerator.CreateForRSA(issuer?.Key ?? link.Key, RSASignaturePadding.Pkcs1);
        var issuerName = new X500DistinguishedName(link.IssuerName ?? issuer?.Name ?? link.Name);
        link.Certificate = request.Create(issuerName, generator, Start, Start.AddYears(40), [(byte)(_links.Count + 1)]);
        _links.Add(link);
    }
}

/// <summary>One certificate of a path.</summary>
internal sealed class Maillon(string name)
{
    public string Name { get; } = name;

    public string? IssuerName { get; init; }

    public bool IsAuthority { get; init; }

    /// <summary>Whether the root issues it, beside the path.</summary>
    public bool IsUnderTheRoot { get; init; }

    public int? PathLength { get; init; }

    public int? KeyBits { get; init; }

    public RSA Key { get; set; } = null!;

    public ImmutableArray<X509Extension> Extensions { get; init; } = [];

    public X509Certificate2? Certificate { get; set; }
}
