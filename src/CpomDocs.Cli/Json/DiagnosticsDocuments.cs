using System.Collections.Immutable;
using CpomDocs.Contrats.Diagnostics;

namespace CpomDocs.Cli.Json;

/// <summary>Result of <c>contrat check</c>, and of any command that finds errors in data.</summary>
internal sealed record DiagnosticsDocument(string Schema, bool Valide, ImmutableArray<CheckedFileItem> Fichiers)
{
    /// <summary>Makes the document.</summary>
    /// <param name="fichiers">Diagnostics by file, in the order of the command line.</param>
    /// <returns>The document; <c>valide</c> means that no file has an error.</returns>
    public static DiagnosticsDocument Of(IEnumerable<CheckedFileItem> fichiers)
    {
        ImmutableArray<CheckedFileItem> items = [.. fichiers];
        return new DiagnosticsDocument("cpomdocs/diagnostics/1", items.All(item => item.Valide), items);
    }
}

/// <summary>A file that was read.</summary>
internal sealed record CheckedFileItem(string Fichier, bool Valide, ImmutableArray<DiagnosticItem> Diagnostics)
{
    /// <summary>Makes the item of a file.</summary>
    /// <param name="fichier">Name as given.</param>
    /// <param name="diagnostics">What was found in it.</param>
    /// <returns>The item.</returns>
    public static CheckedFileItem Of(string fichier, ImmutableArray<Diagnostic> diagnostics) => new(
        fichier,
        diagnostics.All(diagnostic => diagnostic.Gravite != Gravite.Erreur),
        [.. diagnostics.Select(DiagnosticItem.Of)]);
}

/// <summary>A diagnostic.</summary>
internal sealed record DiagnosticItem(
    string Code,
    string? Regle,
    string Gravite,
    string Message,
    string Pointeur,
    int Ligne,
    int Colonne,
    string? Source,
    string? Remede)
{
    /// <summary>Makes the item of a diagnostic.</summary>
    /// <param name="diagnostic">The diagnostic.</param>
    /// <returns>The item.</returns>
    public static DiagnosticItem Of(Diagnostic diagnostic) => new(
        diagnostic.Code,
        diagnostic.Regle,
        WordOf(diagnostic.Gravite),
        diagnostic.Message,
        diagnostic.Pointeur,
        diagnostic.Ligne,
        diagnostic.Colonne,
        diagnostic.Source,
        diagnostic.Remede);

    private static string WordOf(Gravite gravite) => gravite switch
    {
        Contrats.Diagnostics.Gravite.Erreur => "erreur",
        Contrats.Diagnostics.Gravite.Avertissement => "avertissement",
        _ => "information",
    };
}
