using CpomDocs.Contrats.Circuits;
using CpomDocs.Contrats.Model;

namespace CpomDocs.Signing.Pades;

/// <summary>A document with one act more.</summary>
/// <param name="File">The whole file: the earlier bytes, then the revision of the act.</param>
/// <param name="Descripteur">What the document says of itself.</param>
/// <param name="Etat">Its state after the act.</param>
/// <param name="Acte">The act.</param>
public sealed record SignedDocument(ReadOnlyMemory<byte> File, Descripteur Descripteur, EtatCircuit Etat, ActeSigne Acte);

/// <summary>An act as made, for the journal.</summary>
/// <param name="Role">Role that acted.</param>
/// <param name="Signataire">The person who acted, delegate included.</param>
/// <param name="Instant">Claimed signing time (UTC, whole seconds).</param>
/// <param name="Paraphes">Number of pages initialled.</param>
/// <param name="Motif">Reason recorded in the signature, or <see langword="null"/>.</param>
/// <param name="EstDemonstration">Made with a demonstration key, without legal value.</param>
public sealed record ActeSigne(Role Role, Signataire Signataire, DateTimeOffset Instant, int Paraphes, string? Motif,
    bool EstDemonstration);
