using System.Security.Cryptography;
using Org.BouncyCastle.Asn1.X509;

namespace CpomDocs.Trust.Cms;

/// <summary>A public key as a certificate carries it; verifies signature values with the platform's cryptography. Thread-safe.</summary>
internal sealed class PublicKey
{
    private const int MaxEncodedLength = 4096;
    private const int MinRsaBits = 2048;
    private const int MinEcBits = 256;
    private const string RsaEncryption = "1.2.840.113549.1.1.1";
    private const string EcPublicKey = "1.2.840.10045.2.1";

    private readonly byte[] _encoded;
    private readonly bool _isRsa;
    private readonly bool _isEc;

    public PublicKey(SubjectPublicKeyInfo info)
    {
        _encoded = info.GetDerEncoded();
        string oid = info.Algorithm.Algorithm.Id;
        bool isBounded = _encoded.Length <= MaxEncodedLength;
        _isRsa = isBounded && oid == RsaEncryption;
        _isEc = isBounded && oid == EcPublicKey && info.Algorithm.Parameters is Org.BouncyCastle.Asn1.DerObjectIdentifier;
    }

    /// <summary>The SubjectPublicKeyInfo, DER.</summary>
    public ReadOnlySpan<byte> Encoded => _encoded;

    /// <summary>Verifies a value over a digest: <see langword="null"/> when it holds, otherwise what is wrong.</summary>
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
    }

    private TrustProblem? VerifyRsa(SignatureAlgorithm algorithm, ReadOnlySpan<byte> digest, ReadOnlySpan<byte> signature)
    {
        using var key = RSA.Create();
        key.ImportSubjectPublicKeyInfo(_encoded, out _);
        RSASignaturePadding padding = algorithm.IsPss ? RSASignaturePadding.Pss : RSASignaturePadding.Pkcs1;
        return Conclude(key.VerifyHash(digest, signature, algorithm.Digest, padding), algorithm.IsStrong && key.KeySize >= MinRsaBits);
    }

    private TrustProblem? VerifyEc(SignatureAlgorithm algorithm, ReadOnlySpan<byte> digest, ReadOnlySpan<byte> signature)
    {
        using var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(_encoded, out _);
        bool holds = key.VerifyHash(digest, signature, DSASignatureFormat.Rfc3279DerSequence);
        return Conclude(holds, algorithm.IsStrong && key.KeySize >= MinEcBits);
    }

    private static TrustProblem? Conclude(bool holds, bool isStrong)
    {
        if (!holds)
        {
            return TrustProblem.SignatureInvalid;
        }

        return isStrong ? null : TrustProblem.AlgorithmWeak;
    }
}
