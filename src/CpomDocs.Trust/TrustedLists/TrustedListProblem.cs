namespace CpomDocs.Trust.TrustedLists;

/// <summary>Why a file is refused as a trusted list.</summary>
public enum TrustedListProblem
{
    /// <summary>It is not well-formed XML, or passes the limits of this reader.</summary>
    NotXml,

    /// <summary>It is XML, but no trusted list of ETSI TS 119 612.</summary>
    NotATrustedList,

    /// <summary>It carries no signature, or several.</summary>
    NotSignedOnce,

    /// <summary>Its signature covers something else than the whole list, or uses an algorithm unknown to this judge.</summary>
    SignatureMalformed,

    /// <summary>Its signature does not verify: the list was changed, or is not from its signatory.</summary>
    SignatureInvalid,
}
