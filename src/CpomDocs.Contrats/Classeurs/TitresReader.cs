using System.Globalization;
using System.Text.RegularExpressions;
using CpomDocs.Contrats.Diagnostics;
using CpomDocs.Contrats.Reading;

namespace CpomDocs.Contrats.Classeurs;

/// <summary>Recognises the sheets and columns of a workbook by their names, whatever their case, accents and order.</summary>
/// <param name="bag">Takes what is wrong.</param>
/// <param name="modele">What the workbook holds.</param>
internal sealed partial class TitresReader(ClasseurBag bag, ModeleClasseur modele)
{
    /// <summary>Recognises the sheets.</summary>
    /// <param name="classeur">Workbook.</param>
    /// <returns>The sheets found, by what they are for.</returns>
    internal Dictionary<ModeleFeuille, FeuilleLue> Lire(Classeur classeur)
    {
        var lues = new Dictionary<ModeleFeuille, FeuilleLue>();
        for (int rang = 0; rang < classeur.Feuilles.Length; rang++)
        {
            Feuille feuille = classeur.Feuilles[rang];
            if (!feuille.Lignes.IsEmpty && Spelling.Key(feuille.Nom) != Spelling.Key(modele.LisezMoi))
            {
                Lire(feuille, rang, lues);
            }
        }

        foreach (ModeleFeuille absente in modele.Feuilles.Where(attendue => attendue.Requise && !lues.ContainsKey(attendue)))
        {
            bag.Add(new Lieu(absente.Nom, int.MaxValue), "CPOM1060", Gravite.Erreur, absente.Nom, absente.Aide);
        }

        return lues;
    }

    private void Lire(Feuille feuille, int rang, Dictionary<ModeleFeuille, FeuilleLue> lues)
    {
        ModeleFeuille? attendue = modele.Feuilles.FirstOrDefault(attendue => Spelling.Key(attendue.Nom) == Spelling.Key(feuille.Nom));
        var lieu = new Lieu(feuille.Nom, rang);
        if (attendue is null)
        {
            string meant = Meant(feuille.Nom, modele.Feuilles.Where(item => !lues.ContainsKey(item)).Select(item => item.Nom));
            bag.Add(lieu, "CPOM1061", Gravite.Avertissement, feuille.Nom, meant);
        }
        else if (lues.TryGetValue(attendue, out FeuilleLue? premiere))
        {
            bag.Add(lieu, "CPOM1073", Gravite.Erreur, feuille.Nom, premiere.Feuille.Nom);
        }
        else
        {
            lues[attendue] = LireTitres(new FeuilleLue(attendue, feuille, rang));
        }
    }

    /// <summary>Recognises the columns of a sheet whose use is known.</summary>
    /// <param name="attendue">What the sheet is for.</param>
    /// <param name="feuille">The sheet.</param>
    /// <param name="rang">Its rank in the workbook.</param>
    /// <returns>The sheet, its columns found.</returns>
    internal FeuilleLue LireFeuille(ModeleFeuille attendue, Feuille feuille, int rang) =>
        LireTitres(new FeuilleLue(attendue, feuille, rang));

    private FeuilleLue LireTitres(FeuilleLue lue)
    {
        foreach (Cellule titre in lue.Feuille.Lignes[0].Cellules.Where(cellule => !string.IsNullOrWhiteSpace(cellule.Valeur)))
        {
            LireTitre(lue, titre);
        }

        ReportUntitled(lue);
        if (lue.Modele.Requise || lue.Lignes.Any(ligne => ligne.EstRenseignee))
        {
            ReportMissing(lue);
        }

        foreach (Fusion fusion in lue.Feuille.Fusions)
        {
            Lieu lieu = lue.LieuDe(fusion.PremiereLigne, fusion.PremiereColonne);
            string last = AdresseCellule.De(fusion.DerniereLigne, fusion.DerniereColonne);
            bag.Add(lieu, "CPOM1070", Gravite.Avertissement, AdresseCellule.De(fusion.PremiereLigne, fusion.PremiereColonne), last);
        }

        return lue;
    }

