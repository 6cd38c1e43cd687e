using System.Collections.Immutable;
using CpomDocs.Trust.Cms;
using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.X509;

namespace CpomDocs.Trust.Certificates;

/// <summary>The extensions of a certificate that path validation uses (RFC 5280, 4.2).</summary>
internal sealed record CertificateExtensions
{
    private static readonly ImmutableHashSet<string> Known =
    [
        X509Extensions.BasicConstraints.Id, X509Extensions.KeyUsage.Id, X509Extensions.ExtendedKeyUsage.Id,
        X509Extensions.CertificatePolicies.Id, X509Extensions.PolicyConstraints.Id, X509Extensions.NameConstraints.Id,
        X509Extensions.SubjectAlternativeName.Id, X509Extensions.IssuerAlternativeName.Id,
        X509Extensions.AuthorityKeyIdentifier.Id, X509Extensions.SubjectKeyIdentifier.Id,
        X509Extensions.CrlDistributionPoints.Id, X509Extensions.AuthorityInfoAccess.Id, X509Extensions.QCStatements.Id,
        X509Extensions.PolicyMappings.Id, X509Extensions.InhibitAnyPolicy.Id, "1.3.6.1.5.5.7.48.1.5",
    ];

    private byte[]? _nameConstraints;
    private byte[]? _alternativeNames;

    /// <summary>Whether the holder is an authority.</summary>
    public bool IsAuthority { get; private init; }

    /// <summary>How many authorities may follow below, or <see langword="null"/> without limit.</summary>
    public int? PathLength { get; private init; }

    /// <summary>
    /// Usages of the key, as in the first bytes of the bit string; <see langword="null"/> when the certificate does not restrict them.
    /// </summary>
    public int? KeyUsage { get; private init; }

    /// <summary>Purposes (object identifiers); <see langword="null"/> when the certificate does not restrict them.</summary>
    public ImmutableArray<string>? Purposes { get; private init; }

    /// <summary>Whether the restriction of purposes is critical.</summary>
    public bool PurposesAreCritical { get; private init; }

    public ReadOnlyMemory<byte>? SubjectKeyIdentifier { get; private init; }

    public ReadOnlyMemory<byte>? AuthorityKeyIdentifier { get; private init; }

    /// <summary>What an authority permits of names; read when asked for, since long ones are seldom needed.</summary>
    public NameConstraints? NameConstraints => _nameConstraints is null
        ? null
        : Org.BouncyCastle.Asn1.X509.NameConstraints.GetInstance(Asn1Object.FromByteArray(_nameConstraints));

    /// <summary>Other names of the holder; read when asked for.</summary>
    public GeneralNames? AlternativeNames =>
        _alternativeNames is null ? null : GeneralNames.GetInstance(Asn1Object.FromByteArray(_alternativeNames));

    /// <summary>Policies it names (object identifiers).</summary>
    public ImmutableHashSet<string> Policies { get; private init; } = [];

    public bool HasPolicies { get; private init; }

    /// <summary>What it declares of its own qualification (EN 319 412-5).</summary>
    public QcStatements Qualification { get; private init; } = QcStatements.None;

    /// <summary>Policies of this authority that it declares equivalent to others of the certificates below.</summary>
    public ImmutableArray<(string Issuer, string Subject)> PolicyMappings { get; private init; } = [];

    /// <summary>After how many certificates a policy is demanded, or <see langword="null"/> for never.</summary>
    public int? ExplicitPolicyIn { get; private init; }

    /// <summary>After how many certificates mappings count for nothing, or <see langword="null"/> for never.</summary>
    public int? NoMappingIn { get; private init; }

    /// <summary>After how many certificates the policy « any » counts for nothing, or <see langword="null"/> for never.</summary>
    public int? NoAnyPolicyIn { get; private init; }

    /// <summary>Where the revocation lists of the certificate are, and who signs them.</summary>
    public ImmutableArray<RevocationListPoint> ListPoints { get; private init; } = [];

    /// <summary>Addresses of its revocation lists, as written, in order.</summary>
    public ImmutableArray<string> ListAddresses { get; private init; } = [];

