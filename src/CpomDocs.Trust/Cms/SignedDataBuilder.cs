using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.Cms;
using Org.BouncyCastle.Asn1.Ess;
using Org.BouncyCastle.Asn1.X509;
using Attribute = Org.BouncyCastle.Asn1.Cms.Attribute;
using PkcsOids = Org.BouncyCastle.Asn1.Pkcs.PkcsObjectIdentifiers;

namespace CpomDocs.Trust.Cms;

/// <summary>
/// Builds the detached CMS of a signature in two steps: the attributes a key signs, then the <c>SignedData</c> around its answer.
/// Structures only: no private key comes here. One builder serves any number of documents and threads.
/// </summary>
/// <remarks>
/// RFC 5652, 5; EN 319 122-1, 5.1; EN 319 142-1, 6.3: no signing-time attribute, the claimed time is <c>/M</c> of the PDF.
/// </remarks>
public sealed class SignedDataBuilder
{
    private readonly CmsSignatureAlgorithm _algorithm;
    private readonly SignerIdentifier _signer;
    private readonly DerSet _certificates;
    private readonly Attribute _signingCertificate;

    /// <summary>Fixes who signs and how.</summary>
    /// <param name="signer">Certificate of the signer.</param>
    /// <param name="chain">Certificates of its issuers, in any order; a self-signed one is left out.</param>
    /// <param name="algorithm">How the key signs.</param>
    public SignedDataBuilder(X509Certificate2 signer, IEnumerable<X509Certificate2> chain, CmsSignatureAlgorithm algorithm)
    {
        ArgumentNullException.ThrowIfNull(signer);
        ArgumentNullException.ThrowIfNull(chain);
        ArgumentNullException.ThrowIfNull(algorithm);
        _algorithm = algorithm;
        X509CertificateStructure structure = Structure(signer);
        _signer = new SignerIdentifier(new IssuerAndSerialNumber(structure.Issuer, structure.SerialNumber.Value));
        X509CertificateStructure[] issuers = [.. chain.Select(Structure).Where(issuer => !issuer.Subject.Equivalent(issuer.Issuer))];
        _certificates = new DerSet((Asn1Encodable[])[structure, .. issuers]);
        _signingCertificate = SigningCertificateV2(signer.RawDataMemory.Span);
    }

    /// <summary>The attributes to sign: content-type, message-digest and signing-certificate-v2.</summary>
    /// <param name="digest">Digest of the signed content, by the algorithm's digest.</param>
    /// <returns>DER of the SET OF attributes: exactly the bytes the key signs.</returns>
    /// <exception cref="ArgumentException">The digest has not the length of the algorithm.</exception>
    public byte[] SignedAttributes(ReadOnlySpan<byte> digest)
    {
        if (digest.Length != _algorithm.DigestLength)
        {
            throw new ArgumentException("The digest has not the length of the algorithm.", nameof(digest));
        }

        return new DerSet(
            new Attribute(CmsAttributes.ContentType, new DerSet(PkcsOids.Data)),
            new Attribute(CmsAttributes.MessageDigest, new DerSet(new DerOctetString(digest.ToArray()))),
            _signingCertificate).GetDerEncoded();
    }

    /// <summary>Assembles the <c>ContentInfo</c> of a signature.</summary>
    /// <param name="signedAttributes">What <see cref="SignedAttributes"/> gave.</param>
    /// <param name="signature">The key's signature over these bytes; DER sequence of r and s for ECDSA.</param>
    /// <param name="unsignedAttributes">Attributes added after the signature (a time-stamp), or none.</param>
    /// <returns>DER of the <c>ContentInfo</c>.</returns>
    public byte[] Build(ReadOnlyMemory<byte> signedAttributes, ReadOnlyMemory<byte> signature,
        params ReadOnlySpan<UnsignedAttribute> unsignedAttributes)
    {
        var signerInfo = new SignerInfo(
            _signer,
            _algorithm.DigestIdentifier(),
            Asn1Set.GetInstance(signedAttributes.ToArray()),
            _algorithm.SignatureIdentifier(),
            new DerOctetString(signature.ToArray()),
            UnsignedSet(unsignedAttributes));
        var signedData = new SignedData(
            new DerSet(_algorithm.DigestIdentifier()),
            new ContentInfo(PkcsOids.Data, null),
            _certificates,
            null,
            new DerSet(signerInfo));
        return new ContentInfo(PkcsOids.SignedData, signedData).GetDerEncoded();
    }

    private static DerSet? UnsignedSet(ReadOnlySpan<UnsignedAttribute> attributes)
    {
        if (attributes.IsEmpty)
        {
            return null;
        }

        var encoded = new Asn1EncodableVector();
        foreach (UnsignedAttribute attribute in attributes)
        {
            encoded.Add(new Attribute(new DerObjectIdentifier(attribute.Oid),
                new DerSet(Asn1Object.FromByteArray(attribute.Value.ToArray()))));
        }

        return new DerSet(encoded);
    }

    // RFC 5035, 4: the hash algorithm SHA-256 is the default, which DER leaves out.
    internal static Attribute SigningCertificateV2(ReadOnlySpan<byte> signer)
    {
        var certId = new EssCertIDv2(SHA256.HashData(signer));
        return new Attribute(PkcsOids.IdAASigningCertificateV2, new DerSet(new SigningCertificateV2([certId])));
    }

    private static X509CertificateStructure Structure(X509Certificate2 certificate) =>
        X509CertificateStructure.GetInstance(certificate.RawData);
}
