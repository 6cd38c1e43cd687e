namespace CpomDocs.Trust.Certificates;

/// <summary>What the certificate at the end of a path is used for.</summary>
public enum CertificateUse
{
    /// <summary>Signing a document: digital signature or content commitment.</summary>
    Signature,

    /// <summary>Issuing time-stamps: the purpose must be this one, alone and critical (RFC 3161, 2.3).</summary>
    Timestamp,

    /// <summary>Answering for an authority by OCSP, by its delegation (RFC 6960, 4.2.2.2).</summary>
    OcspResponse,

    /// <summary>Signing revocation lists.</summary>
    Crl,
}
