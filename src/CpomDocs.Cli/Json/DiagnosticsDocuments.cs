using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Contrats.Model;

namespace CpomDocs.Cli.Json;

/// <summary>Result of <c>contrat check</c>, and of any command that finds errors in data.</summary>
internal sealed record DiagnosticsDocument(string Schema, bool Valide, ImmutableArray<CheckedFileItem> Fichiers)
{
    /// <summary>Rules that the families of the files switch off, and why.</summary>
    public ImmutableArray<InactiveRuleItem> ReglesInactives { get; init; } = [];

    /// <summary>Files written, where the command writes what it judged; absent otherwise.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableArray<string>? Ecrits { get; init; }

    /// <summary>Makes the document.</summary>
    /// <param name="fichiers">Diagnostics by file, in the order of the command line.</param>
    /// <returns>The document; <c>valide</c> means that no file has an error.</returns>
    public static DiagnosticsDocument Of(IEnumerable<CheckedFileItem> fichiers)
    {
        ImmutableArray<CheckedFileItem> items = [.. fichiers];
        return new DiagnosticsDocument("cpomdocs/diagnostics/1", items.All(item => item.Valide), items);
    }
}

/// <summary>A rule that a family switches off.</summary>
internal sealed record InactiveRuleItem(string Profil, string Regle, string Motif)
{
    /// <summary>Makes the items of families.</summary>
    /// <param name="profils">The families.</param>
    /// <returns>By family, then by rule.</returns>
    public static ImmutableArray<InactiveRuleItem> Of(IEnumerable<Profil> profils) =>
        [.. from profil in profils.DistinctBy(profil => profil.Code).OrderBy(profil => profil.Code, StringComparer.Ordinal)
            from regle in profil.Regles
            where regle.Value.Gravite is null
            select new InactiveRuleItem(profil.Code, regle.Key, regle.Value.Motif ?? "")];
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
    /// <summary>Sheet of the workbook; absent for any other file.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Feuille { get; init; }

    /// <summary>Address of the cell; absent where no cell is at fault.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Cellule { get; init; }

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
        diagnostic.Remede)
    {
        Feuille = diagnostic.Feuille,
        Cellule = diagnostic.Cellule,
    };

    private static string WordOf(Gravite gravite) => gravite switch
    {
        Contrats.Diagnostics.Gravite.Erreur => "erreur",
        Contrats.Diagnostics.Gravite.Avertissement => "avertissement",
        _ => "information",
    };
}
