namespace CpomDocs.Contrats.Circuits;

/// <summary>How far a document has gone along its circuit.</summary>
public enum EtatDocument
{
    /// <summary>Rendered; the establishment has not signed, or not all its signatories have (or nobody has to).</summary>
    EMIS,

    /// <summary>
    /// Signed by every signatory of the establishment's side; where agencies are several, it stays so until the last of them has signed.
    /// </summary>
    SIGNE_ETABLISSEMENT,

    /// <summary>Signed by the establishment's side and by the département.</summary>
    SIGNE_DEPARTEMENT,

    /// <summary>Signed by every signatory of the circuit.</summary>
    SIGNE,

    /// <summary>
    /// Signed by everybody but the département: complete, without effect as a convention of aide sociale (SIG-06, CSP art. L. 6114-1-2).
    /// Where the family makes the département sign last, it may still come, and the document is then signed.
    /// </summary>
    SANS_COSIGNATURE,
}
