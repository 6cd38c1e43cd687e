using System.Collections.Immutable;

namespace CpomDocs.Contrats.Classeurs;

/// <summary>The sheets of a workbook or of a folder of CSV files, before anything is known of what they mean.</summary>
/// <param name="Feuilles">Sheets, in the order of the workbook.</param>
public sealed record Classeur(ImmutableArray<Feuille> Feuilles)
{
    /// <summary>Whether dates that are plain numbers count from 1904, as in workbooks of the first Macintosh.</summary>
    public bool Depuis1904 { get; init; }
}

/// <summary>A sheet: rows of cells, and how they look where the program writes them.</summary>
/// <param name="Nom">Name of its tab.</param>
/// <param name="Lignes">Rows that hold a cell, from the top; row numbers grow, and may skip.</param>
public sealed record Feuille(string Nom, ImmutableArray<Ligne> Lignes)
{
    /// <summary>Blocks of merged cells; only the first cell of each holds a value.</summary>
    public ImmutableArray<Fusion> Fusions { get; init; } = [];

    /// <summary>How each column looks, from the left; empty where the sheet was read.</summary>
    public ImmutableArray<Colonne> Colonnes { get; init; } = [];
}

/// <summary>A row.</summary>
/// <param name="Numero">Number from 1, as a spreadsheet shows it.</param>
/// <param name="Cellules">Cells that hold something, from the left.</param>
public sealed record Ligne(int Numero, ImmutableArray<Cellule> Cellules);

/// <summary>A cell that holds something.</summary>
/// <param name="Colonne">Column from 1.</param>
/// <param name="Nature">What it holds.</param>
/// <param name="Valeur">
/// The text as typed; a number with a point, a date as <c>AAAA-MM-JJ</c>, <c>true</c> or <c>false</c>, the name of an error.
/// </param>
public readonly record struct Cellule(int Colonne, NatureCellule Nature, string Valeur);

/// <summary>What a cell holds.</summary>
public enum NatureCellule
{
    /// <summary>Text.</summary>
    Texte,

    /// <summary>Text of a file whose cells have no form (CSV): it may stand for a number or a day.</summary>
    Brut,

    /// <summary>A number.</summary>
    Nombre,

    /// <summary>A day, shown as a date.</summary>
    Date,

    /// <summary>A yes or a no of the spreadsheet itself.</summary>
    OuiNon,

    /// <summary>An error (<c>#N/A</c>), or a formula whose value was never computed.</summary>
    Erreur,
}

/// <summary>Cells merged into one, first and last included.</summary>
/// <param name="PremiereLigne">First row, from 1.</param>
/// <param name="PremiereColonne">First column, from 1.</param>
/// <param name="DerniereLigne">Last row.</param>
/// <param name="DerniereColonne">Last column.</param>
public readonly record struct Fusion(int PremiereLigne, int PremiereColonne, int DerniereLigne, int DerniereColonne);

/// <summary>How a column looks.</summary>
/// <param name="Largeur">Width in characters.</param>
/// <param name="Forme">What its cells hold.</param>
public sealed record Colonne(int Largeur, FormeColonne Forme)
{
    /// <summary>Values offered in a list; empty where there is no list.</summary>
    public ImmutableArray<string> Valeurs { get; init; } = [];

    /// <summary>Whether a value outside the list is accepted.</summary>
    public bool EstLibre { get; init; }
}

/// <summary>What the cells of a column hold.</summary>
public enum FormeColonne
{
    /// <summary>Text, whatever it looks like: a postcode keeps its zeros.</summary>
    Texte,

    /// <summary>Text over several lines.</summary>
    TexteLong,

    /// <summary>A number.</summary>
    Nombre,

    /// <summary>An amount in euros.</summary>
    Montant,

    /// <summary>A day.</summary>
    Date,
}
