using System.Security.Cryptography;
using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.Pkcs;
using Org.BouncyCastle.Asn1.X509;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Engines;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;
using Org.BouncyCastle.Math.EC.Rfc8032;
using Org.BouncyCastle.Security;

namespace CpomDocs.Trust.Cms;

/// <summary>
/// A public key as a certificate carries it; verifies signature values with the platform's cryptography, which lacks EdDSA and
/// salts of RSASSA-PSS of another length than the digest's. Thread-safe.
/// </summary>
internal sealed class PublicKey
{
    private const int MaxEncodedLength = 4096;
    private const int MaxRsaBits = 8192;
    private const int MaxExponentBits = 33;

    private static readonly Dictionary<string, KeyFamily> Families = new(StringComparer.Ordinal)
    {
        ["1.2.840.113549.1.1.1"] = KeyFamily.Rsa,
        ["1.2.840.113549.1.1.10"] = KeyFamily.Rsa,
        ["1.2.840.10045.2.1"] = KeyFamily.Ecdsa,
        ["1.2.840.10040.4.1"] = KeyFamily.Dsa,
        ["1.3.101.112"] = KeyFamily.Ed25519,
        ["1.3.101.113"] = KeyFamily.Ed448,
    };

    // Curves over prime fields: NIST, Brainpool, secp256k1. Binary ones take fifty times as long.
    private static readonly HashSet<string> Curves = new(StringComparer.Ordinal)
    {
        "1.2.840.10045.3.1.1", "1.2.840.10045.3.1.7", "1.3.132.0.33", "1.3.132.0.34", "1.3.132.0.35", "1.3.132.0.10",
        "1.3.36.3.3.2.8.1.1.1", "1.3.36.3.3.2.8.1.1.3", "1.3.36.3.3.2.8.1.1.5", "1.3.36.3.3.2.8.1.1.7", "1.3.36.3.3.2.8.1.1.9",
        "1.3.36.3.3.2.8.1.1.11", "1.3.36.3.3.2.8.1.1.13",
    };

    private readonly byte[] _encoded;
    private readonly byte[] _bits;
    private readonly KeyFamily? _family;
    private readonly SignatureAlgorithm? _only;
    private readonly Lazy<int> _size;

    public PublicKey(SubjectPublicKeyInfo info)
    {
        _encoded = info.GetDerEncoded();
        _bits = info.PublicKey.GetBytes();
        _family = _encoded.Length <= MaxEncodedLength ? FamilyOf(info) : null;
        _only = info.Algorithm.Algorithm.Equals(PkcsObjectIdentifiers.IdRsassaPss) && info.Algorithm.Parameters is not (null or Asn1Null)
            ? SignatureAlgorithm.Of(info.Algorithm, null)
            : null;
        _size = new Lazy<int>(Measure);
    }

    /// <summary>The SubjectPublicKeyInfo, DER.</summary>
    public ReadOnlySpan<byte> Encoded => _encoded;

    /// <summary>Last instant at which a signature by this key was reliable; the smallest date where the key is of another family.</summary>
    public DateTimeOffset AcceptableUntil(SignatureAlgorithm algorithm)
    {
        DateTimeOffset key = AlgorithmLimits.UntilOf(algorithm.Family, _size.Value);
        DateTimeOffset digest = algorithm.IsPure ? key : AlgorithmLimits.UntilOf(algorithm.Digest);
        return key < digest ? key : digest;
    }

    /// <summary>
    /// Verifies a value: <see langword="null"/> when it holds, otherwise what is wrong; says nothing of its strength.
    /// </summary>
    /// <param name="algorithm">Algorithm of the value.</param>
    /// <param name="input">What was signed, as <see cref="SignatureAlgorithm.InputOf"/> gives it.</param>
    /// <param name="signature">The value.</param>
    public TrustProblem? Verify(SignatureAlgorithm algorithm, ReadOnlySpan<byte> input, ReadOnlySpan<byte> signature)
    {
        bool isForIt = _family == algorithm.Family && (_only is null || (algorithm.IsPss && _only.Digest == algorithm.Digest));
        if (!isForIt)
        {
            return TrustProblem.AlgorithmUnknown;
        }

        try
        {
            return Holds(algorithm, input, signature) ? null : TrustProblem.SignatureInvalid;
        }
        catch (Exception exception) when (exception is CryptographicException or CryptoException or ArgumentException)
        {
            return TrustProblem.SignatureInvalid;
        }
        catch (PlatformNotSupportedException)
        {
            return TrustProblem.AlgorithmUnknown;
        }
    }

