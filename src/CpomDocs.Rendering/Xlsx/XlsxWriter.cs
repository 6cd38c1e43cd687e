using System.Collections.Immutable;
using CpomDocs.Contrats.Classeurs;
using CpomDocs.Contrats.Diagnostics;

namespace CpomDocs.Rendering.Xlsx;

/// <summary>
/// Writes sheets as an Office Open XML workbook, same bytes every time: titles that stay in view, columns with their width, form and
/// list of values. Stateless.
/// </summary>
public static class XlsxWriter
{
    private const int LongestText = 32_767;

    /// <summary>Writes a workbook.</summary>
    /// <param name="classeur">Sheets; the first row of each holds the titles.</param>
    /// <returns>The file; CPOM4303 for each text that a cell cannot hold.</returns>
    public static Outcome<byte[]> Write(Classeur classeur)
    {
        ArgumentNullException.ThrowIfNull(classeur);
        ImmutableArray<Diagnostic> tooLong = [.. classeur.Feuilles.SelectMany(TooLong)];
        return tooLong.IsEmpty ? Outcome.Of(new XlsxPackage(classeur).Build()) : Outcome.Failure<byte[]>(tooLong);
    }

    private static IEnumerable<Diagnostic> TooLong(Feuille feuille) =>
        from ligne in feuille.Lignes
        from cellule in ligne.Cellules
        where cellule.Valeur.Length > LongestText
        let adresse = AdresseCellule.De(ligne.Numero, cellule.Colonne)
        select new Diagnostic
        {
            Code = "CPOM4303",
            Gravite = Gravite.Erreur,
            Message = Messages.Format("CPOM4303", feuille.Nom, adresse, cellule.Valeur.Length, LongestText),
            Remede = Messages.Get("CPOM4303.Remede"),
            Feuille = feuille.Nom,
            Cellule = adresse,
            Ligne = ligne.Numero,
            Colonne = cellule.Colonne,
        };
}
