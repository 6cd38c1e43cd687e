using System.Collections.Immutable;
using CpomDocs.Trust.Cms;

namespace CpomDocs.Trust.Certificates;

/// <summary>
/// An X.509 certificate as the judge reads it: everything is taken out once, nothing in it is believed yet. Immutable, thread-safe.
/// </summary>
/// <remarks>RFC 5280.</remarks>
public sealed class Certificate : IEquatable<Certificate>
{
    // Ten times what those in use take.
    private const int MaxLength = 64 << 10;
    private const int MaxValues = 3000;

    internal Certificate(CertificateContent content) => Content = content;

    /// <summary>The certificate, DER.</summary>
    public ReadOnlyMemory<byte> Encoded => Content.Encoded;

    /// <summary>Subject as text (RFC 4514 order of the certificate).</summary>
    public string Subject => Content.Subject;

    /// <summary>Common name of the subject, or the whole subject when it has none.</summary>
    public string CommonName => Content.CommonName;

    /// <summary>Given name and surname of the subject, where the certificate states them apart from the common name.</summary>
    public string? HolderName => Content.HolderName;

    /// <summary>Organisation of the subject, where the certificate states one.</summary>
    public string? OrganizationName => Content.OrganizationName;

    /// <summary>Common name of the issuer, or the whole issuer name.</summary>
    public string IssuerName => Content.IssuerName;

    /// <summary>Serial number, upper-case hexadecimal.</summary>
    public string SerialNumber => Content.SerialNumber;

    /// <summary>First instant of validity, included (UTC).</summary>
    public DateTimeOffset NotBefore => Content.NotBefore;

    /// <summary>Last instant of validity, included (UTC).</summary>
    public DateTimeOffset NotAfter => Content.NotAfter;

    /// <summary>Whether subject and issuer are the same name.</summary>
    public bool IsSelfIssued => Content.SubjectKey == Content.IssuerKey;

    /// <summary>Whether any name of subject or issuer says « SANS VALEUR JURIDIQUE »: a certificate for trials.</summary>
    public bool IsDemonstration => Content.IsDemonstration;

    /// <summary>Subject and public key, as one value: what stays when an authority renews its certificate.</summary>
    public string PublicKeyId => Content.SubjectKey + Convert.ToHexString(Content.KeyBits.Span);

    /// <summary>Whether it declares itself a qualified certificate (EN 319 412-5, 4.2.1).</summary>
    public bool DeclaresQualified => Content.Extensions.Qualification.IsQualified;

    /// <summary>Whether it declares that its key is in a qualified signature creation device (EN 319 412-5, 4.2.2).</summary>
    public bool DeclaresDevice => Content.Extensions.Qualification.IsInDevice;

    /// <summary>Whether it is for signatures of natural persons, as far as it says (EN 319 412-5, 4.2.3).</summary>
    public bool DeclaresForSignatures => Content.Extensions.Qualification.IsForSignatures;

    /// <summary>
    /// Whether it was issued to sign documents, as far as it says: usages and purposes (RFC 5280, 4.2.1.3 and 4.2.1.12); an authority's was
    /// not.
    /// </summary>
    public bool MaySignDocuments =>
        !Content.Extensions.IsAuthority && CertificatePathRules.UseProblem(this, CertificateUse.Signature) is null;

    internal CertificateContent Content { get; }

    /// <summary>Reads one certificate.</summary>
    /// <param name="der">The certificate, DER, and nothing after it.</param>
    /// <returns>The certificate, or <see langword="null"/> when the bytes are none. Never throws.</returns>
    public static Certificate? TryRead(ReadOnlyMemory<byte> der)
    {
        return der.Length <= MaxLength && BoundedBer.IsOneValue(der.Span, MaxValues)
            ? HostileAsn1.TryRead(() => new Certificate(CertificateContent.Read(der)))
            : null;
    }

    /// <summary>Reads the certificates of a file: one in DER, or any number in PEM.</summary>
    /// <param name="file">Bytes of the file.</param>
    /// <returns>The certificates, in order; empty when there is none. Never throws.</returns>
    public static ImmutableArray<Certificate> ReadAll(ReadOnlyMemory<byte> file)
    {
        return [.. Pem.Values(file, "CERTIFICATE").Select(TryRead).OfType<Certificate>()];
    }

    /// <inheritdoc/>
    public bool Equals(Certificate? other) => other is not null && Encoded.Span.SequenceEqual(other.Encoded.Span);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Certificate);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.AddBytes(Content.Signature.Span);
        return hash.ToHashCode();
    }

    /// <summary>Tells until when the signature of an issuer on this certificate is held reliable.</summary>
    /// <param name="issuer">The issuer.</param>
    /// <returns>The last instant (UTC); the greatest date when no end is announced, the smallest when the algorithm is unknown.</returns>
    public DateTimeOffset AcceptableUntil(Certificate issuer)
    {
        ArgumentNullException.ThrowIfNull(issuer);
        return Content.SignatureAlgorithm is SignatureAlgorithm algorithm
            ? issuer.Content.PublicKey.AcceptableUntil(algorithm)
            : DateTimeOffset.MinValue;
    }

    internal TrustProblem? VerifySignedBy(Certificate issuer)
    {
        return Content.SignatureAlgorithm is SignatureAlgorithm algorithm
            ? issuer.Content.PublicKey.Verify(algorithm, Content.SignedDigest.Span, Content.Signature.Span)
            : TrustProblem.AlgorithmUnknown;
    }
}
