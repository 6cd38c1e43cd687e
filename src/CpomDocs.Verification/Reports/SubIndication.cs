namespace CpomDocs.Verification.Reports;

/// <summary>Why a verdict is not <see cref="Verdict.TOTAL_PASSED"/>, with the names of EN 319 102-1, 5.1.3.</summary>
public enum SubIndication
{
    /// <summary>Not parsable, not conforming, or changed after signing in a way the signature forbids.</summary>
    FORMAT_FAILURE,

    /// <summary>The signed digest is not that of the document.</summary>
    HASH_FAILURE,

    /// <summary>The signature value does not verify.</summary>
    SIG_CRYPTO_FAILURE,

    /// <summary>Signed after the revocation of the certificate, proven.</summary>
    REVOKED,

    /// <summary>Signed before the certificate began, proven.</summary>
    NOT_YET_VALID,

    /// <summary>Signed after the certificate expired, proven.</summary>
    EXPIRED,

    /// <summary>The signer's certificate is not at hand, or is not the one the signature designates.</summary>
    NO_SIGNING_CERTIFICATE_FOUND,

    /// <summary>No path leads to a trusted root.</summary>
    NO_CERTIFICATE_CHAIN_FOUND,

    /// <summary>A path exists and cannot be relied on.</summary>
    CERTIFICATE_CHAIN_GENERAL_FAILURE,

    /// <summary>The certificate was not issued for this use.</summary>
    CHAIN_CONSTRAINTS_FAILURE,

    /// <summary>Revoked by the control time, and nothing proves that the signature came before.</summary>
    REVOKED_NO_POE,

    /// <summary>An authority of the path was revoked, and nothing proves that the signature, or what it rests on, came before.</summary>
    REVOKED_CA_NO_POE,

    /// <summary>Outside its validity at the control time, and nothing proves that the signature came within it.</summary>
    OUT_OF_BOUNDS_NO_POE,

    /// <summary>The revocation data was signed by one no longer to be relied on, and nothing proves that it existed before.</summary>
    REVOCATION_OUT_OF_BOUNDS_NO_POE,

    /// <summary>An algorithm or a key size is no longer acceptable.</summary>
    CRYPTO_CONSTRAINTS_FAILURE,

    /// <summary>An algorithm or a key size is no longer acceptable, and nothing proves that the signature came when it was.</summary>
    CRYPTO_CONSTRAINTS_FAILURE_NO_POE,

    /// <summary>The signature lacks something the policy asks, or the acts of the liasse are not all there.</summary>
    SIG_CONSTRAINTS_FAILURE,

    /// <summary>Time-stamps contradict each other.</summary>
    TIMESTAMP_ORDER_FAILURE,

    /// <summary>Revocation data is required and not at hand, or too old.</summary>
    TRY_LATER,
}
