using System.Security.Cryptography;
using CpomDocs.Trust.Cms;

namespace CpomDocs.Trust.TrustedLists;

/// <summary>Algorithms of XML signatures that trusted lists use (ETSI TS 119 312; RFC 6931).</summary>
internal static class XmlSignatureMethods
{
    public const string Namespace = "http://www.w3.org/2000/09/xmldsig#";
    private const string More = "http://www.w3.org/2001/04/xmldsig-more#";
    private const string Encryption = "http://www.w3.org/2001/04/xmlenc#";
    private const string Pss = "http://www.w3.org/2007/05/xmldsig-more#";

    /// <summary>Digest of an address; <see langword="null"/> when it is unknown or too weak.</summary>
    public static HashAlgorithmName? DigestOf(string address) => address switch
    {
        Encryption + "sha256" => HashAlgorithmName.SHA256,
        More + "sha384" => HashAlgorithmName.SHA384,
        Encryption + "sha512" => HashAlgorithmName.SHA512,
        _ => null,
    };

    /// <summary>Signature algorithm of an address; <see langword="null"/> when it is unknown or too weak.</summary>
    public static SignatureAlgorithm? SignatureOf(string address) => address switch
    {
        More + "rsa-sha256" => Rsa(HashAlgorithmName.SHA256),
        More + "rsa-sha384" => Rsa(HashAlgorithmName.SHA384),
        More + "rsa-sha512" => Rsa(HashAlgorithmName.SHA512),
        Pss + "sha256-rsa-MGF1" => Rsa(HashAlgorithmName.SHA256) with { IsPss = true },
        Pss + "sha384-rsa-MGF1" => Rsa(HashAlgorithmName.SHA384) with { IsPss = true },
        Pss + "sha512-rsa-MGF1" => Rsa(HashAlgorithmName.SHA512) with { IsPss = true },
        More + "ecdsa-sha256" => Ecdsa(HashAlgorithmName.SHA256),
        More + "ecdsa-sha384" => Ecdsa(HashAlgorithmName.SHA384),
        More + "ecdsa-sha512" => Ecdsa(HashAlgorithmName.SHA512),
        _ => null,
    };

    private static SignatureAlgorithm Rsa(HashAlgorithmName digest) => new() { Family = KeyFamily.Rsa, Digest = digest };

    private static SignatureAlgorithm Ecdsa(HashAlgorithmName digest) => new() { Family = KeyFamily.Ecdsa, Digest = digest };
}
