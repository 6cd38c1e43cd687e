using System.Globalization;
using CpomDocs.Contrats.Reading;

namespace CpomDocs.Contrats.Classeurs;

/// <summary>Says which cell holds, or should hold, a place of a contract.</summary>
/// <param name="feuilles">Sheets found, by what they are for.</param>
internal sealed class Localisation(Dictionary<ModeleFeuille, FeuilleLue> feuilles)
{
    /// <summary>Whether a place is missing only because its column or its sheet is, which is told once.</summary>
    /// <param name="pointeur">JSON Pointer.</param>
    /// <returns><see langword="true"/> when it is.</returns>
    internal bool EstDitUneFois(string pointeur)
    {
        string motif = Motif(pointeur);
        return feuilles.Values.Any(feuille => feuille.MotifsManquants.Contains(motif))
            || ModeleClasseur.Contrats.Feuilles.Any(modele =>
                modele.Requise && modele.MotifListe == motif && !feuilles.ContainsKey(modele));
    }

    /// <summary>Finds the place of a pointer.</summary>
    /// <param name="contrat">Contract.</param>
    /// <param name="pointeur">JSON Pointer in it.</param>
    /// <returns>The cell; failing that the row, the sheet of the contract's rows, or the row of the contract.</returns>
    internal Lieu Situer(ContratEnCours contrat, string pointeur)
    {
        if (contrat.Cellules.TryGetValue(pointeur, out Lieu? exact))
        {
            return exact;
        }

        string holder = pointeur;
        while (!contrat.Lignes.ContainsKey(holder))
        {
            holder = holder[..holder.LastIndexOf('/')];
        }

        LigneLue ligne = contrat.Lignes[holder];
        if (holder == pointeur && pointeur.Length > 0)
        {
            return ligne.Lieu;
        }

        string motif = Motif(pointeur);
        return DansLaLigne(ligne, motif) ?? DansUneAutreFeuille(contrat, motif)
            ?? AuDessus(contrat, pointeur, holder) ?? ligne.Lieu;
    }

    private static Lieu? DansLaLigne(LigneLue ligne, string motif)
    {
        ModeleFeuille modele = ligne.Feuille.Modele;
        string own = modele.Seul is { } seul && motif.StartsWith(Motif(seul), StringComparison.Ordinal)
            ? modele.Motif + motif[Motif(seul).Length..]
            : motif;
        if (modele.Trouver(own) is not { } colonne)
        {
            return null;
        }

        int rang = colonne.Annees && ligne.Feuille.Annees.Count > 0
            ? ligne.Feuille.Annees.Min(item => item.Colonne)
            : ligne.Feuille.Colonnes.GetValueOrDefault(colonne);
        return rang > 0 ? ligne.Feuille.LieuDe(ligne.Numero, rang) : ligne.Lieu;
    }

    private Lieu? DansUneAutreFeuille(ContratEnCours contrat, string motif)
    {
        ModeleFeuille? modele = ModeleClasseur.Contrats.Feuilles.FirstOrDefault(feuille => feuille.MotifListe == motif)
            ?? ModeleClasseur.Contrats.Feuilles.FirstOrDefault(feuille =>
                feuille.Motif.StartsWith(motif + "/", StringComparison.Ordinal));
        bool isPerItem = modele?.Chemin.Contains('{', StringComparison.Ordinal) == true;
        if (modele is null || motif.Length == 0 || isPerItem)
        {
            return null;
        }

        if (contrat.Premieres.TryGetValue(modele, out LigneLue? premiere))
        {
            return premiere.Lieu;
        }

        Lieu lieu = feuilles.TryGetValue(modele, out FeuilleLue? feuille) ? feuille.Lieu : new Lieu(modele.Nom, int.MaxValue);
        return lieu with { Contrat = contrat.Code };
    }

    // A place of a section that has no row of its own, as the name of an absent section: the nearest place that holds it.
    private Lieu? AuDessus(ContratEnCours contrat, string pointeur, string holder)
    {
        string parent = pointeur[..Math.Max(0, pointeur.LastIndexOf('/'))];
        return parent.Length > holder.Length ? Situer(contrat, parent) : null;
    }

    private static string Motif(string pointeur) => string.Concat(ModeleFeuille.Decouper(pointeur).Select(segment =>
        "/" + (segment.StartsWith('{') || int.TryParse(segment, NumberStyles.None, CultureInfo.InvariantCulture, out _)
            ? JsonPointer.Any : segment)));
}