    private bool Holds(SignatureAlgorithm algorithm, ReadOnlySpan<byte> input, ReadOnlySpan<byte> signature) => algorithm.Family switch
    {
        KeyFamily.Rsa => VerifyRsa(algorithm, input, signature),
        KeyFamily.Ecdsa => VerifyEcdsa(input, signature),
        KeyFamily.Dsa => VerifyDsa(input, signature),
        KeyFamily.Ed25519 => VerifyEd25519(input, signature),
        _ => VerifyEd448(input, signature),
    };

    private bool VerifyRsa(SignatureAlgorithm algorithm, ReadOnlySpan<byte> digest, ReadOnlySpan<byte> signature)
    {
        if (algorithm is { IsPss: true, SaltLength: int salt } && salt != digest.Length)
        {
            return VerifyPss(algorithm, salt, digest, signature);
        }

        using var key = RSA.Create();
        key.ImportRSAPublicKey(_bits, out _);
        RSASignaturePadding padding = algorithm.IsPss ? RSASignaturePadding.Pss : RSASignaturePadding.Pkcs1;
        return key.VerifyHash(digest, signature, algorithm.Digest, padding);
    }

    // The platform only knows salts as long as the digest.
    private bool VerifyPss(SignatureAlgorithm algorithm, int salt, ReadOnlySpan<byte> digest, ReadOnlySpan<byte> signature)
    {
        RsaPublicKeyStructure key = RsaPublicKeyStructure.GetInstance(Asn1Object.FromByteArray(_bits));
        IDigest hash = DigestUtilities.GetDigest(SignatureAlgorithm.OidOf(algorithm.Digest));
        PssSigner verifier = PssSigner.CreateRawSigner(new RsaEngine(), hash, hash, salt, PssSigner.TrailerImplicit);
        verifier.Init(false, new RsaKeyParameters(false, key.Modulus, key.PublicExponent));
        verifier.BlockUpdate(digest);
        return verifier.VerifySignature(signature.ToArray());
    }

    private bool VerifyEcdsa(ReadOnlySpan<byte> digest, ReadOnlySpan<byte> signature)
    {
        using var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(_encoded, out _);
        return key.VerifyHash(digest, signature, DSASignatureFormat.Rfc3279DerSequence);
    }

    private bool VerifyDsa(ReadOnlySpan<byte> digest, ReadOnlySpan<byte> signature)
    {
        using var key = DSA.Create();
        key.ImportSubjectPublicKeyInfo(_encoded, out _);
        return key.VerifySignature(digest, signature, DSASignatureFormat.Rfc3279DerSequence);
    }

    private bool VerifyEd25519(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> signature) =>
        _bits.Length == Ed25519.PublicKeySize && signature.Length == Ed25519.SignatureSize
        && Ed25519.Verify(signature.ToArray(), 0, _bits, 0, bytes.ToArray(), 0, bytes.Length);

    private bool VerifyEd448(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> signature) =>
        _bits.Length == Ed448.PublicKeySize && signature.Length == Ed448.SignatureSize
        && Ed448.Verify(signature.ToArray(), 0, _bits, 0, [], bytes.ToArray(), 0, bytes.Length);

    // A key of another shape, or so large that one verification would last, is of no family known here.
    private static KeyFamily? FamilyOf(SubjectPublicKeyInfo info)
    {
        if (!Families.TryGetValue(info.Algorithm.Algorithm.Id, out KeyFamily family))
        {
            return null;
        }

        return family switch
        {
            KeyFamily.Ecdsa when !(info.Algorithm.Parameters is DerObjectIdentifier curve && Curves.Contains(curve.Id)) => null,
            KeyFamily.Rsa when !IsReasonable(RsaPublicKeyStructure.GetInstance(info.ParsePublicKey())) => null,
            _ => family,
        };
    }

    private static bool IsReasonable(RsaPublicKeyStructure key) =>
        key.Modulus.BitLength <= MaxRsaBits && key.PublicExponent.BitLength <= MaxExponentBits;

    private int Measure()
    {
        try
        {
            return _family switch
            {
                KeyFamily.Rsa => Measure(RSA.Create(), key => key.ImportRSAPublicKey(_bits, out _)),
                KeyFamily.Ecdsa => Measure(ECDsa.Create(), key => key.ImportSubjectPublicKeyInfo(_encoded, out _)),
                KeyFamily.Dsa => Measure(DSA.Create(), key => key.ImportSubjectPublicKeyInfo(_encoded, out _)),
                KeyFamily.Ed25519 => 255,
                KeyFamily.Ed448 => 448,
                _ => 0,
            };
        }
        catch (Exception exception) when (exception is CryptographicException or PlatformNotSupportedException)
        {
            return 0;
        }
    }

    private static int Measure<T>(T key, Action<T> import)
        where T : AsymmetricAlgorithm
    {
        using (key)
        {
            import(key);
            return key.KeySize;
        }
    }
}
