namespace CpomDocs.Contrats.Changements;

/// <summary>A negotiated value that somebody edited in a document.</summary>
/// <param name="Pointeur">JSON Pointer to the value in the contract that the document was made from.</param>
/// <param name="Avant">Its text as the document was issued.</param>
/// <param name="Apres">Its text as the document now has it.</param>
/// <param name="Lieu">Where it stands in the document, for the diagnostics.</param>
public sealed record ValeurEditee(string Pointeur, string Avant, string Apres, string Lieu);
