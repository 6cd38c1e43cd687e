using System.Collections.Immutable;
using System.Globalization;
using CpomDocs.Contrats.Classeurs;

namespace CpomDocs.Campagnes.Reports;

/// <summary>Makes sheets from plain values: a title row, then a row an item.</summary>
internal static class FeuilleTexte
{
    private const char Separator = ';';
    private const int NarrowColumn = 14;
    private const int WideColumn = 44;
    private const int WideFrom = 20;

    /// <summary>Makes a sheet.</summary>
    /// <param name="nom">Name of its tab.</param>
    /// <param name="titres">Titles, separated by semicolons.</param>
    /// <param name="lignes">Values of each row: text, number, day or nothing.</param>
    /// <returns>The sheet.</returns>
    public static Feuille Of(string nom, string titres, IEnumerable<object?[]> lignes)
    {
        string[] titles = titres.Split(Separator);
        ImmutableArray<Ligne> rows = [RowOf(1, titles), .. lignes.Select((values, rang) => RowOf(rang + 2, values))];
        return new Feuille(nom, rows) { Colonnes = [.. titles.Select((_, rang) => ColumnOf(rows, rang + 1))] };
    }

    private static Ligne RowOf(int numero, object?[] values) => new(
        numero,
        [.. values.Select((value, rang) => CellOf(rang + 1, value)).OfType<Cellule>()]);

    private static Cellule? CellOf(int colonne, object? value) => value switch
    {
        null or "" => null,
        DateOnly day => new Cellule(colonne, NatureCellule.Date, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        int or long or decimal => new Cellule(
            colonne, NatureCellule.Nombre, ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture)),
        _ => new Cellule(colonne, NatureCellule.Texte, value.ToString()!),
    };

    private static Colonne ColumnOf(ImmutableArray<Ligne> rows, int colonne)
    {
        Cellule[] cells = [.. rows.Skip(1).SelectMany(row => row.Cellules).Where(cell => cell.Colonne == colonne)];
        NatureCellule[] kinds = [.. cells.Select(cell => cell.Nature).Distinct()];
        FormeColonne form = kinds switch
        {
            [NatureCellule.Nombre] => FormeColonne.Nombre,
            [NatureCellule.Date] => FormeColonne.Date,
            _ => FormeColonne.Texte,
        };
        return new Colonne(cells.Any(cell => cell.Valeur.Length > WideFrom) ? WideColumn : NarrowColumn, form);
    }
}
