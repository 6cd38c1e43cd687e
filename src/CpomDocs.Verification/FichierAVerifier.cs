using System.Collections.Immutable;
using CpomDocs.Verification.Reports;

namespace CpomDocs.Verification;

/// <summary>A file to judge.</summary>
/// <param name="Nom">Name by which the report calls it.</param>
/// <param name="Contenu">Its bytes; must not change during the verification.</param>
public sealed record FichierAVerifier(string Nom, ReadOnlyMemory<byte> Contenu)
{
    /// <summary>
    /// The liasse it was found in; <see langword="null"/> for a file given by itself, whose companions nobody promised.
    /// </summary>
    public LiasseAVerifier? Liasse { get; init; }

    /// <summary>
    /// French sentences from where the file is kept that forbid to present it as good (refused, recalled, not the one that was issued).
    /// </summary>
    public ImmutableArray<string> Reserves { get; init; } = [];

    /// <summary>What its rendering again says, where somebody made it.</summary>
    public Reedition? Reedition { get; init; }
}

/// <summary>A folder, or an object of an archive, that holds the documents of a contract.</summary>
/// <param name="Nom">What tells it from the others of the same verification.</param>
/// <param name="Annonces">
/// Codes of the documents that its own list announces; empty when it has none. Nobody signs that list: it can only say that a document
/// was
/// never rendered there, and what the signed socle announces besides is reported.
/// </param>
public sealed record LiasseAVerifier(string Nom, ImmutableArray<string> Annonces);
