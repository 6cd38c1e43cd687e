using System.Collections.Immutable;
using CpomDocs.Contrats.Circuits;
using CpomDocs.Signing.Pades;

namespace CpomDocs.Cli.Json;

/// <summary>Result of <c>status</c>.</summary>
internal sealed record StatusDocument(string Schema, ImmutableArray<DocumentStatusItem> Documents);

/// <summary>Where a document stands.</summary>
internal sealed record DocumentStatusItem(
    string Fichier,
    string CodeContrat,
    string Document,
    string Intitule,
    string Etat,
    ImmutableArray<string> Signe,
    string? Prochain,
    ImmutableArray<string> Manquants,
    bool OrdreRespecte,
    bool Complet,
    ImmutableArray<ParapheItem> Paraphes)
{
    /// <summary>Why the document was refused or recalled, if it was.</summary>
    public string? Motif { get; init; }

    /// <summary>Makes the item of a document.</summary>
    /// <param name="fichier">Path as given.</param>
    /// <param name="descripteur">What the document says of itself.</param>
    /// <param name="etat">Acts found.</param>
    /// <returns>The item.</returns>
    public static DocumentStatusItem Of(string fichier, Descripteur descripteur, EtatCircuit etat) => new(
        fichier,
        descripteur.CodeContrat,
        descripteur.Document,
        descripteur.Intitule,
        etat.Etat.ToString(),
        [.. etat.Signes.Select(role => role.Nom)],
        etat.Prochain?.Nom,
        [.. etat.Manquants.Select(role => role.Nom)],
        etat.OrdreRespecte,
        etat.EstComplet,
        [.. etat.Paraphes.Select(paraphes => new ParapheItem(paraphes.Role.Nom, paraphes.Attendus, paraphes.Apposes))]);

    /// <summary>Makes the item of a document.</summary>
    /// <param name="fichier">Path as given.</param>
    /// <param name="status">What was read in it.</param>
    /// <returns>The item.</returns>
    public static DocumentStatusItem Of(string fichier, SignatureStatus status) => Of(fichier, status.Descripteur, status.Etat);
}

/// <summary>Initials of a role on a document.</summary>
internal sealed record ParapheItem(string Role, int Attendus, int Apposes);

/// <summary>Result of <c>sign</c>.</summary>
internal sealed record SigningDocument(
    string Schema,
    string? Role,
    int Signes,
    int DejaSignes,
    int NonConcernes,
    int Refuses,
    int Echecs,
    ImmutableArray<SigningItem> Documents);

/// <summary>What became of a document.</summary>
internal sealed record SigningItem(string Fichier, string Sort, string? Etat, string? Message, ImmutableArray<DiagnosticItem> Diagnostics);
