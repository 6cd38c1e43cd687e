using CpomDocs.Contrats.Circuits;

namespace CpomDocs.Signing.Pades;

/// <summary>What a file says of its own progress; nothing in it is verified.</summary>
/// <param name="Descripteur">Document, circuit and people expected.</param>
/// <param name="Etat">Acts found, who is next, what is missing.</param>
public sealed record SignatureStatus(Descripteur Descripteur, EtatCircuit Etat);
