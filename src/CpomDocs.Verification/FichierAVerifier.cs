namespace CpomDocs.Verification;

/// <summary>A file to judge.</summary>
/// <param name="Nom">Name by which the report calls it.</param>
/// <param name="Contenu">Its bytes; must not change during the verification.</param>
public sealed record FichierAVerifier(string Nom, ReadOnlyMemory<byte> Contenu);
