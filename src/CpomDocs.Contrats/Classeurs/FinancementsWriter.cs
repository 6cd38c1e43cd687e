using System.Collections.Immutable;
using System.Globalization;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Contrats.Model;

namespace CpomDocs.Contrats.Classeurs;

/// <summary>Writes the sheet of a year's financing for people to fill, with the lines of the contracts in force. Stateless.</summary>
public static class FinancementsWriter
{
    private static readonly ModeleFeuille Modele = ModeleClasseur.Financements.Feuilles[0];

    /// <summary>Writes a sheet.</summary>
    /// <param name="contrats">Contracts in force, in the order of their rows.</param>
    /// <param name="exercice">The year; of each contract the one after its last, within its period, where <see langword="null"/>.</param>
    /// <returns>A sheet that explains the other, then that of the financing, its amounts empty.</returns>
    public static Classeur Write(IEnumerable<Contrat> contrats, int? exercice)
    {
        ArgumentNullException.ThrowIfNull(contrats);
        IEnumerable<Dictionary<string, string>> rows = contrats.SelectMany(contrat => Rows(contrat, exercice ?? Suivant(contrat)));
        ImmutableArray<Ligne> lignes = [new Ligne(1, Titres()), .. rows.Select((row, rang) => new Ligne(rang + 2, Cellules(row)))];
        var feuille = new Feuille(Modele.Nom, lignes) { Colonnes = [.. Formes()] };
        return new Classeur([LisezMoi.Feuille(ModeleClasseur.Financements, "LisezMoi.Financements"), feuille]);
    }

    private static int Suivant(Contrat contrat)
    {
        int last = (contrat.Annexes.Financement?.Exercices ?? []).Select(exercice => exercice.Annee)
            .DefaultIfEmpty(contrat.DateEffet.Year - 1)
            .Max();
        return Math.Min(last + 1, contrat.DateFin.Year);
    }

    private static IEnumerable<Dictionary<string, string>> Rows(Contrat contrat, int annee)
    {
        ImmutableArray<Exercice> exercices = contrat.Annexes.Financement?.Exercices ?? [];
        Exercice? source = exercices.FirstOrDefault(exercice => exercice.Annee == annee) ?? exercices.MaxBy(exercice => exercice.Annee);
        var start = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [ModeleClasseur.Financements.CodeContrat] = contrat.CodeContrat,
            ["etablissement"] = contrat.Structure.Denomination(),
            ["annee"] = Messages.Entier(annee),
        };
        return source is null or { Lignes.IsEmpty: true } ? [start] : source.Lignes.Select(ligne => Row(start, ligne));
    }

    private static Dictionary<string, string> Row(Dictionary<string, string> start, LigneFinancement ligne) =>
        new(start, StringComparer.Ordinal)
        {
            ["code"] = ligne.Code,
            ["fonds"] = ligne.Fonds.ToString(),
            ["objet"] = ligne.Objet,
            ["enVigueur"] = ligne.Montant.ToString(CultureInfo.InvariantCulture),
            ["reconductible"] = Messages.Get(ligne.Reconductible ? "Ecrit.Oui" : "Ecrit.Non"),
            ["annexeLiee"] = ligne.AnnexeLiee ?? "",
        };

    private static ImmutableArray<Cellule> Titres() => [.. Modele.Colonnes
        .Select(colonne => colonne.Titre)
        .Prepend(ModeleClasseur.Financements.CodeContrat)
        .Select((titre, rang) => new Cellule(rang + 1, NatureCellule.Texte, titre))];

    private static IEnumerable<Colonne> Formes() => Modele.Colonnes
        .Select(colonne => new Colonne(colonne.Largeur, FeuilleWriter.FormeDe(colonne)) { Valeurs = FeuilleWriter.ValeursDe(colonne) })
        .Prepend(new Colonne(LisezMoi.LargeurDuCode, FormeColonne.Texte));

    private static ImmutableArray<Cellule> Cellules(Dictionary<string, string> row)
    {
        IEnumerable<Cellule> own = Modele.Colonnes.Select((colonne, rang) =>
            new Cellule(rang + 2, NatureDe(colonne), row.GetValueOrDefault(colonne.Chemin ?? colonne.Role ?? colonne.Avenant!, "")));
        return [.. own.Prepend(new Cellule(1, NatureCellule.Texte, row[ModeleClasseur.Financements.CodeContrat]))
            .Where(cellule => cellule.Valeur.Length > 0)];
    }

    private static NatureCellule NatureDe(ModeleColonne colonne) =>
        FeuilleWriter.FormeDe(colonne) is FormeColonne.Nombre or FormeColonne.Montant ? NatureCellule.Nombre : NatureCellule.Texte;
}
