using System.Collections.Immutable;
using CpomDocs.Contrats.Classeurs;
using CpomDocs.Contrats.Diagnostics;

namespace CpomDocs.Tests.Contrats.Classeurs;

/// <summary>A workbook that starts valid, and what a test changes in it.</summary>
internal sealed record UnClasseur(Classeur Classeur)
{
    public static UnClasseur Valide { get; } =
        new(ClasseurWriter.Write([UnContrat.DuFichier("exemple-complet.json").ContratValide.Contrat]).Value!);

    public Outcome<ContratsDuClasseur> Lu => new ClasseurReader(ContratsFixtures.Profils).Read(Classeur);

    public UnClasseur Avec(string feuille, Func<Feuille, Feuille> change) =>
        new(Classeur with { Feuilles = [.. Classeur.Feuilles.Select(item => item.Nom == feuille ? change(item) : item)] });

    public UnClasseur SansFeuille(string feuille) =>
        new(Classeur with { Feuilles = [.. Classeur.Feuilles.Where(item => item.Nom != feuille)] });

    /// <summary>Writes a cell, or empties it.</summary>
    public UnClasseur AvecCellule(string feuille, string adresse, string? valeur, NatureCellule nature = NatureCellule.Texte)
    {
        Assert.True(AdresseCellule.TryLire(adresse, out int ligne, out int colonne));
        return Avec(feuille, item => item with
        {
            Lignes = Remplacer(item.Lignes, ligne, colonne, valeur is null ? null : (nature, valeur)),
        });
    }

    public static Feuille ColonnesInversees(Feuille feuille)
    {
        int last = feuille.Lignes.Max(ligne => ligne.Cellules.Max(cellule => cellule.Colonne)) + 1;
        return feuille with
        {
            Lignes = [.. feuille.Lignes.Select(ligne => ligne with
            {
                Cellules = [.. ligne.Cellules.Reverse().Select(cellule => cellule with { Colonne = last - cellule.Colonne })],
            })],
        };
    }

    private static ImmutableArray<Ligne> Remplacer(
        ImmutableArray<Ligne> lignes, int ligne, int colonne, (NatureCellule Nature, string Valeur)? valeur)
    {
        ImmutableArray<Ligne> present =
            lignes.Any(item => item.Numero == ligne) ? lignes : [.. lignes.Append(new Ligne(ligne, [])).OrderBy(item => item.Numero)];
        return [.. present.Select(item => item.Numero != ligne ? item : item with
        {
            Cellules = [.. item.Cellules.Where(cellule => cellule.Colonne != colonne)
                .Concat(valeur is { } v ? [new Cellule(colonne, v.Nature, v.Valeur)] : [])
                .OrderBy(cellule => cellule.Colonne)],
        })];
    }
}
