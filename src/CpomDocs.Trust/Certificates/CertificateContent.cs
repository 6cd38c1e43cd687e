using CpomDocs.Trust.Cms;
using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.X509;

namespace CpomDocs.Trust.Certificates;

/// <summary>What a certificate says, taken out of its structure once.</summary>
internal sealed record CertificateContent
{
    private const int MaxNameLength = 8 << 10;
    private const int MaxShown = 1024;
    private const string DemonstrationMark = "SANS VALEUR JURIDIQUE";

    public required ReadOnlyMemory<byte> Encoded { get; init; }

    public required string Subject { get; init; }

    public required string CommonName { get; init; }

    public required string? HolderName { get; init; }

    public required string? OrganizationName { get; init; }

    public required string IssuerName { get; init; }

    public required string SerialNumber { get; init; }

    public required DateTimeOffset NotBefore { get; init; }

    public required DateTimeOffset NotAfter { get; init; }

    public required bool IsDemonstration { get; init; }

    /// <summary>Subject, in the form in which names are compared.</summary>
    public required string SubjectKey { get; init; }

    /// <summary>Issuer, in the form in which names are compared.</summary>
    public required string IssuerKey { get; init; }

    public required X509Name SubjectDn { get; init; }

    public required DerInteger Serial { get; init; }

    public required PublicKey PublicKey { get; init; }

    /// <summary>Bits of the subject's key, for the identifiers of OCSP.</summary>
    public required ReadOnlyMemory<byte> KeyBits { get; init; }

    /// <summary>Algorithm of the issuer's signature; <see langword="null"/> when unknown or when its two statements differ.</summary>
    public required SignatureAlgorithm? SignatureAlgorithm { get; init; }

    public required ReadOnlyMemory<byte> SignedDigest { get; init; }

    public required ReadOnlyMemory<byte> Signature { get; init; }

    public required CertificateExtensions Extensions { get; init; }

    /// <summary>Takes a certificate apart.</summary>
    /// <exception cref="ArgumentException">The bytes are no certificate (among other exceptions of the ASN.1 library).</exception>
    public static CertificateContent Read(ReadOnlyMemory<byte> der)
    {
        var structure = X509CertificateStructure.GetInstance(Asn1Object.FromByteArray(der.ToArray()));
        TbsCertificateStructure body = structure.TbsCertificate;
        SignatureAlgorithm? algorithm = SignatureAlgorithm.Of(structure.SignatureAlgorithm, null);
        if (body.Subject.GetEncoded().Length > MaxNameLength || body.Issuer.GetEncoded().Length > MaxNameLength)
        {
            throw new ArgumentException("A name is too long.", nameof(der));
        }

        bool agrees = structure.SignatureAlgorithm.Equals(body.Signature);
        return new CertificateContent
        {
            Encoded = der.ToArray(),
            Subject = Short(body.Subject.ToString()),
            CommonName = Short(Last(body.Subject, X509Name.CN) ?? body.Subject.ToString()),
            HolderName = HolderOf(body.Subject),
            OrganizationName = Last(body.Subject, X509Name.O) is string organization ? Short(organization) : null,
            IssuerName = Short(Last(body.Issuer, X509Name.CN) ?? body.Issuer.ToString()),
            SerialNumber = Convert.ToHexString(body.SerialNumber.Value.ToByteArray()),
            NotBefore = Utc(body.StartDate),
            NotAfter = Utc(body.EndDate),
            IsDemonstration = IsMarked(body.Subject) || IsMarked(body.Issuer),
            SubjectKey = DistinguishedName.KeyOf(body.Subject),
            IssuerKey = DistinguishedName.KeyOf(body.Issuer),
            SubjectDn = body.Subject,
            Serial = body.SerialNumber,
            PublicKey = new PublicKey(body.SubjectPublicKeyInfo),
            KeyBits = body.SubjectPublicKeyInfo.PublicKey.GetBytes(),
            SignatureAlgorithm = agrees ? algorithm : null,
            SignedDigest = algorithm is null ? default : SignedInputOf(der, algorithm),
            Signature = structure.Signature.GetOctets(),
            Extensions = CertificateExtensions.Read(body.Extensions, body.Issuer),
        };
    }

    /// <summary>What is signed of the first value inside the outer sequence, as it is written.</summary>
    public static byte[] SignedInputOf(ReadOnlyMemory<byte> der, SignatureAlgorithm algorithm)
    {
        var outer = new System.Formats.Asn1.AsnReader(der, System.Formats.Asn1.AsnEncodingRules.BER);
        return algorithm.InputOf(outer.ReadSequence().ReadEncodedValue().Span);
    }

    private static DateTimeOffset Utc(Time time) => new(DateTime.SpecifyKind(time.ToDateTime().ToUniversalTime(), DateTimeKind.Utc));

    private static bool IsMarked(X509Name name) => name.ToString().Contains(DemonstrationMark, StringComparison.OrdinalIgnoreCase);

    private static string? HolderOf(X509Name name)
    {
        string? surname = Last(name, X509Name.Surname);
        string? given = Last(name, X509Name.GivenName);
        return surname is null || given is null ? null : Short(given + " " + surname);
    }

    // Sentences repeat a name: they would grow with it. A shortened one is nobody's.
    private static string Short(string name) => name.Length <= MaxShown ? name : string.Concat(name.AsSpan(0, MaxShown), "…");

    private static string? Last(X509Name name, DerObjectIdentifier type) => name.GetValueList(type).LastOrDefault();
}
