namespace CpomDocs.Verification.Reports;

/// <summary>Legal level of a signature, as far as the evidence goes (règlement (UE) 910/2014, articles 3, 25 and 26).</summary>
public enum NiveauSignature
{
    /// <summary>Made with a certificate for trials.</summary>
    AUTO_SIGNE_TEST,

    /// <summary>Advanced: valid, its reliability is to be proven by whoever relies on it.</summary>
    AVANCEE,

    /// <summary>Advanced, with a qualified certificate.</summary>
    AVANCEE_CERTIFICAT_QUALIFIE,

    /// <summary>Qualified: presumed reliable (Code civil, article 1367).</summary>
    QUALIFIEE,
}
