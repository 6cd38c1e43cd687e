using System.Security.Cryptography;
using Org.BouncyCastle.Asn1.X509;

namespace CpomDocs.Trust.Cms;

/// <summary>A public key as a certificate carries it; verifies signature values with the platform's cryptography. Thread-safe.</summary>
internal sealed class PublicKey
{
    private const int MaxEncodedLength = 4096;
    private const string RsaEncryption = "1.2.840.113549.1.1.1";
    private const string EcPublicKey = "1.2.840.10045.2.1";

    private readonly byte[] _encoded;
    private readonly bool _isRsa;
    private readonly bool _isEc;
    private readonly Lazy<int> _bits;

    public PublicKey(SubjectPublicKeyInfo info)
    {
        _encoded = info.GetDerEncoded();
        string oid = info.Algorithm.Algorithm.Id;
        bool isBounded = _encoded.Length <= MaxEncodedLength;
        _isRsa = isBounded && oid == RsaEncryption;
        _isEc = isBounded && oid == EcPublicKey && info.Algorithm.Parameters is Org.BouncyCastle.Asn1.DerObjectIdentifier;
        _bits = new Lazy<int>(MeasureBits);
    }

    /// <summary>The SubjectPublicKeyInfo, DER.</summary>
    public ReadOnlySpan<byte> Encoded => _encoded;

    /// <summary>Last instant at which a signature by this key was reliable; the smallest date where the key is of another family.</summary>
    public DateTimeOffset AcceptableUntil(SignatureAlgorithm algorithm)
    {
        DateTimeOffset key = AlgorithmLimits.UntilOf(algorithm.IsRsa, _bits.Value);
        DateTimeOffset digest = AlgorithmLimits.UntilOf(algorithm.Digest);
        return key < digest ? key : digest;
    }

    /// <summary>
    /// Verifies a value over a digest: <see langword="null"/> when it holds, otherwise what is wrong; says nothing of its strength.
    /// </summary>
    public TrustProblem? Verify(SignatureAlgorithm algorithm, ReadOnlySpan<byte> digest, ReadOnlySpan<byte> signature)
    {
        if (algorithm.IsRsa ? !_isRsa : !_isEc)
        {
            return TrustProblem.AlgorithmUnknown;
        }

        try
        {
            return algorithm.IsRsa ? VerifyRsa(algorithm, digest, signature) : VerifyEc(algorithm, digest, signature);
        }
        catch (CryptographicException)
        {
            return TrustProblem.SignatureInvalid;
        }
        catch (PlatformNotSupportedException)
        {
            return TrustProblem.AlgorithmUnknown;
        }
    }

    private TrustProblem? VerifyRsa(SignatureAlgorithm algorithm, ReadOnlySpan<byte> digest, ReadOnlySpan<byte> signature)
    {
        using var key = RSA.Create();
        key.ImportSubjectPublicKeyInfo(_encoded, out _);
        RSASignaturePadding padding = algorithm.IsPss ? RSASignaturePadding.Pss : RSASignaturePadding.Pkcs1;
        return key.VerifyHash(digest, signature, algorithm.Digest, padding) ? null : TrustProblem.SignatureInvalid;
    }

    private TrustProblem? VerifyEc(SignatureAlgorithm algorithm, ReadOnlySpan<byte> digest, ReadOnlySpan<byte> signature)
    {
        using var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(_encoded, out _);
        return key.VerifyHash(digest, signature, DSASignatureFormat.Rfc3279DerSequence) ? null : TrustProblem.SignatureInvalid;
    }

    private int MeasureBits()
    {
        if (!_isRsa && !_isEc)
        {
            return 0;
        }

        try
        {
            using AsymmetricAlgorithm key = _isRsa ? RSA.Create() : ECDsa.Create();
            key.ImportSubjectPublicKeyInfo(_encoded, out _);
            return key.KeySize;
        }
        catch (Exception exception) when (exception is CryptographicException or PlatformNotSupportedException)
        {
            return 0;
        }
    }
}
