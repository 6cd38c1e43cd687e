using System.Collections.Immutable;

namespace CpomDocs.Contrats.Classeurs;

/// <summary>A sheet of the workbook whose columns are recognised.</summary>
/// <param name="modele">What the sheet is for.</param>
/// <param name="feuille">The sheet.</param>
/// <param name="rang">Its rank in the workbook.</param>
internal sealed class FeuilleLue(ModeleFeuille modele, Feuille feuille, int rang)
{
    /// <summary>What the sheet is for.</summary>
    internal ModeleFeuille Modele { get; } = modele;

    /// <summary>The sheet.</summary>
    internal Feuille Feuille { get; } = feuille;

    /// <summary>The whole sheet, as a place.</summary>
    internal Lieu Lieu { get; } = new(feuille.Nom, rang);

    /// <summary>Column of the contract's code, or 0.</summary>
    internal int ColonneCode { get; set; }

    /// <summary>Columns found, by what they hold.</summary>
    internal Dictionary<ModeleColonne, int> Colonnes { get; } = [];

    /// <summary>Columns of one year each, with the year.</summary>
    internal List<(int Colonne, int Annee)> Annees { get; } = [];

    /// <summary>Columns that every row needs and that are missing.</summary>
    internal HashSet<string> MotifsManquants { get; } = new(StringComparer.Ordinal);

    /// <summary>Its rows, titles left out, in the order in which they are to be read.</summary>
    internal IEnumerable<LigneLue> Lignes
    {
        get
        {
            IEnumerable<LigneLue> rows = Feuille.Lignes.Skip(1).Select(ligne => new LigneLue(this, ligne));
            return Modele.Rang is { } rang ? rows.OrderBy(row => row.RangDe(rang)) : rows;
        }
    }

    /// <summary>Gives the place of a cell.</summary>
    /// <param name="ligne">Row from 1.</param>
    /// <param name="colonne">Column from 1.</param>
    /// <returns>The place, with the title of the column.</returns>
    internal Lieu LieuDe(int ligne, int colonne)
    {
        string? titre = Feuille.Lignes[0].Cellules.Where(cellule => cellule.Colonne == colonne).Select(cellule => cellule.Valeur)
            .FirstOrDefault();
        return Lieu with { Ligne = ligne, Colonne = colonne, Titre = titre };
    }
}

/// <summary>A row of a recognised sheet.</summary>
internal sealed class LigneLue
{
    private readonly ImmutableArray<Cellule> _cellules;

    internal LigneLue(FeuilleLue feuille, Ligne ligne)
    {
        Feuille = feuille;
        Numero = ligne.Numero;
        bool isOwn = ligne.Cellules.Any(EstRemplie);
        _cellules = isOwn ? [.. ligne.Cellules, .. Fusionnees(feuille.Feuille, ligne)] : [];
    }

    /// <summary>Sheet of the row.</summary>
    internal FeuilleLue Feuille { get; }

    /// <summary>Number from 1.</summary>
    internal int Numero { get; }

    /// <summary>Whether one of its cells says something.</summary>
    internal bool EstRenseignee => _cellules.Any(EstRemplie);

    /// <summary>The whole row, as a place.</summary>
    internal Lieu Lieu => Feuille.Lieu with { Ligne = Numero };

    /// <summary>Code of its contract; empty where it says none.</summary>
    internal string Code => Texte(Feuille.ColonneCode);

    /// <summary>Gives the cell of a column.</summary>
    /// <param name="colonne">Column.</param>
    /// <returns>The cell, or <see langword="null"/> where it says nothing.</returns>
    internal Cellule? De(ModeleColonne colonne) =>
        Feuille.Colonnes.TryGetValue(colonne, out int rang) ? De(rang) : null;

    /// <summary>Gives the cell of a column.</summary>
    /// <param name="colonne">Column from 1.</param>
    /// <returns>The cell, or <see langword="null"/> where it says nothing.</returns>
    internal Cellule? De(int colonne)
    {
        foreach (Cellule cellule in _cellules)
        {
            if (cellule.Colonne == colonne && EstRemplie(cellule))
            {
                return cellule;
            }
        }

        return null;
    }

    /// <summary>Gives the text of a column.</summary>
    /// <param name="colonne">Column from 1.</param>
    /// <returns>The text, without spaces around it.</returns>
    internal string Texte(int colonne) => De(colonne)?.Valeur.Trim() ?? "";

    /// <summary>Gives the text of the column of a key.</summary>
    /// <param name="cle">Name of the key.</param>
    /// <returns>The text, without spaces around it.</returns>
    internal string TexteDeCle(string cle)
    {
        ModeleColonne? colonne = Feuille.Modele.Colonnes.FirstOrDefault(colonne => colonne.Cle == cle);
        return colonne is null ? "" : De(colonne)?.Valeur.Trim() ?? "";
    }

    /// <summary>Gives the rank written in a row.</summary>
    /// <param name="rang">Column of the rank.</param>
    /// <returns>The rank, or 0.</returns>
    internal decimal RangDe(ModeleColonne rang) => decimal.TryParse(
        De(rang)?.Valeur, System.Globalization.NumberStyles.Number, System.Globalization.CultureInfo.InvariantCulture, out decimal value)
            ? value : 0;

    private static bool EstRemplie(Cellule cellule) => !string.IsNullOrWhiteSpace(cellule.Valeur);

    // Merged cells hold their value once; it stands for each row of the block that says something else.
    private static IEnumerable<Cellule> Fusionnees(Feuille feuille, Ligne ligne)
    {
        foreach (Fusion fusion in feuille.Fusions.Where(fusion =>
            fusion.PremiereLigne < ligne.Numero && ligne.Numero <= fusion.DerniereLigne))
        {
            Cellule first = feuille.Lignes.FirstOrDefault(other => other.Numero == fusion.PremiereLigne)?.Cellules
                .FirstOrDefault(cellule => cellule.Colonne == fusion.PremiereColonne) ?? default;
            if (first.Valeur is not null)
            {
                yield return first;
            }
        }
    }
}
