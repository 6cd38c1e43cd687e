using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CpomDocs.Trust.Certificates;
using CpomDocs.Trust.Cms;

namespace CpomDocs.Signing.Keys;

/// <summary>What a signature says of its signer, known before the key is used. Serves any number of documents and threads.</summary>
public sealed class SigningIdentity
{
    /// <summary>Gathers certificate, chain and algorithm.</summary>
    /// <param name="certificate">Certificate of the signer; kept, not copied.</param>
    /// <param name="chain">Certificates of its issuers, in any order; kept, not copied.</param>
    /// <param name="algorithm">How the key signs.</param>
    public SigningIdentity(X509Certificate2 certificate, ImmutableArray<X509Certificate2> chain, CmsSignatureAlgorithm algorithm)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        ArgumentNullException.ThrowIfNull(algorithm);
        Certificate = certificate;
        Chain = chain;
        Algorithm = algorithm;
        Cms = new SignedDataBuilder(certificate, chain, algorithm);
        CmsCapacity = MeasureCms();
        Holder = Trust.Certificates.Certificate.TryRead(certificate.RawData)
            ?? throw new ArgumentException("The certificate cannot be read.", nameof(certificate));
        Issuers = [.. chain.Select(issuer => Trust.Certificates.Certificate.TryRead(issuer.RawData)).OfType<Certificate>()];
        IsDemonstration = DemonstrationCertificate.IsDemonstration(certificate);
    }

    /// <summary>Certificate of the signer.</summary>
    public X509Certificate2 Certificate { get; }

    /// <summary>Certificates of its issuers, as far as the key's owner gave them.</summary>
    public ImmutableArray<X509Certificate2> Chain { get; }

    /// <summary>How the key signs.</summary>
    public CmsSignatureAlgorithm Algorithm { get; }

    /// <summary>A certificate for trials: it signs for anybody, and each act says « SANS VALEUR JURIDIQUE ».</summary>
    public bool IsDemonstration { get; }

    internal Certificate Holder { get; }

    internal ImmutableArray<Certificate> Issuers { get; }

    internal SignedDataBuilder Cms { get; }

    /// <summary>Bytes that a CMS of this identity takes at most, without any time-stamp.</summary>
    internal int CmsCapacity { get; }

    /// <summary>Whether a value is the signature of this identity's key over attributes.</summary>
    internal bool Verifies(ReadOnlySpan<byte> attributes, ReadOnlySpan<byte> signature)
    {
        if (Algorithm.Scheme is SignatureScheme.Ecdsa)
        {
            using ECDsa? ecdsa = Certificate.GetECDsaPublicKey();
            return ecdsa is not null
                && ecdsa.VerifyData(attributes, signature, Algorithm.Digest, DSASignatureFormat.Rfc3279DerSequence);
        }

        using RSA? rsa = Certificate.GetRSAPublicKey();
        RSASignaturePadding padding = Algorithm.Scheme is SignatureScheme.RsaPss ? RSASignaturePadding.Pss : RSASignaturePadding.Pkcs1;
        return rsa is not null && rsa.VerifyData(attributes, signature, Algorithm.Digest, padding);
    }

    private int MeasureCms()
    {
        byte[] attributes = Cms.SignedAttributes(new byte[Algorithm.DigestLength]);
        return Cms.Build(attributes, new byte[LongestSignature()]).Length;
    }

    // Of RSA, the length of the modulus; of ECDSA, two integers of the length of the curve in a DER sequence.
    private int LongestSignature()
    {
        using RSA? rsa = Certificate.GetRSAPublicKey();
        using ECDsa? ecdsa = Certificate.GetECDsaPublicKey();
        return rsa is not null
            ? (rsa.KeySize + 7) / 8
            : ecdsa?.GetMaxSignatureSize(DSASignatureFormat.Rfc3279DerSequence)
                ?? throw new ArgumentException("The key is neither RSA nor ECDSA.");
    }
}
