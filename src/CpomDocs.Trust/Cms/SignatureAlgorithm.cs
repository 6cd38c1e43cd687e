using System.Security.Cryptography;
using Org.BouncyCastle.Asn1;
using Org.BouncyCastle.Asn1.Pkcs;
using Org.BouncyCastle.Asn1.X509;

namespace CpomDocs.Trust.Cms;

/// <summary>How a signature value was made: family of key, digest, padding.</summary>
internal sealed record SignatureAlgorithm
{
    private static readonly Dictionary<string, HashAlgorithmName> Digests = new(StringComparer.Ordinal)
    {
        ["1.2.840.113549.2.5"] = HashAlgorithmName.MD5,
        ["1.3.14.3.2.26"] = HashAlgorithmName.SHA1,
        ["2.16.840.1.101.3.4.2.1"] = HashAlgorithmName.SHA256,
        ["2.16.840.1.101.3.4.2.2"] = HashAlgorithmName.SHA384,
        ["2.16.840.1.101.3.4.2.3"] = HashAlgorithmName.SHA512,
    };

    private static readonly Dictionary<string, (bool IsRsa, HashAlgorithmName? Digest)> Signatures = new(StringComparer.Ordinal)
    {
        ["1.2.840.113549.1.1.1"] = (true, null),
        ["1.2.840.113549.1.1.4"] = (true, HashAlgorithmName.MD5),
        ["1.2.840.113549.1.1.5"] = (true, HashAlgorithmName.SHA1),
        ["1.2.840.113549.1.1.11"] = (true, HashAlgorithmName.SHA256),
        ["1.2.840.113549.1.1.12"] = (true, HashAlgorithmName.SHA384),
        ["1.2.840.113549.1.1.13"] = (true, HashAlgorithmName.SHA512),
        ["1.2.840.10045.2.1"] = (false, null),
        ["1.2.840.10045.4.1"] = (false, HashAlgorithmName.SHA1),
        ["1.2.840.10045.4.3.2"] = (false, HashAlgorithmName.SHA256),
        ["1.2.840.10045.4.3.3"] = (false, HashAlgorithmName.SHA384),
        ["1.2.840.10045.4.3.4"] = (false, HashAlgorithmName.SHA512),
    };

    /// <summary>RSA when true, ECDSA when false.</summary>
    public required bool IsRsa { get; init; }

    /// <summary>RSASSA-PSS padding, with a salt as long as the digest.</summary>
    public bool IsPss { get; init; }

    /// <summary>Digest that is signed.</summary>
    public required HashAlgorithmName Digest { get; init; }

    /// <summary>Reads a digest algorithm identifier.</summary>
    public static HashAlgorithmName? DigestOf(string oid) => Digests.TryGetValue(oid, out HashAlgorithmName name) ? name : null;

    /// <summary>Object identifier of a digest.</summary>
    public static DerObjectIdentifier OidOf(HashAlgorithmName digest) =>
        new(Digests.First(known => known.Value == digest).Key);

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

        if (!Signatures.TryGetValue(oid, out (bool IsRsa, HashAlgorithmName? Digest) known)
            || (known.Digest ?? digest) is not HashAlgorithmName name)
        {
            return null;
        }

        bool contradicts = digest is HashAlgorithmName agreed && agreed != name;
        return contradicts ? null : new SignatureAlgorithm { IsRsa = known.IsRsa, Digest = name };
    }

    private static SignatureAlgorithm? OfPss(RsassaPssParameters parameters)
    {
        HashAlgorithmName? digest = DigestOf(parameters.HashAlgorithm.Algorithm.Id);
        bool isMgf1 = parameters.MaskGenAlgorithm.Algorithm.Equals(PkcsObjectIdentifiers.IdMgf1);
        string maskDigest = AlgorithmIdentifier.GetInstance(parameters.MaskGenAlgorithm.Parameters).Algorithm.Id;
        bool isUsual = isMgf1 && maskDigest == parameters.HashAlgorithm.Algorithm.Id;
        return digest is HashAlgorithmName name && isUsual && parameters.SaltLength.IntValueExact == DigestLength(name)
            ? new SignatureAlgorithm { IsRsa = true, IsPss = true, Digest = name }
            : null;
    }

    private static int DigestLength(HashAlgorithmName digest) => CryptographicOperations.HashData(digest, []).Length;
}
