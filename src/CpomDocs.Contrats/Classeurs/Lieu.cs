using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Contrats.Reading;

namespace CpomDocs.Contrats.Classeurs;

/// <summary>A place of a workbook, as narrow as can be said.</summary>
/// <param name="Feuille">Name of the sheet.</param>
/// <param name="Rang">Rank of the sheet in the workbook.</param>
internal sealed record Lieu(string Feuille, int Rang)
{
    /// <summary>Row from 1, or 0.</summary>
    internal int Ligne { get; init; }

    /// <summary>Column from 1, or 0.</summary>
    internal int Colonne { get; init; }

    /// <summary>Title of the column, or <see langword="null"/>.</summary>
    internal string? Titre { get; init; }

    /// <summary>Code of the contract where there is no row, or <see langword="null"/>.</summary>
    internal string? Contrat { get; init; }

    /// <summary>Says the place in a diagnostic.</summary>
    /// <param name="diagnostic">Diagnostic.</param>
    /// <returns>The same, its sentence beginning with the place.</returns>
    internal Diagnostic Placer(Diagnostic diagnostic)
    {
        string? adresse = Ligne > 0 && Colonne > 0 ? AdresseCellule.De(Ligne, Colonne) : null;
        string ou = adresse is not null && Titre is not null ? Messages.Format("Lieu.Colonne", Feuille, adresse, Titre)
            : adresse is not null ? Messages.Format("Lieu.Cellule", Feuille, adresse)
            : Ligne > 0 ? Messages.Format("Lieu.Ligne", Feuille, Messages.Entier(Ligne))
            : Contrat is not null ? Messages.Format("Lieu.Contrat", Feuille, Contrat)
            : Messages.Format("Lieu.Feuille", Feuille);
        return diagnostic with
        {
            Message = ou + diagnostic.Message,
            Feuille = Feuille,
            Cellule = adresse,
            Ligne = Ligne,
            Colonne = Colonne,
        };
    }
}

/// <summary>Gathers what is wrong in one workbook; beyond ten thousand, only counts.</summary>
internal sealed class ClasseurBag
{
    private const int MostTold = 10_000;
    private readonly List<(Lieu Lieu, Diagnostic Diagnostic)> _diagnostics = [];
    private int _untold;

    /// <summary>Whether one of them refuses the workbook.</summary>
    internal bool HasError { get; private set; }

    /// <summary>Adds one.</summary>
    /// <param name="lieu">Where.</param>
    /// <param name="code">Its code.</param>
    /// <param name="gravite">Its weight.</param>
    /// <param name="values">Values of its slots.</param>
    internal void Add(Lieu lieu, string code, Gravite gravite, params object[] values)
    {
        Add(lieu, new Note(code, "", 0) { Gravite = gravite, Values = values }.ToDiagnostic());
    }

    /// <summary>Adds one.</summary>
    /// <param name="lieu">Where.</param>
    /// <param name="diagnostic">What.</param>
    internal void Add(Lieu lieu, Diagnostic diagnostic)
    {
        HasError |= diagnostic.Gravite == Gravite.Erreur;
        if (_diagnostics.Count < MostTold)
        {
            _diagnostics.Add((lieu, lieu.Placer(diagnostic)));
        }
        else
        {
            _untold++;
        }
    }

    /// <summary>Gives them all.</summary>
    /// <returns>In the order of sheets, rows and columns; last, how many are not told.</returns>
    internal System.Collections.Immutable.ImmutableArray<Diagnostic> ToImmutable() =>
        [.. _diagnostics.OrderBy(item => item.Lieu.Rang)
            .ThenBy(item => item.Lieu.Ligne)
            .ThenBy(item => item.Lieu.Colonne)
            .ThenBy(item => item.Diagnostic.Code, StringComparer.Ordinal)
            .ThenBy(item => item.Diagnostic.Pointeur, StringComparer.Ordinal)
            .Select(item => item.Diagnostic)
            .Concat(_untold == 0 ? [] : [Untold()])];

    private Diagnostic Untold()
    {
        Gravite gravite = HasError ? Gravite.Erreur : Gravite.Avertissement;
        return new Note("CPOM1077", "", 0) { Gravite = gravite, Values = [_untold] }.ToDiagnostic();
    }
}
