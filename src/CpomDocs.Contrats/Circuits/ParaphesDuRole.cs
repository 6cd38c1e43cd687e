namespace CpomDocs.Contrats.Circuits;

/// <summary>Paraphes of one role in one document.</summary>
/// <param name="Role">Role that initials.</param>
/// <param name="Attendus">Number of pages to initial; 0 where the document is not initialled.</param>
/// <param name="Apposes">Number of pages already initialled.</param>
public sealed record ParaphesDuRole(Role Role, int Attendus, int Apposes);
