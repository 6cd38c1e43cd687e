using System.Collections.Immutable;
using CpomDocs.Campagnes.Journals;
using CpomDocs.Contrats.Diagnostics;

namespace CpomDocs.Campagnes.Runs;

/// <summary>A liasse between two stages of a run.</summary>
/// <param name="Liasse">Its documents.</param>
/// <param name="Causes">Why they were made.</param>
internal sealed record LiasseEnCours(LiasseProduite Liasse, ImmutableArray<CauseEdition> Causes)
{
    /// <summary>Number of the avenant it is; <see langword="null"/> for the documents of the contract itself.</summary>
    public int? Avenant { get; init; }

    /// <summary>Whether it takes the place of an edition that was refused or recalled.</summary>
    public bool Remplace { get; init; }

    /// <summary>What is worth saying of it, though nothing refuses it.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; init; } = [];

    public string Code => Liasse.Contrat.Contrat.CodeContrat;

    /// <summary>Name of one of its files among those of the contract: an avenant and what it changes have a folder of their own.</summary>
    public string NomDe(string fichier) => Avenant is { } numero ? ArchiveContent.CodeOf(numero) + "/" + fichier : fichier;
}
