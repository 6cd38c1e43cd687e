namespace CpomDocs.Contrats.Circuits;

/// <summary>
/// The entry of a signature dictionary that says on purpose why the holder of the certificate is not the person the document expects; it
/// is under the signature, unlike a reason in free words it cannot be there by chance.
/// </summary>
public static class MarqueTitulaire
{
    /// <summary>Key of the entry; its value is a name.</summary>
    public const string Cle = "CPOM_Titulaire";

    /// <summary>A delegate named after the document was issued; <c>/Name</c> of the signature names that person.</summary>
    public const string Delegataire = "Delegataire";

    /// <summary>Another holder, for the reason that <c>/Reason</c> gives.</summary>
    public const string Autre = "AutreTitulaire";
}