    /// <summary>Addresses of the OCSP responders of its issuer, as written, in order.</summary>
    public ImmutableArray<string> OcspAddresses { get; private init; } = [];

    /// <summary>Addresses of the certificate of its issuer, as written, in order.</summary>
    public ImmutableArray<string> IssuerAddresses { get; private init; } = [];

    /// <summary>OCSP no-check: the responder's own certificate needs no revocation check (RFC 6960, 4.2.2.2.1).</summary>
    public bool IsOcspNoCheck { get; private init; }

    /// <summary>Whether an extension is critical and unknown to this judge.</summary>
    public bool HasUnknownCritical { get; private init; }

    /// <summary>Reads the extensions; a certificate without any restricts nothing.</summary>
    /// <param name="extensions">The extensions.</param>
    /// <param name="issuer">Issuer of the certificate.</param>
    public static CertificateExtensions Read(X509Extensions? extensions, X509Name issuer)
    {
        if (extensions is null)
        {
            return new CertificateExtensions();
        }

        var constraints = BasicConstraints.GetInstance(Value(extensions, X509Extensions.BasicConstraints));
        Asn1Object? purposes = Value(extensions, X509Extensions.ExtendedKeyUsage);
        return new CertificateExtensions
        {
            IsAuthority = constraints?.IsCA() ?? false,
            PathLength = constraints?.PathLenConstraintInteger?.IntValueExact,
            KeyUsage = Value(extensions, X509Extensions.KeyUsage) is Asn1Object usage ? DerBitString.GetInstance(usage).IntValue : null,
            Purposes = purposes is null ? null : [.. ExtendedKeyUsage.GetInstance(purposes).GetAllUsages().Select(usage => usage.Id)],
            PurposesAreCritical = extensions.GetExtension(X509Extensions.ExtendedKeyUsage)?.IsCritical ?? false,
            SubjectKeyIdentifier = SubjectKeyOf(extensions),
            AuthorityKeyIdentifier = AuthorityKeyOf(extensions),
            _nameConstraints = Read(extensions, X509Extensions.NameConstraints, Org.BouncyCastle.Asn1.X509.NameConstraints.GetInstance),
            _alternativeNames = Read(extensions, X509Extensions.SubjectAlternativeName, GeneralNames.GetInstance),
            HasPolicies = extensions.GetExtension(X509Extensions.CertificatePolicies) is not null,
            Policies = PoliciesOf(Value(extensions, X509Extensions.CertificatePolicies)),
            Qualification =
                HostileAsn1.TryRead(() => QcStatements.Read(Value(extensions, X509Extensions.QCStatements))) ?? QcStatements.None,
            PolicyMappings = [.. MappingsOf(Value(extensions, X509Extensions.PolicyMappings))],
            ExplicitPolicyIn = PolicyConstraintOf(extensions, 0),
            NoMappingIn = PolicyConstraintOf(extensions, 1),
            NoAnyPolicyIn =
                Value(extensions, X509Extensions.InhibitAnyPolicy) is Asn1Object skip ? CountOf(DerInteger.GetInstance(skip)) : null,
            ListPoints = RevocationListPoint.ReadAll(Value(extensions, X509Extensions.CrlDistributionPoints), issuer),
            ListAddresses = [.. ListNamesOf(Value(extensions, X509Extensions.CrlDistributionPoints)).SelectMany(AddressOf)],
            OcspAddresses = [.. AccessOf(extensions, AccessDescription.IdADOcsp)],
            IssuerAddresses = [.. AccessOf(extensions, AccessDescription.IdADCAIssuers)],
            IsOcspNoCheck = extensions.GetExtension(new DerObjectIdentifier("1.3.6.1.5.5.7.48.1.5")) is not null,
            HasUnknownCritical = extensions.GetCriticalExtensionOids().Any(oid => !Known.Contains(oid.Id)),
        };
    }

