namespace CpomDocs.Contrats.Changements;

/// <summary>A contract with edited values; its rules are not judged yet.</summary>
/// <param name="Json">The file, in canonical form.</param>
public sealed record ContratReecrit(ReadOnlyMemory<byte> Json);
