using System.Collections.Immutable;
using CpomDocs.Contrats.Diagnostics;

namespace CpomDocs.Contrats.Reading;

/// <summary>Gathers what is wrong in one file.</summary>
/// <param name="source">The file.</param>
internal sealed class DiagnosticBag(SourceText source)
{
    private readonly List<(int Offset, Diagnostic Diagnostic)> _diagnostics = [];

    /// <summary>Whether one of them refuses the file.</summary>
    internal bool HasError => _diagnostics.Exists(item => item.Diagnostic.Gravite == Gravite.Erreur);

    /// <summary>Pointers to what cannot be read.</summary>
    internal IEnumerable<string> ErrorPointers =>
        _diagnostics.Where(item => item.Diagnostic.Gravite == Gravite.Erreur).Select(item => item.Diagnostic.Pointeur);

    /// <summary>Adds one.</summary>
    /// <param name="code">Its code.</param>
    /// <param name="pointer">JSON Pointer to the value.</param>
    /// <param name="offset">Offset of the value in bytes.</param>
    /// <param name="values">Values of its slots.</param>
    internal void Add(string code, string pointer, int offset, params object[] values)
    {
        Add(new Note(code, pointer, offset) { Values = values });
    }

    /// <summary>Adds one.</summary>
    /// <param name="note">What it says.</param>
    internal void Add(Note note)
    {
        (int line, int column) = source.PositionOf(note.Offset);
        _diagnostics.Add((note.Offset, note.ToDiagnostic() with { Ligne = line, Colonne = column }));
    }

    /// <summary>Adds one whose sentences are made.</summary>
    /// <param name="diagnostic">The diagnostic.</param>
    /// <param name="offset">Offset of the value in bytes.</param>
    internal void Add(Diagnostic diagnostic, int offset)
    {
        (int line, int column) = source.PositionOf(offset);
        _diagnostics.Add((offset, diagnostic with { Ligne = line, Colonne = column }));
    }

    /// <summary>Gives them all.</summary>
    /// <param name="famille">Title of the family, named by the sources that are its own; unknown where there is none.</param>
    /// <returns>In the order of the file, then of their codes.</returns>
    internal ImmutableArray<Diagnostic> ToImmutable(string? famille = null)
    {
        return [.. _diagnostics.OrderBy(item => item.Offset)
            .ThenBy(item => item.Diagnostic.Code, StringComparer.Ordinal)
            .ThenBy(item => item.Diagnostic.Pointeur, StringComparer.Ordinal)
            .Select(item => item.Diagnostic with { Source = DiagnosticCatalogue.Cite(item.Diagnostic.Source, famille) })];
    }
}

/// <summary>A diagnostic before its sentence is made.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Pointer">JSON Pointer to the value.</param>
/// <param name="Offset">Offset of the value in bytes.</param>
internal sealed record Note(string Code, string Pointer, int Offset)
{
    /// <summary>How much it weighs.</summary>
    internal Gravite Gravite { get; init; } = Gravite.Erreur;

    /// <summary>Rule, where it is not that of the code.</summary>
    internal string? Regle { get; init; }

    /// <summary>Values of its slots.</summary>
    internal object[] Values { get; init; } = [];

    /// <summary>Makes its sentences.</summary>
    /// <returns>The diagnostic, without line or column.</returns>
    internal Diagnostic ToDiagnostic()
    {
        DiagnosticEntry entry = DiagnosticCatalogue.Get(Code);
        return new Diagnostic
        {
            Code = Code,
            Regle = Regle ?? entry.Regle,
            Gravite = Gravite,
            Message = string.Format(Messages.French, entry.Message, Values),
            Remede = string.Format(Messages.French, entry.Remede, Values),
            Source = Regle is { } regle ? DiagnosticCatalogue.SourceOf(regle) : entry.Source,
            Pointeur = Pointer,
        };
    }
}