    /// <summary>Whether a usage of the key is stated.</summary>
    /// <param name="bit">Number of the bit, from 0 for digitalSignature to 8 for decipherOnly.</param>
    public bool HasKeyUsage(int bit) => bit switch
    {
        >= 0 and < 8 => (KeyUsage & (0x80 >> bit)) is > 0,
        8 => (KeyUsage & 0x8000) is > 0,
        _ => false,
    };

    private static IEnumerable<GeneralName> ListNamesOf(Asn1Object? value)
    {
        return value is null
            ? []
            : CrlDistPoint.GetInstance(value).GetDistributionPoints()
                .Where(point => point.DistributionPointName is not null)
                .SelectMany(point => NamesOf(point.DistributionPointName));
    }

    private static GeneralName[] NamesOf(DistributionPointName point) =>
        point.Type == DistributionPointName.FullName ? GeneralNames.GetInstance(point.Name).GetNames() : [];

    private static IEnumerable<string> AccessOf(X509Extensions extensions, DerObjectIdentifier method)
    {
        return Value(extensions, X509Extensions.AuthorityInfoAccess) is Asn1Object value
            ? AuthorityInformationAccess.GetInstance(value).GetAccessDescriptions()
                .Where(access => access.AccessMethod.Equals(method))
                .SelectMany(access => AddressOf(access.AccessLocation))
            : [];
    }

    private static IEnumerable<string> AddressOf(GeneralName name) =>
        name.TagNo == GeneralName.UniformResourceIdentifier ? [DerIA5String.GetInstance(name.Name).GetString()] : [];

    private static Asn1Object? Value(X509Extensions extensions, DerObjectIdentifier oid) => extensions.GetExtension(oid)?.GetParsedValue();

    private static ImmutableHashSet<string> PoliciesOf(Asn1Object? value)
    {
        PolicyInformation[]? policies = HostileAsn1.TryRead(() => CertificatePolicies.GetInstance(value)?.GetPolicyInformation());
        return [.. policies?.Select(policy => policy.PolicyIdentifier.Id) ?? []];
    }

    private static IEnumerable<(string Issuer, string Subject)> MappingsOf(Asn1Object? value)
    {
        foreach (Asn1Encodable item in value is null ? DerSequence.Empty : Asn1Sequence.GetInstance(value))
        {
            var pair = Asn1Sequence.GetInstance(item.ToAsn1Object());
            yield return (DerObjectIdentifier.GetInstance(pair[0]).Id, DerObjectIdentifier.GetInstance(pair[1]).Id);
        }
    }

    private static int? PolicyConstraintOf(X509Extensions extensions, int tag)
    {
        Asn1TaggedObject? constraint = Value(extensions, X509Extensions.PolicyConstraints) is Asn1Object value
            ? Asn1Sequence.GetInstance(value).OfType<Asn1TaggedObject>().FirstOrDefault(item => item.TagNo == tag)
            : null;
        return constraint is null ? null : CountOf(DerInteger.GetInstance(constraint, false));
    }

    // A path never has more certificates than this: a larger number is « never ».
    private static int? CountOf(DerInteger number) => number.TryGetIntPositiveValueExact(out int count) ? count : null;

    private static ReadOnlyMemory<byte>? SubjectKeyOf(X509Extensions extensions)
    {
        return Value(extensions, X509Extensions.SubjectKeyIdentifier) is Asn1Object value
            ? Asn1OctetString.GetInstance(value).GetOctets()
            : null;
    }

    private static ReadOnlyMemory<byte>? AuthorityKeyOf(X509Extensions extensions)
    {
        Asn1Object? value = Value(extensions, X509Extensions.AuthorityKeyIdentifier);
        byte[]? identifier = value is null
            ? null
            : Org.BouncyCastle.Asn1.X509.AuthorityKeyIdentifier.GetInstance(value).KeyIdentifier?.GetOctets();
        return identifier is null ? null : identifier;
    }

    // Read once to see that it can be, and kept as written.
    private static byte[]? Read(X509Extensions extensions, DerObjectIdentifier oid, Func<object, Asn1Encodable> read)
    {
        Asn1Object? value = Value(extensions, oid);
        return value is null ? null : read(value).GetEncoded();
    }
}
