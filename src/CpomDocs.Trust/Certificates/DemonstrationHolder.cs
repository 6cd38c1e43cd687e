using System.Collections.Immutable;
using System.Globalization;
using System.Resources;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace CpomDocs.Trust.Certificates;

/// <summary>One holder of a key in the demonstration PKI.</summary>
/// <param name="Name">Name of its files, without extension.</param>
/// <param name="Issuer">Name of its issuer, <see langword="null"/> for the root.</param>
/// <param name="Usage">What its key is for.</param>
internal sealed record DemonstrationHolder(string Name, string? Issuer, DemonstrationUsage Usage)
{
    private const string Root = "racine";
    private const string SignatoryAuthority = "intermediaire-signataires";
    private const string TimestampAuthority = "intermediaire-horodatage";

    private static readonly ResourceManager Names =
        new("CpomDocs.Trust.Certificates.DemonstrationNames", typeof(DemonstrationHolder).Assembly);

    /// <summary>Every holder, issuers first.</summary>
    public static ImmutableArray<DemonstrationHolder> All { get; } =
    [
        new(Root, null, DemonstrationUsage.Root),
        new(SignatoryAuthority, Root, DemonstrationUsage.Authority),
        new(TimestampAuthority, Root, DemonstrationUsage.Authority),
        new("representant-legal", SignatoryAuthority, DemonstrationUsage.Signatory),
        new("president-conseil-departemental", SignatoryAuthority, DemonstrationUsage.Signatory),
        new("directeur-general", SignatoryAuthority, DemonstrationUsage.Signatory),
        new("cachet-agence", SignatoryAuthority, DemonstrationUsage.Signatory),
        new("ocsp", SignatoryAuthority, DemonstrationUsage.Ocsp),
        new("tsa", TimestampAuthority, DemonstrationUsage.Timestamp),
    ];

    /// <summary>Whether it issues certificates and revocation lists.</summary>
    public bool IsAuthority => Usage is DemonstrationUsage.Root or DemonstrationUsage.Authority;

    /// <summary>Subject: common name of the holder, organisation and the mention « SANS VALEUR JURIDIQUE ».</summary>
    public X500DistinguishedName Subject()
    {
        var builder = new X500DistinguishedNameBuilder();
        builder.AddCommonName(Text(Name));
        builder.AddOrganizationalUnitName(DemonstrationCertificate.Mention);
        builder.AddOrganizationName(Text("organisation"));
        builder.AddCountryOrRegion("FR");
        return builder.Build();
    }

    /// <summary>A holder by name.</summary>
    public static DemonstrationHolder Named(string name) => All.First(holder => holder.Name == name);

    /// <summary>A fresh key: services that sign at every request have a P-256 key, the others RSA-3072, quick to verify.</summary>
    public AsymmetricAlgorithm NewKey()
    {
        return Usage is DemonstrationUsage.Ocsp or DemonstrationUsage.Timestamp
            ? ECDsa.Create(ECCurve.NamedCurves.nistP256)
            : RSA.Create(3072);
    }

    private static string Text(string key) =>
        Names.GetString(key, CultureInfo.InvariantCulture) ?? throw new MissingManifestResourceException(key);
}

/// <summary>What the key of a demonstration certificate is for.</summary>
internal enum DemonstrationUsage
{
    /// <summary>Self-signed trust anchor.</summary>
    Root,

    /// <summary>Issues certificates under the root.</summary>
    Authority,

    /// <summary>Signs documents.</summary>
    Signatory,

    /// <summary>Answers OCSP requests for its issuer.</summary>
    Ocsp,

    /// <summary>Issues time-stamps.</summary>
    Timestamp,
}
