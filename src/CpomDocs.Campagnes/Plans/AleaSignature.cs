namespace CpomDocs.Campagnes.Plans;

/// <summary>What goes otherwise than planned when an invented liasse is signed.</summary>
internal enum AleaSignature
{
    /// <summary>Everybody signs.</summary>
    AUCUN,

    /// <summary>The president of the département does not sign: the agency goes without (SIG-06).</summary>
    SANS_PCD,

    /// <summary>The establishment is late: nobody has signed yet.</summary>
    ATTEND_ETABLISSEMENT,

    /// <summary>The agency is late: the others have signed.</summary>
    ATTEND_AGENCE,

    /// <summary>The establishment refuses one document.</summary>
    REFUS,
}
