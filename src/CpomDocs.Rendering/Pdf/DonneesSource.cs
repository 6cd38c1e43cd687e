namespace CpomDocs.Rendering.Pdf;

/// <summary>The data a document was made from, carried inside its PDF as an associated file (ISO 19005-3, 6.8).</summary>
/// <param name="Nom">File name announced, <c>349900019AA.json</c>.</param>
/// <param name="Contenu">Bytes of the JSON file, kept as they are.</param>
public sealed record DonneesSource(string Nom, ReadOnlyMemory<byte> Contenu);
