namespace CpomDocs.Contrats.Model;

/// <summary>
/// A delegate chosen after a document was rendered, as the file <c>cpomdocs/delegataire/1</c> says it: an item of <c>signataires</c>, with
/// its delegation.
/// </summary>
public sealed record Delegataire
{
    /// <summary><c>M.</c> or <c>Mme</c>.</summary>
    public string Civilite { get; init; } = "";

    /// <summary>First name.</summary>
    public string Prenom { get; init; } = "";

    /// <summary>Family name.</summary>
    public string Nom { get; init; } = "";

    /// <summary>Quality as printed.</summary>
    public string Qualite { get; init; } = "";

    /// <summary>Text of the paraphe.</summary>
    public string Initiales { get; init; } = "";

    /// <summary>Written act by which the person signs for another.</summary>
    public Delegation Delegation { get; init; } = new();
}
