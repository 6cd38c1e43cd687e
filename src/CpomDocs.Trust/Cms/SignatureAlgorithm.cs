using System.Security.Cryptography;
using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.Pkcs;
using Org.BouncyCastle.Asn1.X509;

namespace CpomDocs.Trust.Cms;

/// <summary>How a signature value was made: family of key, digest, padding.</summary>
internal sealed record SignatureAlgorithm
{
    private const int MaxSalt = 512;

    private static readonly Dictionary<string, HashAlgorithmName> KnownDigests = new(StringComparer.Ordinal)
    {
        ["1.2.840.113549.2.5"] = HashAlgorithmName.MD5,
        ["1.3.14.3.2.26"] = HashAlgorithmName.SHA1,
        ["2.16.840.1.101.3.4.2.1"] = HashAlgorithmName.SHA256,
        ["2.16.840.1.101.3.4.2.2"] = HashAlgorithmName.SHA384,
        ["2.16.840.1.101.3.4.2.3"] = HashAlgorithmName.SHA512,
        ["2.16.840.1.101.3.4.2.8"] = HashAlgorithmName.SHA3_256,
        ["2.16.840.1.101.3.4.2.9"] = HashAlgorithmName.SHA3_384,
        ["2.16.840.1.101.3.4.2.10"] = HashAlgorithmName.SHA3_512,
        ["2.16.840.1.101.3.4.2.12"] = Digests.Shake256,
        ["2.16.840.1.101.3.4.2.18"] = Digests.Shake256,
    };

    private static readonly Dictionary<string, (KeyFamily Family, HashAlgorithmName? Digest)> Signatures = new(StringComparer.Ordinal)
    {
        ["1.2.840.113549.1.1.1"] = (KeyFamily.Rsa, null),
        ["1.2.840.113549.1.1.4"] = (KeyFamily.Rsa, HashAlgorithmName.MD5),
        ["1.2.840.113549.1.1.5"] = (KeyFamily.Rsa, HashAlgorithmName.SHA1),
        ["1.2.840.113549.1.1.11"] = (KeyFamily.Rsa, HashAlgorithmName.SHA256),
        ["1.2.840.113549.1.1.12"] = (KeyFamily.Rsa, HashAlgorithmName.SHA384),
        ["1.2.840.113549.1.1.13"] = (KeyFamily.Rsa, HashAlgorithmName.SHA512),
        ["2.16.840.1.101.3.4.3.14"] = (KeyFamily.Rsa, HashAlgorithmName.SHA3_256),
        ["2.16.840.1.101.3.4.3.15"] = (KeyFamily.Rsa, HashAlgorithmName.SHA3_384),
        ["2.16.840.1.101.3.4.3.16"] = (KeyFamily.Rsa, HashAlgorithmName.SHA3_512),
        ["1.2.840.10045.2.1"] = (KeyFamily.Ecdsa, null),
        ["1.2.840.10045.4.1"] = (KeyFamily.Ecdsa, HashAlgorithmName.SHA1),
        ["1.2.840.10045.4.3.2"] = (KeyFamily.Ecdsa, HashAlgorithmName.SHA256),
        ["1.2.840.10045.4.3.3"] = (KeyFamily.Ecdsa, HashAlgorithmName.SHA384),
        ["1.2.840.10045.4.3.4"] = (KeyFamily.Ecdsa, HashAlgorithmName.SHA512),
        ["2.16.840.1.101.3.4.3.10"] = (KeyFamily.Ecdsa, HashAlgorithmName.SHA3_256),
        ["2.16.840.1.101.3.4.3.11"] = (KeyFamily.Ecdsa, HashAlgorithmName.SHA3_384),
        ["2.16.840.1.101.3.4.3.12"] = (KeyFamily.Ecdsa, HashAlgorithmName.SHA3_512),
        ["1.2.840.10040.4.1"] = (KeyFamily.Dsa, null),
        ["1.2.840.10040.4.3"] = (KeyFamily.Dsa, HashAlgorithmName.SHA1),
        ["2.16.840.1.101.3.4.3.2"] = (KeyFamily.Dsa, HashAlgorithmName.SHA256),

        // RFC 8419, 3.1: each goes with one digest, which serves the content; the key signs the bytes themselves.
        ["1.3.101.112"] = (KeyFamily.Ed25519, HashAlgorithmName.SHA512),
        ["1.3.101.113"] = (KeyFamily.Ed448, Digests.Shake256),
    };

