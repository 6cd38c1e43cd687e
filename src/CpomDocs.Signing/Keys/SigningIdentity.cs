using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CpomDocs.Trust.Certificates;
using CpomDocs.Trust.Cms;

namespace CpomDocs.Signing.Keys;

/// <summary>What a signature says of its signer, known before the key is used. Serves any number of documents and threads.</summary>
public sealed class SigningIdentity
{
    // Opening a public key costs more than verifying with it; one key serves one thread at a time.
    private readonly ConcurrentBag<AsymmetricAlgorithm> _idle = [];

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
        using RSA? rsa = certificate.GetRSAPublicKey();
        RsaBits = rsa?.KeySize ?? 0;
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

    /// <summary>
    /// Name of the authority whose certificate does not go with that of the signer; <see langword="null"/> when it does. Below B-LT nothing
    /// completes the chain: who verifies must then find it elsewhere.
    /// </summary>
    public string? AutoriteAbsente => CertificateChains.MissingIssuer(Holder, Issuers);

    /// <summary>Length of an RSA modulus, in bits; 0 for another key.</summary>
    internal int RsaBits { get; }

    internal SignedDataBuilder Cms { get; }

    /// <summary>Bytes that a CMS of this identity takes at most, without any time-stamp.</summary>
    internal int CmsCapacity { get; }

    /// <summary>Whether a value is the signature of this identity's key over attributes.</summary>
    internal bool Verifies(ReadOnlySpan<byte> attributes, ReadOnlySpan<byte> signature)
    {
        AsymmetricAlgorithm key = _idle.TryTake(out AsymmetricAlgorithm? idle) ? idle : OpenPublicKey();
        bool holds = Verifies(key, attributes, signature);
        _idle.Add(key);
        return holds;
    }

    private bool Verifies(AsymmetricAlgorithm key, ReadOnlySpan<byte> attributes, ReadOnlySpan<byte> signature)
    {
        RSASignaturePadding padding = Algorithm.Scheme is SignatureScheme.RsaPss ? RSASignaturePadding.Pss : RSASignaturePadding.Pkcs1;
        return key switch
        {
            RSA rsa => rsa.VerifyData(attributes, signature, Algorithm.Digest, padding),
            ECDsa ecdsa => ecdsa.VerifyData(attributes, signature, Algorithm.Digest, DSASignatureFormat.Rfc3279DerSequence),
            _ => false,
        };
    }

    private AsymmetricAlgorithm OpenPublicKey()
    {
        AsymmetricAlgorithm? key = Algorithm.Scheme is SignatureScheme.Ecdsa
            ? Certificate.GetECDsaPublicKey()
            : Certificate.GetRSAPublicKey();
        return key ?? throw new CryptographicException("The certificate has no public key of the algorithm announced.");
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
