using CpomDocs.Contrats.Circuits;

namespace CpomDocs.Signing.Pades;

/// <summary>What a file says of its own progress; nothing in it is verified.</summary>
/// <param name="Descripteur">Document, circuit and people expected.</param>
/// <param name="Etat">Acts found, who is next, what is missing.</param>
public sealed record SignatureStatus(Descripteur Descripteur, EtatCircuit Etat)
{
    /// <summary>The file says that a seal certifies it (<c>/Perms /DocMDP</c>, ISO 32000-2, 12.8.6).</summary>
    public bool EstCertifie { get; init; }
}