    /// <summary>Family of the key.</summary>
    public required KeyFamily Family { get; init; }

    /// <summary>RSASSA-PSS padding.</summary>
    public bool IsPss { get; init; }

    /// <summary>Length of the salt of RSASSA-PSS, in bytes; <see langword="null"/> for that of the digest.</summary>
    public int? SaltLength { get; init; }

    /// <summary>Digest that is signed, or that goes with a key which signs the bytes themselves.</summary>
    public required HashAlgorithmName Digest { get; init; }

    /// <summary>Whether the key signs the bytes themselves and not a digest of them.</summary>
    public bool IsPure => Family is KeyFamily.Ed25519 or KeyFamily.Ed448;

    /// <summary>What the key signs of some bytes: their digest, or the bytes.</summary>
    public byte[] InputOf(ReadOnlySpan<byte> bytes) => IsPure ? bytes.ToArray() : Digests.Of(Digest, bytes);

    /// <summary>Reads a digest algorithm identifier.</summary>
    public static HashAlgorithmName? DigestOf(string oid) =>
        KnownDigests.TryGetValue(oid, out HashAlgorithmName name) && IsSupported(name) ? name : null;

    /// <summary>Object identifier of a digest.</summary>
    public static DerObjectIdentifier OidOf(HashAlgorithmName digest) =>
        new(KnownDigests.First(known => known.Value == digest).Key);

    /// <summary>Whether a digest is SHA-256 or stronger.</summary>
    public static bool IsStrongDigest(HashAlgorithmName digest) => digest != HashAlgorithmName.MD5 && digest != HashAlgorithmName.SHA1;

    /// <summary>
    /// Reads a signature algorithm identifier; <paramref name="digest"/> is the one agreed elsewhere, where the identifier leaves it out.
    /// </summary>
    public static SignatureAlgorithm? Of(AlgorithmIdentifier identifier, HashAlgorithmName? digest)
    {
        string oid = identifier.Algorithm.Id;
        if (oid == PkcsObjectIdentifiers.IdRsassaPss.Id)
        {
            return OfPss(RsassaPssParameters.GetInstance(identifier.Parameters));
        }

        if (!Signatures.TryGetValue(oid, out (KeyFamily Family, HashAlgorithmName? Digest) known)
            || (known.Digest ?? digest) is not HashAlgorithmName name)
        {
            return null;
        }

        bool contradicts = digest is HashAlgorithmName agreed && agreed != name;
        return contradicts || !IsSupported(name) ? null : new SignatureAlgorithm { Family = known.Family, Digest = name };
    }

    private static SignatureAlgorithm? OfPss(RsassaPssParameters parameters)
    {
        HashAlgorithmName? digest = DigestOf(parameters.HashAlgorithm.Algorithm.Id);
        bool isMgf1 = parameters.MaskGenAlgorithm.Algorithm.Equals(PkcsObjectIdentifiers.IdMgf1);
        string maskDigest = AlgorithmIdentifier.GetInstance(parameters.MaskGenAlgorithm.Parameters).Algorithm.Id;
        bool isUsual = isMgf1 && maskDigest == parameters.HashAlgorithm.Algorithm.Id;
        bool isRead = parameters.SaltLength.TryGetIntPositiveValueExact(out int salt) || parameters.SaltLength.HasValue(0);
        return digest is HashAlgorithmName name && isUsual && isRead && salt <= MaxSalt
            ? new SignatureAlgorithm { Family = KeyFamily.Rsa, IsPss = true, SaltLength = salt, Digest = name }
            : null;
    }

    private static bool IsSupported(HashAlgorithmName digest) => digest.Name switch
    {
        "SHA3-256" => SHA3_256.IsSupported,
        "SHA3-384" => SHA3_384.IsSupported,
        "SHA3-512" => SHA3_512.IsSupported,
        "SHAKE256" => Shake256.IsSupported,
        _ => true,
    };
}
