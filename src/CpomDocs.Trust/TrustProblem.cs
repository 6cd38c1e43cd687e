namespace CpomDocs.Trust;

/// <summary>Why a signature, a certificate path or a time-stamp is not accepted; the verdict of EN 319 102-1 follows from it.</summary>
public enum TrustProblem
{
    /// <summary>The bytes are no well-formed, bounded ASN.1 value.</summary>
    Malformed,

    /// <summary>Something other than zero padding follows the value.</summary>
    TrailingBytes,

    /// <summary>The value is not a CMS SignedData.</summary>
    NotSignedData,

    /// <summary>The SignedData has no SignerInfo, or several.</summary>
    NotOneSigner,

    /// <summary>A detached signature carries its content, or a time-stamp token has none.</summary>
    WrongEncapsulation,

    /// <summary>The digest algorithms of the SignedData and of its SignerInfo differ.</summary>
    DigestAlgorithmsDiffer,

    /// <summary>The signed attributes are absent, repeated, or not a DER set.</summary>
    BadSignedAttributes,

    /// <summary>No certificate at hand is the signer's.</summary>
    NoSigningCertificate,

    /// <summary>The signing-certificate attribute designates another certificate.</summary>
    SigningCertificateMismatch,

    /// <summary>The digest of the content is not the signed one.</summary>
    DigestMismatch,

    /// <summary>The signature value does not verify with the signer's key.</summary>
    SignatureInvalid,

    /// <summary>Algorithm unknown to this judge: nothing was verified.</summary>
    AlgorithmUnknown,

    /// <summary>The value verifies with an algorithm or a key size that was no longer reliable at the control time.</summary>
    AlgorithmWeak,

    /// <summary>No path leads to a trusted root.</summary>
    NoPath,

    /// <summary>A certificate of the path is not signed by its issuer's key.</summary>
    PathSignatureInvalid,

    /// <summary>A certificate of the path is not valid yet at the control time.</summary>
    NotYetValid,

    /// <summary>A certificate of the path has expired at the control time.</summary>
    Expired,

    /// <summary>An issuer of the path is no certification authority, or is one too many.</summary>
    NotAnAuthority,

    /// <summary>The usage written in a certificate does not allow what it is used for.</summary>
    WrongUsage,

    /// <summary>A critical extension is unknown, or cannot be honoured.</summary>
    CriticalExtension,

    /// <summary>A name of the path is outside the name constraints of an authority.</summary>
    NameConstraints,

    /// <summary>The policies that an authority of the path demands are not those of the certificates below it.</summary>
    CertificatePolicies,

    /// <summary>The time-stamp is over something else.</summary>
    ImprintMismatch,
}
