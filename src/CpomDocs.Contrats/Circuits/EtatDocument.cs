namespace CpomDocs.Contrats.Circuits;

/// <summary>How far a document has gone along its circuit.</summary>
public enum EtatDocument
{
    /// <summary>Rendered; the establishment has not signed (or nobody has to).</summary>
    EMIS,

    /// <summary>Signed by every party of the establishment's side.</summary>
    SIGNE_ETABLISSEMENT,

    /// <summary>Signed by the establishment's side and by the département.</summary>
    SIGNE_DEPARTEMENT,

    /// <summary>Signed by every signatory of the circuit.</summary>
    SIGNE,

    /// <summary>
    /// Signed by everybody but the département: complete, without effect as a convention of aide sociale (SIG-06, CSP art. L. 6114-1-2).
    /// </summary>
    SANS_COSIGNATURE,
}
