using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.Nist;
using Org.BouncyCastle.Asn1.Pkcs;
using Org.BouncyCastle.Asn1.X509;
using Org.BouncyCastle.Asn1.X9;

namespace CpomDocs.Trust.Cms;

/// <summary>A signature scheme with its digest, the same for the document and for the signed attributes.</summary>
/// <param name="Scheme">Scheme of the key.</param>
/// <param name="Digest">SHA-256, SHA-384 or SHA-512.</param>
public sealed record CmsSignatureAlgorithm(SignatureScheme Scheme, HashAlgorithmName Digest)
{
    /// <summary>Length of the digest, in bytes.</summary>
    public int DigestLength => Digest.Name switch
    {
        "SHA256" => 32,
        "SHA384" => 48,
        "SHA512" => 64,
        _ => throw new NotSupportedException(Digest.Name),
    };

    /// <summary>Object identifier of the digest, dotted (<c>2.16.840.1.101.3.4.2.1</c>).</summary>
    public string DigestOid => DigestIdentifier().Algorithm.Id;

    /// <summary>Object identifier of the signature, dotted (<c>1.2.840.113549.1.1.11</c>).</summary>
    public string SignatureOid => SignatureIdentifier().Algorithm.Id;

    /// <summary>DER of the RSASSA-PSS parameters (RFC 8017, A.2.3), for services that want them apart.</summary>
    public byte[] EncodedPssParameters => PssParameters().GetDerEncoded();

    /// <summary>
    /// The algorithm that fits a certificate's key: PKCS#1 v1.5 with SHA-256 for RSA, the digest of the curve's size for ECDSA.
    /// </summary>
    /// <param name="certificate">Certificate of the signer.</param>
    /// <returns>The algorithm, or <see langword="null"/> when the key is neither RSA nor on P-256, P-384 or P-521.</returns>
    public static CmsSignatureAlgorithm? For(X509Certificate2 certificate)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        using RSA? rsa = certificate.GetRSAPublicKey();
        if (rsa is not null)
        {
            return new CmsSignatureAlgorithm(SignatureScheme.RsaPkcs1, HashAlgorithmName.SHA256);
        }

        using ECDsa? ecdsa = certificate.GetECDsaPublicKey();
        return ecdsa?.KeySize switch
        {
            256 => new CmsSignatureAlgorithm(SignatureScheme.Ecdsa, HashAlgorithmName.SHA256),
            384 => new CmsSignatureAlgorithm(SignatureScheme.Ecdsa, HashAlgorithmName.SHA384),
            521 => new CmsSignatureAlgorithm(SignatureScheme.Ecdsa, HashAlgorithmName.SHA512),
            _ => null,
        };
    }

    internal AlgorithmIdentifier DigestIdentifier() => new(DigestObject());

    internal AlgorithmIdentifier SignatureIdentifier() => Scheme switch
    {
        SignatureScheme.RsaPkcs1 => new AlgorithmIdentifier(RsaOid(), DerNull.Instance),
        SignatureScheme.Ecdsa => new AlgorithmIdentifier(EcdsaOid()),
        _ => new AlgorithmIdentifier(PkcsObjectIdentifiers.IdRsassaPss, PssParameters()),
    };

    private RsassaPssParameters PssParameters()
    {
        var digest = new AlgorithmIdentifier(DigestObject(), DerNull.Instance);
        return new RsassaPssParameters(
            digest,
            new AlgorithmIdentifier(PkcsObjectIdentifiers.IdMgf1, digest),
            DerInteger.ValueOf(DigestLength),
            RsassaPssParameters.DefaultTrailerField);
    }

    private DerObjectIdentifier DigestObject() => DigestLength switch
    {
        32 => NistObjectIdentifiers.IdSha256,
        48 => NistObjectIdentifiers.IdSha384,
        _ => NistObjectIdentifiers.IdSha512,
    };

    private DerObjectIdentifier RsaOid() => DigestLength switch
    {
        32 => PkcsObjectIdentifiers.Sha256WithRsaEncryption,
        48 => PkcsObjectIdentifiers.Sha384WithRsaEncryption,
        _ => PkcsObjectIdentifiers.Sha512WithRsaEncryption,
    };

    private DerObjectIdentifier EcdsaOid() => DigestLength switch
    {
        32 => X9ObjectIdentifiers.ECDsaWithSha256,
        48 => X9ObjectIdentifiers.ECDsaWithSha384,
        _ => X9ObjectIdentifiers.ECDsaWithSha512,
    };
}
