namespace CpomDocs.Trust.Cms;

/// <summary>How a key signs.</summary>
public enum SignatureScheme
{
    /// <summary>RSASSA-PKCS1-v1_5 (RFC 8017, 8.2).</summary>
    RsaPkcs1,

    /// <summary>RSASSA-PSS, salt as long as the digest, MGF1 with the same digest (RFC 8017, 8.1).</summary>
    RsaPss,

    /// <summary>ECDSA; the value is the DER sequence of r and s (RFC 3279, 2.2.3).</summary>
    Ecdsa,
}
