namespace CpomDocs.Signing.Deferred;

/// <summary>A request, and the file to keep until its signature comes.</summary>
/// <param name="Demande">The request.</param>
/// <param name="File">The prepared file: the document with its act, <c>/Contents</c> all zeros.</param>
public sealed record PreparedDemande(DemandeSignature Demande, ReadOnlyMemory<byte> File);