    private void LireTitre(FeuilleLue lue, Cellule titre)
    {
        string key = Spelling.Key(titre.Valeur);
        ModeleColonne? colonne = lue.Modele.Colonnes.FirstOrDefault(colonne => !colonne.Annees && Spelling.Key(colonne.Titre) == key);
        bool isCode = key == Spelling.Key(modele.CodeContrat);
        Lieu lieu = lue.LieuDe(lue.Feuille.Lignes[0].Numero, titre.Colonne);
        if (lue.Modele.Colonnes.Any(item => item.Annees) && YearTitle().Match(key) is { Success: true } year)
        {
            LireAnnee(lue, titre, int.Parse(year.ValueSpan[^4..], NumberStyles.None, CultureInfo.InvariantCulture));
        }
        else if (isCode && lue.ColonneCode == 0)
        {
            lue.ColonneCode = titre.Colonne;
        }
        else if (isCode || (colonne is not null && lue.Colonnes.ContainsKey(colonne)))
        {
            bag.Add(lieu, "CPOM1064", Gravite.Erreur, titre.Valeur);
        }
        else if (colonne is null)
        {
            IEnumerable<string> free = lue.Modele.Colonnes.Where(item => !lue.Colonnes.ContainsKey(item)).Select(item => item.Titre);
            bag.Add(lieu, "CPOM1063", Gravite.Avertissement, Quote.Text(titre.Valeur), Meant(titre.Valeur, free));
        }

        if (colonne is not null)
        {
            lue.Colonnes.TryAdd(colonne, titre.Colonne);
        }
    }

    private void LireAnnee(FeuilleLue lue, Cellule titre, int annee)
    {
        if (lue.Annees.Exists(item => item.Annee == annee))
        {
            bag.Add(lue.LieuDe(lue.Feuille.Lignes[0].Numero, titre.Colonne), "CPOM1064", Gravite.Erreur, titre.Valeur);
            return;
        }

        lue.Annees.Add((titre.Colonne, annee));
    }

    private void ReportUntitled(FeuilleLue lue)
    {
        HashSet<int> titled = [.. lue.Feuille.Lignes[0].Cellules.Where(cellule => !string.IsNullOrWhiteSpace(cellule.Valeur))
            .Select(cellule => cellule.Colonne)];
        foreach (Ligne ligne in lue.Feuille.Lignes.Skip(1))
        {
            foreach (Cellule cellule in ligne.Cellules.Where(cellule => !string.IsNullOrWhiteSpace(cellule.Valeur)))
            {
                if (titled.Add(cellule.Colonne))
                {
                    string letters = AdresseCellule.Lettres(cellule.Colonne);
                    bag.Add(lue.LieuDe(ligne.Numero, cellule.Colonne), "CPOM1063", Gravite.Avertissement, letters, "");
                }
            }
        }
    }

    private void ReportMissing(FeuilleLue lue)
    {
        Lieu lieu = lue.Lieu with { Ligne = lue.Feuille.Lignes[0].Numero };
        if (lue.ColonneCode == 0)
        {
            bag.Add(lieu, "CPOM1062", Gravite.Erreur, modele.CodeContrat, "");
        }

        foreach (ModeleColonne colonne in lue.Modele.Colonnes.Where(colonne =>
            (colonne.Requise || colonne.Cle is not null) && !colonne.Annees && !colonne.EstCode && !lue.Colonnes.ContainsKey(colonne)))
        {
            string what = colonne.Faits is { } faits ? Messages.Format("Contenu", faits.Texte) : "";
            bag.Add(lieu, "CPOM1062", Gravite.Erreur, colonne.Titre, what);
            if (colonne.Motif is not null)
            {
                lue.MotifsManquants.Add(colonne.Motif);
            }
        }
    }

    private static string Meant(string written, IEnumerable<string> expected) =>
        Spelling.Nearest(written, expected) is { } meant ? Messages.Format("VouliezVousDire", Quote.Text(meant)) : "";

    [GeneratedRegex(@"\Acible[12][0-9]{3}\z", RegexOptions.CultureInvariant)]
    private static partial Regex YearTitle();
}
